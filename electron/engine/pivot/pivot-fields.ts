import { cellAt, columnNamed } from '../../../shared/base/column-batch.ts';
import { fail } from '../../../shared/errors/fail.ts';
import type { PivotFold } from '../../../shared/pivot/pivot-result.ts';
import type { PivotSpec } from '../../../shared/pivot/pivot-spec.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import type { Period } from '../../../shared/query/slice.ts';
import { parseWorked, workedName } from '../../../shared/query/worked-column.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { runSlice } from '../slice/run-slice.ts';

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
      const slice = { metrics: [first?.metric ?? ''], by: [column], grain: null, period, where: spec.where, isRanked: true } as const;
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
