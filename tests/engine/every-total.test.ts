import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { queryCsv, type Subtotal } from '../../electron/cli/query-text.ts';
import { subtotalSlices } from '../../electron/cli/query-slice.ts';
import { type SliceJson, sliceJson } from '../../electron/cli/slice-json.ts';
import { runSlice } from '../../electron/engine/slice/run-slice.ts';
import { exporters } from '../../electron/engine/exporters/registry.ts';
import { metricById } from '../../shared/metrics/registry.ts';
import { cleanModel } from '../../shared/report/clean-model.ts';
import { resolveReport } from '../../shared/report/resolve-report.ts';
import type { Filter } from '../../shared/query/filter.ts';
import { formatValue } from '../../shared/query/format-value.ts';
import type { SliceSpec } from '../../shared/query/slice.ts';
import { choices } from '../support/choices.ts';
import { type FactRow, type FactWorkbook, factWorkbook, job } from '../support/fact-workbook.ts';
import {
  type IndependentGrain,
  type IndependentMetric,
  independentMetrics,
  independentSql,
  independentTables,
} from '../support/independent-sql.ts';
import { parseCsv } from '../support/parse-csv.ts';
import { sampleSetting, sampleSources } from '../support/sample-report.ts';
import { randomAttempts, randomSettlement } from '../support/random-facts.ts';

const slices = 150;

let facts: FactWorkbook;
const draw = choices(20260311);
const withCustomers = (rows: readonly FactRow[]): FactRow[] =>
  rows.map((row) => ({ ...row, customer_id: draw.chance(0.1) ? null : `c${draw.below(250)}` }));

beforeAll(async () => {
  facts = await factWorkbook({
    timeZone: 'America/New_York',
    currency: 'USD',
    fx: [
      { currency: 'CAD', rate: '0.75', from: null },
      { currency: 'MXN', rate: '0.05', from: null },
    ],
  });
  await facts.load('attempt', withCustomers(randomAttempts(draw, 1500)));
  facts.setState(await facts.load('attempt', withCustomers(randomAttempts(draw, 200))), 'superseded');
  await facts.load('settlement_line', randomSettlement(draw, 800));
  for (const sql of independentTables) await facts.run(sql);
});
afterAll(() => facts.close());

const dimensions = {
  attempt: ['partner', 'product', 'method', 'channel', 'country', 'is_mit'],
  line: ['partner', 'product', 'ccy_gross'],
} as const;

/** The same condition twice: as the product's filter and as plain SQL. */
function randomFilter(by: readonly string[]): readonly [Filter, string] {
  const values = { partner: 'Lumen', product: 'card', method: 'card', channel: 'web', country: 'US', ccy_gross: 'CAD' };
  const column = draw.one(by);
  const value = (values as Readonly<Record<string, string>>)[column];
  if (value === undefined || draw.chance(0.35)) return [{ kind: 'all' }, 'TRUE'];
  const is: Filter = { kind: 'compare', column, operator: '=', value };
  if (draw.chance(0.3)) return [{ kind: 'not', part: is }, `${column} IS DISTINCT FROM '${value}'`];
  if (draw.chance(0.3)) return [{ kind: 'missing', column }, `${column} IS NULL`];
  return [is, `${column} = '${value}'`];
}

interface Asked {
  readonly slice: SliceSpec;
  readonly where: string;
}

function randomSlice(): Asked {
  const isAttempt = draw.chance(0.65);
  const offered = independentMetrics.filter(({ from }) => (from === 'line') !== isAttempt);
  const metrics = [...new Set(Array.from({ length: 1 + draw.below(3) }, () => draw.one(offered).id))];
  const allowed = isAttempt ? dimensions.attempt : dimensions.line;
  const by = draw.some(allowed, 0.35).slice(0, 3);
  const [filter, where] = randomFilter(allowed);
  const grain = draw.one([null, null, null, 'month', 'week', 'day'] as const);
  const march = { from: '2026-03-01', to: '2026-04-01' };
  return {
    where,
    slice: {
      metrics,
      by,
      grain,
      period: draw.one([null, march, { from: '2026-02-25', to: '2026-03-20' }, { from: '2026-03-08', to: '2026-03-09' }]),
      where: filter,
      ...(grain === null && draw.chance(0.4) ? { compare: { from: '2026-02-20', to: '2026-03-01' } } : {}),
      ...(by.length > 0 && draw.chance(0.4) ? { top: draw.one([1, 2, 4]) } : {}),
    },
  };
}

/** What one query of one's own says of a group: exact texts. */
interface Truth {
  readonly top: string;
  readonly bottom: string | null;
  readonly n: string;
}

const keyOf = (values: readonly (string | null)[]): string => JSON.stringify(values);

async function truths(metric: IndependentMetric, grain: IndependentGrain): Promise<Map<string, Truth>> {
  const rows = await facts.workbook.session.withConnection(async (connection) =>
    (await connection.run(independentSql(metric, grain))).getRows(),
  );
  const width = grain.by.length + (grain.grain === null ? 0 : 1);
  const texts = rows.map((row) => row.map((cell) => (cell === null ? null : String(cell))));
  return new Map(
    texts
      .filter((row) => row[width + 2] !== '0' || Number(row[width] ?? 0) !== 0)
      .map((row) => [keyOf(row.slice(0, width)), { top: row[width] ?? '', bottom: row[width + 1] ?? null, n: row[width + 2] ?? '' }]),
  );
}

/** The number itself, in its unit; null where there is nothing to divide by. */
function valueOf(metric: IndependentMetric, { top, bottom }: Truth): number | null {
  if (bottom === null) return Number(top);
  return Number(bottom) === 0 ? null : (Number(top) / Number(bottom)) * (metric.factor ?? 1);
}

const tally = { cells: 0, subtotals: 0, totals: 0, texts: 0, numbers: 0, other: 0, missing: 0 };
const byKind: Record<string, number> = {};

type Found = Readonly<Record<string, string | null>>;

function isNear(found: string, wanted: number): boolean {
  return Math.abs(Number(found) - wanted) <= 1e-12 * Math.max(1, Math.abs(wanted));
}

/** Exact sums must be the same decimal number, digit by digit. */
const plain = (decimal: string): string =>
  (decimal.includes('.') ? decimal.replace(/0+$/, '').replace(/\.$/, '') : decimal).replace(/^-0$/, '0');

function compareRow(metric: IndependentMetric, found: Found, truth: Truth | undefined, prefix: '' | 'base_', what: string): void {
  const value = prefix === '' ? found['value'] : found['base'];
  const part = (name: string): string | null => found[`${prefix}${name}`] ?? null;
  if (truth === undefined) {
    // No row of one's own: missing, or zero rows of a sum.
    expect([null, '0', '0.00'], what).toContain(value ?? null);
    tally.missing++;
    return;
  }
  const wanted = valueOf(metric, truth);
  if (wanted === null) expect(value ?? null, what).toBeNull();
  else {
    const shown = (number: number | string): string => formatValue(number, metric.unit, 'en-US');
    if (metric.kind === 'sum') expect(plain(value ?? ''), what).toBe(plain(truth.top));
    else if (metric.unit.kind === 'money') expect(Math.abs(Number(value) - wanted), what).toBeLessThanOrEqual(1e-6);
    else expect(isNear(value ?? 'NaN', wanted), `${what}: ${value} is not ${wanted}`).toBe(true);
    expect(shown(metric.unit.kind === 'money' ? (value ?? '') : Number(value)), what).toBe(shown(wanted));
    tally.texts++;
  }
  if (prefix === '') {
    expect(part('n'), what).toBe(truth.n);
    if (metric.kind !== 'holistic') expect(plain(part('numerator') ?? ''), what).toBe(plain(truth.top));
    if (truth.bottom !== null) expect(plain(part('denominator') ?? ''), what).toBe(plain(truth.bottom));
    tally.numbers += 4;
  } else tally.numbers++;
  byKind[metric.kind] = (byKind[metric.kind] ?? 0) + 1;
}

/** The CSV of a slice as objects, empty fields missing. */
function csvRows(csv: string): readonly Found[] {
  const [head = [], ...lines] = parseCsv(`${csv}\n`, ',');
  return lines.map((line) =>
    Object.fromEntries(head.map((name, at) => [name, line[at] === '' || line[at] === undefined ? null : line[at]])),
  );
}

async function checkSlice({ slice, where }: Asked): Promise<void> {
  const result = await runSlice(facts.workbook, slice, job);
  const body = sliceJson(result);
  const subtotals: Subtotal[] = [];
  for (const each of subtotalSlices(slice)) subtotals.push({ slice: each, body: sliceJson(await runSlice(facts.workbook, each, job)) });
  const rows = csvRows(queryCsv(slice, body, subtotals));
  const cells = rows.filter(({ level }) => level === 'cell');
  const isFolded = result.notes.some(({ code }) => code === 'TOP_N');
  const keys = new Map(cells.map((row) => slice.by.map((name) => row[name] ?? null)).map((each) => [keyOf(each), each]));
  const kept = isFolded ? [...keys.values()].filter((each) => !each.every((value) => value === 'Other')) : null;
  const { grain, compare } = slice;
  if (grain === 'hour' || grain === 'quarter' || grain === 'year') throw new Error('not drawn');

  const checkLevel = async (metric: IndependentMetric, level: string, of: IndependentGrain, prefix: '' | 'base_'): Promise<void> => {
    const truth = await truths(metric, of);
    for (const row of rows.filter((each) => each['level'] === level && each['metric'] === metric.id)) {
      const at = [...of.by.map((name) => row[name] ?? null), ...(of.grain === null ? [] : [row['period'] ?? null])];
      if (prefix === '') tally[level === 'cell' ? 'cells' : level === 'total' ? 'totals' : 'subtotals']++;
      if (of.kept !== null && at.includes('Other')) tally.other++;
      compareRow(metric, row, truth.get(keyOf(at)), prefix, JSON.stringify({ slice, level, at, metric: metric.id, prefix }));
      truth.delete(keyOf(at));
    }
    // Nothing that one's own query finds may be left out.
    expect([...truth.keys()], JSON.stringify({ slice, level, metric: metric.id, prefix })).toEqual([]);
  };
  for (const id of slice.metrics) {
    const metric = independentMetrics.find((each) => each.id === id);
    if (metric === undefined) throw new Error(id);
    const periods = [{ prefix: '', period: slice.period } as const, ...(compare ? [{ prefix: 'base_', period: compare } as const] : [])];
    for (const { prefix, period } of periods) {
      await checkLevel(metric, 'cell', { by: slice.by, grain, where, kept, period }, prefix);
      for (const { by } of subtotals.map((each) => each.slice)) {
        const level = `subtotal by ${[...by, ...(grain === null ? [] : ['period'])].join(', ')}`;
        await checkLevel(metric, level, { by, grain, where, kept: null, period }, prefix);
      }
      const timed = grain === null ? where : `(${where}) AND day IS NOT NULL`;
      await checkLevel(metric, 'total', { by: [], grain: null, where: timed, kept: null, period }, prefix);
    }
  }
  checked.push({ slice, body });
}

interface Checked {
  readonly slice: SliceSpec;
  readonly body: SliceJson;
}
const checked: Checked[] = [];

it('every cell, subtotal and total is the number of a query of its own at that grain', { timeout: 240_000 }, async () => {
  for (let round = 0; round < slices; round++) await checkSlice(randomSlice());
  const { cells, subtotals, totals, numbers, texts, other, missing } = tally;
  process.stdout.write(
    `${slices} slices: ${cells} cells, ${subtotals} subtotals and ${totals} totals compared (${numbers} numbers, ${texts} shown texts; ${other} "Other", ${missing} without rows; ${Object.entries(
      byKind,
    )
      .map(([kind, count]) => `${kind} ${count}`)
      .join(', ')}), 0 differences\n`,
  );
  expect(cells + subtotals + totals).toBeGreaterThan(3000);
  expect(other).toBeGreaterThan(20);
  for (const kind of ['sum', 'ratio', 'holistic']) expect(byKind[kind] ?? 0, kind).toBeGreaterThan(300);
});

/** What a figure must say, from the rows that were compared above: values of each metric in the order of the table. */
function shownRows({ slice, body }: Checked): readonly string[][] {
  const perRow = slice.metrics.length;
  const all = [...body.rows, ...(slice.by.length > 0 || slice.grain !== null ? body.totals : [])];
  return Array.from({ length: all.length / perRow }, (_, row) =>
    all.slice(row * perRow, (row + 1) * perRow).map(({ metric, value }) => {
      const unit = independentMetrics.find(({ id }) => id === metric)?.unit ?? { kind: 'none' };
      const number = value === null ? null : unit.kind === 'money' ? String(value) : Number(value);
      return formatValue(number, unit, 'en-US');
    }),
  );
}

it('spreadsheet and deck say the same', { timeout: 120_000 }, async () => {
  const small = checked.filter(({ slice, body }) => slice.by.length > 0 && body.rows.length / slice.metrics.length <= 12).slice(0, 14);
  const blocks = small.map(({ slice }, index) => ({ kind: 'table' as const, id: `t${index}`, title: `Table ${index}`, slice }));
  const report = { id: 'r', name: 'Totals', subtitle: '', blocks };
  const sources = { ...sampleSources, runSlice: (slice: SliceSpec) => runSlice(facts.workbook, slice, job) };
  const model = cleanModel(await resolveReport(report, sources, sampleSetting));
  const tables = model.blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []));
  expect(tables).toHaveLength(small.length);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from((await exporters.xlsx.write(model, 'en-US')) as Uint8Array) as never);
  const sheets = book.worksheets.slice(1, -1);
  const slides = deckRows((await exporters.pptx.write(model, 'en-US')) as Uint8Array);
  const compared = { sheet: 0, deck: 0 };
  for (const [index, each] of small.entries()) {
    const wanted = shownRows(each);
    const names = each.slice.metrics.map((id) => metricById(id).label);
    const places = names.map((name) => tables[index]?.columns.findIndex(({ label }) => label === name) ?? -1);
    expect(tables[index]?.rows.map((row) => places.map((at) => row[at]?.text))).toEqual(wanted);
    for (const [row, texts] of wanted.entries()) {
      const exact = [...each.body.rows, ...each.body.totals].slice(row * names.length, (row + 1) * names.length);
      for (const [slot, at] of places.entries()) {
        const found = sheets[index]?.getRow(row + 5).getCell(at + 1).value ?? '';
        const value = exact[slot]?.['value'] ?? null;
        if (value === null) expect(found).toBe('–');
        else expect(Math.abs(Number(found) - Number(value))).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(Number(value))));
        compared.sheet++;
      }
      expect(slides.some((cells) => texts.every((text) => cells.includes(text)))).toBe(true);
      compared.deck += texts.length;
    }
  }
  process.stdout.write(`${compared.sheet} cells of a spreadsheet and ${compared.deck} of a deck compared, 0 differences\n`);
  expect(compared.sheet).toBeGreaterThan(100);
});

/** The words of every row of every table of a deck. */
function deckRows(bytes: Uint8Array): readonly (readonly string[])[] {
  const parts = Object.entries(unzipSync(bytes)).filter(([name]) => /^ppt\/slides\/slide\d+\.xml$/.test(name));
  const rows = parts.flatMap(([, xml]) => strFromU8(xml).match(/<a:tr [\s\S]*?<\/a:tr>/g) ?? []);
  return rows.map((row) =>
    (row.match(/<a:tc[ >][\s\S]*?<\/a:tc>/g) ?? []).map((cell) =>
      [...cell.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map((found) => found[1] ?? '').join(''),
    ),
  );
}
