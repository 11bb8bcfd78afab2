import { afterAll, beforeAll, expect, it } from 'vitest';
import { runPivot } from '../../electron/engine/pivot/run-pivot.ts';
import type { Unit } from '../../shared/base/column-batch.ts';
import { cellNumber } from '../../shared/pivot/pivot-cell.ts';
import { type PivotField, pivotLayout, type PivotMeasure, type PivotSpec } from '../../shared/pivot/pivot-spec.ts';
import { type PivotSettings, pivotView } from '../../shared/pivot/pivot-view.ts';
import { exporters } from '../../electron/engine/exporters/registry.ts';
import { pivotModel, pivotSlides } from '../../shared/report/pivot-model.ts';
import { pivotCsv, pivotTable } from '../../shared/report/pivot-table.ts';
import type { ReportModel } from '../../shared/report/report-model.ts';
import { formatValue } from '../../shared/query/format-value.ts';
import { parseWorked } from '../../shared/query/worked-column.ts';
import { type Choices, choices } from '../support/choices.ts';
import { type FactWorkbook, factWorkbook, job } from '../support/fact-workbook.ts';
import { parseCsv } from '../support/parse-csv.ts';
import { cellCondition } from '../support/pivot-sql.ts';
import { digitsOf, readDeck, readSheet } from '../support/read-tables.ts';
import { loadRandomFacts } from '../support/random-facts.ts';

const rounds = 30;
const mostCells = 90;
const fiscalStart = 2;
const settings: PivotSettings = { weekStart: 'monday', fiscalYearStartMonth: fiscalStart, timeZone: 'America/New_York', locale: 'en-US' };

let facts: FactWorkbook;
const draw = choices(20260301);
beforeAll(async () => {
  facts = await factWorkbook({
    timeZone: settings.timeZone,
    fiscalYearStartMonth: fiscalStart,
    fx: [
      { currency: 'CAD', rate: '0.75', from: null },
      { currency: 'MXN', rate: '0.05', from: null },
    ],
  });
  await loadRandomFacts(facts, draw);
  await facts.run(`UPDATE attempt SET customer_id = 'c' || (row_no * 7919 % 211) WHERE row_no % 13 <> 0`);
  // The clocks go forward on March 8 at 07:00 UTC.
  const wall = `ts_utc - CASE WHEN ts_utc < TIMESTAMP '2026-03-08 07:00:00' THEN INTERVAL 5 HOUR ELSE INTERVAL 4 HOUR END AS wall`;
  await facts.run(`CREATE TEMP TABLE seen AS SELECT *, ${wall} FROM attempt
    WHERE extract_id <> 2 AND result IN ('approved', 'declined', 'error', 'timeout')`);
  await facts.run(`CREATE TEMP TABLE sold AS SELECT *, ${wall} FROM settlement_line WHERE type = 'sale'`);
  // Orders one by one: the first answered attempt, and whether an approval came within a day of it.
  await facts.run(`CREATE TEMP TABLE first_tries AS SELECT f.*, f.result = 'approved' OR EXISTS (
      SELECT 1 FROM seen o WHERE o.order_id = f.order_id AND o.result = 'approved' AND o.ts_utc <= f.ts_utc + INTERVAL 24 HOUR) AS is_paid
    FROM (SELECT * FROM seen QUALIFY order_id IS NULL OR row_number() OVER (PARTITION BY order_id ORDER BY ts_utc, attempt_no, extract_id, row_no) = 1) f`);
});
afterAll(() => facts.close());

interface Judged {
  readonly sql: string;
  readonly unit: Unit;
}

/** A metric of every kind, each with SQL of its own over the rows of one cell. */
const ofAttempts: Readonly<Record<string, Judged>> = {
  attempts: { sql: `SELECT count(*) FROM seen WHERE `, unit: { kind: 'count' } },
  decline_rate: {
    sql: `SELECT count(*) FILTER (WHERE result <> 'approved') / nullif(count(*), 0)::DOUBLE FROM seen WHERE `,
    unit: { kind: 'ratio' },
  },
  payment_success: {
    sql: `SELECT count(*) FILTER (WHERE is_paid) / nullif(count(*), 0)::DOUBLE FROM first_tries WHERE `,
    unit: { kind: 'ratio' },
  },
  customers: { sql: `SELECT count(DISTINCT customer_id) FROM seen WHERE `, unit: { kind: 'count' } },
  latency_p50: { sql: `SELECT median(latency_ms::DOUBLE) FROM seen WHERE `, unit: { kind: 'milliseconds' } },
  latency_p95: { sql: `SELECT round(quantile_cont(latency_ms::DOUBLE, 0.95), 9) FROM seen WHERE `, unit: { kind: 'milliseconds' } },
};
const inDollars = `gross * CASE ccy_gross WHEN 'CAD' THEN 0.75 WHEN 'MXN' THEN 0.05 ELSE 1 END`;
const ofSales: Readonly<Record<string, Judged>> = {
  settled_value: { sql: `SELECT CAST(sum(${inDollars}) AS DOUBLE) FROM sold WHERE `, unit: { kind: 'money', currency: 'USD' } },
};

const attemptColumns = [
  'partner',
  'product',
  'method',
  'channel',
  'country',
  'is_mit',
  'weekday(time)',
  'hour_of_day(time)',
  'bin(latency_ms, 500)',
];
const running: PivotMeasure = { metric: 'attempts', show: 'running', color: { kind: 'none' } };
const grains = {
  calendar: ['year', 'quarter', 'month', 'day'],
  fiscal: ['year', 'quarter', 'month'],
  iso: ['year', 'week', 'day'],
} as const;

function randomSpec(draw: Choices): { readonly spec: PivotSpec; readonly judged: Readonly<Record<string, Judged>> } {
  const isSales = draw.chance(0.2);
  const judged = isSales ? ofSales : ofAttempts;
  const calendar = draw.one(['calendar', 'fiscal', 'iso'] as const);
  const names = draw.some(isSales ? ['partner', 'product', 'ccy_gross', 'weekday(time)'] : attemptColumns, 0.25).slice(0, 3);
  const dates = draw.some<PivotField>(
    grains[calendar].map((grain) => ({ kind: 'date', grain })),
    0.35,
  );
  const fields = [
    ...names.map(
      (column): PivotField => ({
        kind: 'column',
        column,
        ...(parseWorked(column) === null && draw.chance(0.35) ? { top: draw.one([1, 2]) } : {}),
      }),
    ),
    ...dates.slice(0, 2),
  ];
  const rows = fields.filter(() => draw.chance(0.6)).slice(0, 3);
  const columns = fields.filter((field) => !rows.includes(field)).slice(0, 2);
  const metrics = Object.keys(judged);
  const shown = draw.some(metrics, 0.5);
  const layout = pivotLayout(shown.length === 0 ? [draw.one(metrics)] : shown, rows, columns);
  const where = draw.chance(0.3)
    ? ({ kind: 'compare', column: 'partner', operator: '=', value: 'Lumen' } as const)
    : ({ kind: 'all' } as const);
  const shares: readonly PivotMeasure[] = shown.includes('attempts')
    ? [{ metric: 'attempts', show: draw.one(['row_share', 'column_share', 'total_share'] as const), color: { kind: 'none' } }]
    : [];
  return {
    judged,
    spec: {
      ...layout,
      measures: [
        ...layout.measures,
        ...shares,
        ...(shown.includes('attempts') && dates.length > 0 && fields.some(({ kind }) => kind === 'date') ? [running] : []),
      ],
      calendar,
      compare: 'none',
      subtotals: draw.chance(0.8),
      period: draw.one([null, { from: '2026-02-25', to: '2026-03-20' }, { from: '2026-03-08', to: '2026-03-09' }]),
      scopeCompare: null,
      where,
    },
  };
}

async function valueOf(sql: string): Promise<number | null> {
  const rows = await facts.workbook.session.withConnection(async (connection) => (await connection.runAndReadAll(sql)).getRowsJS());
  const value = rows[0]?.[0] ?? null;
  return value === null ? null : Number(value);
}

const facing = { title: 'Pivot', workbook: 'Facts', locale: 'en-US', asOf: '2026-04-01T00:00:00.000Z', appVersion: '0' };
const filesOf = async (model: ReportModel) => ({
  sheet: await readSheet((await exporters.xlsx.write(model, 'en-US')) as Uint8Array),
  // The last two tables say where the numbers come from.
  deck: wholeTables(readDeck((await exporters.pptx.write(pivotSlides(model), 'en-US')) as Uint8Array).slice(0, -2)),
});
const deckFigures = 10;
/** A table is shown on at most four slides, of six rows or more each; the rest is in the spreadsheet. */
const leastDeckRows = 24;

/** A table that goes on over several slides, whole again: its slides have the same heads. */
function wholeTables(slides: ReturnType<typeof readDeck>): readonly (readonly (readonly string[])[])[] {
  const tables: (readonly string[])[][] = [];
  for (const [head = [], ...rows] of slides) {
    const last = tables.at(-1);
    if (last?.[0]?.join('|') === head.join('|')) last.push(...rows);
    else tables.push([head, ...rows]);
  }
  return tables;
}

it('every cell, subtotal and total of a pivot is the figure at its own grain, on screen, in CSV, spreadsheet and deck', {
  timeout: 300_000,
}, async () => {
  const counts = { cells: 0, subtotals: 0, totals: 0, shares: 0, running: 0, others: 0, sheet: 0, deck: 0, ties: 0 };
  const kinds = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    const { spec, judged } = randomSpec(draw);
    const result = await runPivot(facts.workbook, spec, job);
    const view = pivotView(result, settings);
    const table = pivotTable(view, 'en-US');
    const csv = parseCsv(pivotCsv(table).replaceAll('\r\n', '\n'), ',');
    const model = pivotModel(view, facing);
    // Files take longer to write than all else: those of every other pivot.
    const files = round % 2 === 0 ? await filesOf(model) : null;
    for (const table of files?.deck ?? [])
      expect(table.length - 1, JSON.stringify(spec)).toBeGreaterThanOrEqual(Math.min(view.rows.length, leastDeckRows));
    const filter = spec.where.kind === 'all' ? 'TRUE' : `partner = 'Lumen'`;
    const heads = Math.max(1, spec.rows.length);
    const places = view.rows.flatMap((row, down) => view.columns.map((column, across) => ({ row, column, down, across })));
    const chosen = places.length <= mostCells ? places : [...draw.some(places, mostCells / places.length), ...places.slice(-3)];
    for (const { row, column, down, across } of chosen) {
      const condition = `${filter} AND ${cellCondition(result, row.path, column.path, fiscalStart)}`;
      for (const [at, { metric, show }] of spec.measures.entries()) {
        const own = judged[metric];
        if (own === undefined) throw new Error(`No SQL for ${metric}`);
        const cell = view.cell(row.path, column.path, at);
        const where = JSON.stringify({ round, spec, row: row.path, column: column.path, metric, show });
        let expected = await valueOf(own.sql + condition);
        if (show === 'running') {
          expected = await valueOf(`${own.sql}${filter} AND ${cellCondition(result, row.path, column.path, fiscalStart, view.index.time)}`);
          counts.running++;
        } else if (show !== 'value') {
          const whole = cellCondition(
            result,
            show === 'row_share' ? row.path : [],
            show === 'column_share' ? column.path : [],
            fiscalStart,
          );
          const total = await valueOf(`${own.sql}${filter} AND ${whole}`);
          expected = expected === null || total === null || total === 0 ? null : expected / total;
          counts.shares++;
        }
        const number = cellNumber(cell);
        const unit: Unit = show === 'value' || show === 'running' ? own.unit : { kind: 'ratio' };
        if (expected === null || (expected === 0 && number === null)) expect([null, 0], where).toContain(number);
        else {
          expect(number, where).toBeCloseTo(expected, unit.kind === 'ratio' ? 12 : 6);
          // The SQL of the test adds amounts up in floats: the text is judged where that is exact.
          if (unit.kind !== 'money') expect(cell.text, where).toBe(formatValue(expected, unit));
        }
        const figure = across * spec.measures.length + at;
        expect(csv[down + 1]?.[heads + figure], where).toBe(cell.text);
        counts.cells++;
        if (row.isTotal || column.isTotal) counts.subtotals++;
        if (row.path.length + column.path.length === 0) counts.totals++;
        if (row.path.includes('(other)') || column.path.includes('(other)')) counts.others++;
        kinds.set(metric, (kinds.get(metric) ?? 0) + 1);
        if (files === null) continue;
        const inSheet = files.sheet(down, heads + figure);
        if (number === null) expect(inSheet.value, where).toBe(cell.text);
        else {
          expect(Math.abs(Number(inSheet.value) - (expected ?? 0)), where).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected ?? 0)));
          // A spreadsheet shows the one digit more of a tie, which it would round up where all else rounds to even.
          const isTie = inSheet.shown.length > digitsOf(cell.text).length && Number(inSheet.shown) === Math.abs(inSheet.exact);
          if (isTie) counts.ties++;
          else expect(inSheet.shown, where).toBe(digitsOf(cell.text));
        }
        counts.sheet++;
        const inDeck = files.deck[Math.floor(figure / deckFigures)]?.[1 + down];
        if (inDeck !== undefined) {
          expect(inDeck[heads + (figure % deckFigures)], where).toBe(cell.text);
          counts.deck++;
        }
      }
    }
  }
  process.stdout.write(
    `pivot figures compared with SQL of their own: ${counts.cells} (${counts.subtotals} in subtotals and totals, ${counts.totals} grand totals, ${counts.others} of Other, ${counts.shares} shares, ${counts.running} running totals; ${[...kinds].map(([kind, count]) => `${kind} ${count}`).join(', ')}); differences: 0\n${counts.sheet} of them again in a spreadsheet (${counts.ties} ties with a digit more), ${counts.deck} in a deck; differences: 0\n`,
  );
  expect(counts.sheet).toBeGreaterThan(1000);
  expect(counts.deck).toBeGreaterThan(800);
  expect(counts.cells).toBeGreaterThan(1500);
  expect(counts.others).toBeGreaterThan(50);
  expect(counts.running).toBeGreaterThan(50);
});
