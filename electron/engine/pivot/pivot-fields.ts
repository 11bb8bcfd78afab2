import { cellAt, columnNamed } from '../../../shared/base/column-batch.ts';
import { fail } from '../../../shared/errors/fail.ts';
import type { Metric } from '../../../shared/metrics/metric.ts';
import type { PivotFold } from '../../../shared/pivot/pivot-result.ts';
import type { PivotSpec } from '../../../shared/pivot/pivot-spec.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { allOf, type Filter } from '../../../shared/query/filter.ts';
import type { Period } from '../../../shared/query/slice.ts';
import { quoteName } from '../../../shared/query/sql-text.ts';
import { parseWorked, workedName } from '../../../shared/query/worked-column.ts';
import { compileRowsSpec } from '../rows/compile-rows-spec.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { readSmallResult } from '../read-small-result.ts';
import { runSlice } from '../slice/run-slice.ts';
import { sourceTable } from '../table-facts.ts';

const axes = ['rows', 'columns'] as const;

/** Which members of a folded field stand apart: the largest by the first measure over the whole pivot. Those without a value stay apart. */
export async function pivotFolds(
  workbook: OpenWorkbook,
  spec: PivotSpec,
  period: Period | null,
  job: JobContext,
): Promise<readonly PivotFold[]> {
  const folds: PivotFold[] = [];
  for (const axis of axes)
    for (const [at, field] of spec[axis].entries()) {
      if (field.kind !== 'column' || field.top === undefined) continue;
      const { column, top } = field;
      if (parseWorked(column) !== null)
        fail('PIVOT_INVALID', { problem: 'steps and clock times have no largest members', remedy: 'Filter them instead.' });
      const [first] = spec.measures;
      const slice = { metrics: [first?.metric ?? ''], by: [column], grain: null, period, where: spec.where };
      const { rows } = await runSlice(workbook, slice, job);
      const values = columnNamed(rows, column);
      const all = Array.from({ length: rows.rowCount }, (_, row) => cellAt(values, row)).flatMap((value) =>
        value === null ? [] : [String(value)],
      );
      if (all.length <= top) continue;
      const kept = all.slice(0, top);
      folds.push({ axis, at, column: workedName({ kind: 'only', column, values: kept }), kept, folded: all.length - top });
    }
  return folds;
}

/** Steps of amounts need amounts of one currency. */
export async function checkBins(
  workbook: OpenWorkbook,
  { rows, columns, where }: PivotSpec,
  metrics: readonly Metric[],
  period: Period | null,
  job: JobContext,
): Promise<void> {
  for (const field of [...rows, ...columns]) {
    const worked = field.kind === 'column' ? parseWorked(field.column) : null;
    if (worked === null || (worked.kind !== 'bin' && worked.kind !== 'bins')) continue;
    for (const table of new Set(metrics.map((metric) => metric.table))) {
      const found = (await sourceTable(workbook, table, job.signal)).columns.find(({ name }) => name === worked.column);
      if (found?.type !== 'money' || found.currency === undefined) continue;
      const present: Filter = { kind: 'not', part: { kind: 'missing', column: worked.column } };
      const spec = { table, where: allOf(where, present), period, metric: null, part: 'all', sort: null } as const;
      const { conditions } = await compileRowsSpec(workbook, spec, job);
      const sql = `SELECT DISTINCT ${quoteName(found.currency)} FROM ${quoteName(table)} WHERE ${conditions.join(' AND ')} ORDER BY 1 LIMIT 20`;
      const currencies = (await readSmallResult(workbook, sql, job.signal)).map(([currency]) => String(currency ?? 'no currency'));
      if (currencies.length > 1)
        fail('BINS_MIX_CURRENCIES', { column: found.name, currencies: currencies.join(', '), currency: found.currency });
    }
  }
}
