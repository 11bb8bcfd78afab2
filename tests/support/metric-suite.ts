import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSlice } from '../../electron/engine/slice/run-slice.ts';
import type { FactTableName } from '../../shared/domain/tables.ts';
import { formulaMetrics } from '../../shared/metrics/formula.ts';
import { metricDimensions } from '../../shared/metrics/dimensions.ts';
import type { Metric, MetricGroup } from '../../shared/metrics/metric.ts';
import { metricById, metrics } from '../../shared/metrics/registry.ts';
import type { Filter } from '../../shared/query/filter.ts';
import type { Grain } from '../../shared/query/slice.ts';
import { type FactRow, type FactWorkbook, factWorkbook, job } from './fact-workbook.ts';
import { cell, sliceOf, table, total } from './slice-values.ts';

export const million = 1_000_000n;

/** Value, numerator, denominator, n of a metric over all rows; money in micro-units. */
export type Expected = readonly [value: number | bigint | null, numerator: unknown, denominator: unknown, n: unknown];

export type FactRows = Partial<Record<FactTableName, readonly FactRow[]>>;

/** One workbook with CAD at 0.73 USD and these rows. */
export async function loadedWorkbook(rows: FactRows): Promise<FactWorkbook> {
  const facts = await factWorkbook({ fx: [{ currency: 'CAD', rate: '0.73', from: null }] });
  for (const [table, own] of Object.entries(rows)) await facts.load(table as FactTableName, own);
  return facts;
}

/** Rows that share what is said once. */
export function rowsWith(common: FactRow, rows: readonly FactRow[]): readonly FactRow[] {
  return rows.map((row) => ({ ...common, ...row }));
}

const nobody: Filter = { kind: 'compare', column: 'partner', operator: '=', value: 'Nobody' };
const isMonthly = (metric: Metric): boolean =>
  metric.monthsBefore !== undefined ||
  (metric.computation.kind === 'derived' && formulaMetrics(metric.computation.formula).some((id) => isMonthly(metricById(id))));

/** Every metric of a group: the number counted by hand, SQL at every grain and split, nothing where no row matches. */
export function metricSuite(group: MetricGroup, rows: FactRows, expected: Readonly<Record<string, Expected>>): void {
  const own = metrics.filter((metric) => metric.group === group && metric.computation.kind !== 'reconciled');
  let facts: FactWorkbook;
  beforeAll(async () => {
    facts = await loadedWorkbook(rows);
  });
  afterAll(() => facts.close());

  it('is the whole group', () => {
    expect(Object.keys(expected).sort()).toEqual(own.map(({ id }) => id).sort());
  });

  describe.each(own.map((metric) => [metric.id, metric] as const))('%s', (id, metric) => {
    it('is the number counted by hand', async () => {
      const [value, ...sums] = total(await runSlice(facts.workbook, sliceOf(id), job), id);
      const [wanted, ...parts] = expected[id] ?? [undefined];
      if (typeof wanted === 'number') expect(value).toBeCloseTo(wanted, Math.abs(wanted) > 1e6 ? 3 : 9);
      else expect(value).toBe(wanted);
      expect(sums).toEqual(parts);
    });

    it('is SQL that DuckDB explains, at every grain and by every dimension', async () => {
      const names = metricDimensions(metric, metricById).map(({ name }) => name);
      expect(names.length).toBeGreaterThan(0);
      const splits = Array.from({ length: Math.ceil(names.length / 8) }, (_, at) => names.slice(at * 8, at * 8 + 8));
      const grains: readonly (Grain | null)[] = isMonthly(metric) ? ['month', 'quarter', 'year'] : ['hour', 'day', 'week', 'month'];
      const asked = [
        ...splits.map((by) => sliceOf(id, { by })),
        ...grains.map((grain) => sliceOf(id, { by: names.slice(0, 1), grain, period: { from: '2026-02-01', to: '2026-04-01' } })),
      ];
      for (const slice of asked) {
        const { lineage } = await runSlice(facts.workbook, slice, job);
        for (const statement of lineage.sql.split(';\n\n'))
          await facts.workbook.session.withConnection((connection) => connection.run(`EXPLAIN ${statement}`));
      }
    });

    it('is missing, never endless, where there is nothing to divide by', async () => {
      const { computation } = metric;
      const kept = computation.kind === 'ratio' && computation.denominator.of !== 'orders' ? computation.denominator.where : undefined;
      const where: Filter = kept === undefined ? { kind: 'all' } : { kind: 'not', part: kept };
      const by = metricDimensions(metric, metricById)
        .slice(0, 4)
        .map(({ name }) => name);
      const result = await runSlice(facts.workbook, sliceOf(id, { by, where }), job);
      const names = ['', '.denominator'].map((suffix) => `${id}${suffix}`);
      const rows = [...table(result, ...names), names.map((name) => cell(result.totals, name))];
      for (const [value, denominator] of rows) {
        if (denominator === 0n || denominator === 0) expect(value).toBe(null);
        if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
      }
      if (kept !== undefined) expect(rows.at(-1)?.[0]).toBe(null);
    });

    it('is missing when no row matches', async () => {
      const by = metricDimensions(metric, metricById).some(({ name }) => name === 'partner');
      if (by) {
        const result = await runSlice(facts.workbook, sliceOf(id, { where: nobody, by: ['partner'] }), job);
        expect(result.rows.rowCount).toBe(0);
        expect(total(result, id)[0]).toBe(null);
      }
      const outside = await runSlice(facts.workbook, sliceOf(id, { period: { from: '2020-01-01', to: '2020-02-01' } }), job);
      expect(total(outside, id)[0]).toBe(null);
      expect(outside.notes.map(({ code }) => code)).toContain('PARTIAL_PERIOD');
    });
  });
}
