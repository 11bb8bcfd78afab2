import { metricCell } from '../query/slice-cells.ts';
import type { MemberPath, PivotIndex } from './pivot-index.ts';
import { batchOf } from './pivot-place.ts';

/**
 * The sum of a metric from the first bucket of time through a cell's own, under the same other members (money in micro-units, counts);
 * where a coarser date stands outside, from its start. Null where nothing was counted so far.
 */
export function runningTotal(index: PivotIndex, rows: MemberPath, columns: MemberPath, metric: string): bigint | null {
  const { time } = index;
  if (time === null) return null;
  const path = time.axis === 'rows' ? rows : columns;
  const own = path[time.at];
  const upTo =
    own === undefined
      ? [path]
      : (index.paths(time.axis, path.length) ?? []).filter((other) =>
          other.every((key, at) => (at === time.at ? key !== null && own !== null && key <= own : key === path[at])),
        );
  let sum: bigint | null = null;
  for (const other of upTo) {
    const place = time.axis === 'rows' ? index.find(other, columns) : index.find(rows, other);
    if (place === null) continue;
    const { batch, row } = batchOf(place);
    const { value } = metricCell(batch, metric, row);
    if (typeof value === 'bigint') sum = (sum ?? 0n) + value;
  }
  return sum;
}
