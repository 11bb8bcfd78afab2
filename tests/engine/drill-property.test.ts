import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadedData } from '../../electron/engine/loaded-data.ts';
import { countRows } from '../../electron/engine/rows/describe-rows.ts';
import { runRowsPage } from '../../electron/engine/rows/run-rows.ts';
import { runSlice } from '../../electron/engine/slice/run-slice.ts';
import { exactCell, metricCell } from '../../shared/query/slice-cells.ts';
import { cellAt, columnNamed } from '../../shared/base/column-batch.ts';
import { cellRows } from '../../shared/metrics/cell-rows.ts';
import { factTable } from '../../shared/domain/tables.ts';
import { missingData } from '../../shared/metrics/describe-metrics.ts';
import { metricCatalog } from '../../shared/metrics/metric-catalog.ts';
import { metricDimensions } from '../../shared/metrics/dimensions.ts';
import type { Metric } from '../../shared/metrics/metric.ts';
import { metricById, metrics } from '../../shared/metrics/registry.ts';
import { isShare } from '../../shared/metrics/side-words.ts';
import type { Filter } from '../../shared/query/filter.ts';
import type { RowsPart, RowsSpec } from '../../shared/query/rows-spec.ts';
import type { SliceSpec } from '../../shared/query/slice.ts';
import { type Choices, choices } from '../support/choices.ts';
import { type FactWorkbook, factWorkbook, job } from '../support/fact-workbook.ts';
import { loadRandomFacts } from '../support/random-facts.ts';

const slicesPerMetric = 4;
const cellsPerSlice = 5;

let facts: FactWorkbook;
const draw = choices(20260304);
beforeAll(async () => {
  facts = await factWorkbook({
    timeZone: 'America/New_York',
    currency: 'USD',
    fx: [
      { currency: 'CAD', rate: '0.75' },
      { currency: 'MXN', rate: '0.05' },
    ].map((rate) => ({ ...rate, from: null })),
  });
  await loadRandomFacts(facts, draw);
});
afterAll(() => facts.close());

const loaded = ['attempt', 'settlement_line', 'availability_sample'];
const ofRows = metrics
  .map(({ id }) => metricById(id))
  .filter(
    ({ table, computation, time, monthsBefore }) =>
      loaded.includes(table) &&
      !['derived', 'reconciled', 'peak'].includes(computation.kind) &&
      time === undefined &&
      monthsBefore === undefined,
  );

function randomFilter(by: readonly string[], draw: Choices): Filter {
  const column = draw.one(by);
  const value = {
    partner: 'Lumen',
    product: 'card',
    method: 'card',
    channel: 'web',
    country: 'US',
    endpoint: 'authorize',
    decline_cat: 'funds',
    type: 'sale',
  }[column];
  if (value === undefined || draw.chance(0.4)) return { kind: 'all' };
  const is: Filter = { kind: 'compare', column, operator: '=', value };
  return draw.chance(0.5) ? is : { kind: 'not', part: is };
}

const shownDimensions = [
  'partner',
  'product',
  'method',
  'channel',
  'country',
  'is_mit',
  'attempt_no',
  'endpoint',
  'decline_cat',
  'type',
  'ccy_gross',
  'raw_code',
];

function randomSlice(metric: Metric, draw: Choices): SliceSpec {
  const allowed = metricDimensions(metric, metricById)
    .map(({ name }) => name)
    .filter((name) => shownDimensions.includes(name));
  const by = draw.some(allowed, 0.25).slice(0, 3);
  const isMixed = by.some((name) => metric.outcomeDimensions?.includes(name) === true) && by.length > 1;
  return {
    metrics: [metric.id],
    by,
    grain: draw.one([null, null, 'month', 'week', 'day', 'hour'] as const),
    period: draw.one([null, { from: '2026-02-25', to: '2026-03-20' }, { from: '2026-03-08', to: '2026-03-09' }]),
    where: randomFilter(allowed, draw),
    ...(by.length > 0 && !isMixed && draw.chance(0.4) ? { top: draw.one([1, 2, 3]) } : {}),
  };
}

const columnOf = async (spec: RowsSpec, name: string) => {
  const { batch } = await runRowsPage(facts.workbook, spec, 0, 100_000, job, [name]);
  const column = columnNamed(batch, name);
  return Array.from({ length: batch.rowCount }, (_, row) => ({ exact: exactCell(column, row), shown: cellAt(column, row) }));
};

/** Hundredths of a dollar for one unit, at the plan rates above. */
const centsOf = (currency: string): bigint => ({ USD: 100n, CAD: 75n, MXN: 5n })[currency] ?? 0n;

/** Linear between neighbors, as spreadsheets do it. */
function quantileOf(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  const at = (sorted.length - 1) * share;
  const [low = 0, high = 0] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
}

it('every figure leads to exactly its rows', { timeout: 240_000 }, async () => {
  let compared = 0;
  const kinds = new Map<string, number>();
  const catalog = metricCatalog([]);
  const held = await loadedData(facts.workbook, ofRows, catalog, job.signal);
  for (const metric of ofRows.filter((each) => missingData(each, held, catalog) === null)) {
    for (let round = 0; round < slicesPerMetric; round++) {
      const slice = randomSlice(metric, draw);
      const result = await runSlice(facts.workbook, slice, job);
      const picked = new Set<number | 'total'>(['total']);
      while (picked.size <= Math.min(cellsPerSlice, result.rows.rowCount)) picked.add(draw.below(result.rows.rowCount));
      for (const row of picked) {
        const cell = row === 'total' ? metricCell(result.totals, metric.id) : metricCell(result.rows, metric.id, row);
        if (cell.n === null) continue;
        const rows = (part: RowsPart): RowsSpec => cellRows({ slice, result, metric: metric.id, table: metric.table, row }, part, 'monday');
        const count = async (part: RowsPart): Promise<bigint> => {
          const counted = await countRows(facts.workbook, rows(part), job);
          return BigInt(counted.orders ?? counted.rows);
        };
        const where = JSON.stringify({ metric: metric.id, slice, row });
        const { computation } = metric;
        if (isShare(metric)) {
          expect([await count('denominator'), await count('numerator'), await count('rest')], where).toEqual([
            cell.n,
            cell.numerator,
            (cell.n ?? 0n) - (cell.numerator ?? 0n),
          ]);
        } else if (computation.kind === 'ratio' && computation.denominator.of === 'sum') {
          const columns = await Promise.all(
            computation.denominator.terms.map(async ({ column, sign }) =>
              (await columnOf(rows('denominator'), column)).reduce((sum, { exact }) => sum + (exact ?? 0n) * BigInt(sign), 0n),
            ),
          );
          expect(
            columns.reduce((sum, each) => sum + each, 0n),
            where,
          ).toBe(cell.n);
        } else {
          expect(await count(computation.kind === 'ratio' ? 'denominator' : 'numerator'), where).toBe(cell.n);
        }
        if (computation.kind === 'quantile') {
          const values = (await columnOf(rows('numerator'), computation.column)).map(({ shown }) => Number(shown));
          expect(Number(cell.value), where).toBeCloseTo(quantileOf(values, computation.quantile), 6);
        }
        if (computation.kind === 'additive' && computation.value.of === 'money') {
          const { column, sign } = computation.value;
          const currency = factTable(metric.table).columns.find(({ name }) => name === column)?.currency ?? '';
          const [amounts, currencies] = [await columnOf(rows('numerator'), column), await columnOf(rows('numerator'), currency)];
          const inCents = amounts.reduce((sum, { exact }, at) => sum + (exact ?? 0n) * centsOf(String(currencies[at]?.shown)), 0n);
          expect(Math.abs(Number(inCents * BigInt(sign) - (cell.numerator ?? 0n) * 100n)), where).toBeLessThanOrEqual(100);
        }
        compared++;
        kinds.set(computation.kind, (kinds.get(computation.kind) ?? 0) + 1);
      }
    }
  }
  process.stdout.write(
    `figures compared with their rows: ${compared} (${[...kinds].map(([kind, count]) => `${kind} ${count}`).join(', ')})\n`,
  );
  expect(compared).toBeGreaterThan(500);
});
