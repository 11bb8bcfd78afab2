import { quoteInstant, quoteName } from './sql-text.ts';
import type { TimeBuckets } from './time-bucket.ts';

/**
 * Buckets between any instants (ms since 1970 UTC, ascending): bucket i holds rows from edge i up to edge i + 1. A tree of comparisons,
 * so that hundreds of edges cost a row no more than ten of them. Rows before the first edge fall into bucket 0, rows after the last into the last.
 */
export function spanBuckets(timeColumn: string, edges: readonly number[]): TimeBuckets {
  const time = quoteName(timeColumn);
  const tree = (from: number, to: number): string => {
    if (to - from <= 1) return String(from);
    const middle = (from + to) >> 1;
    return `CASE WHEN ${time} < ${quoteInstant(edges[middle] ?? 0)} THEN ${tree(from, middle)} ELSE ${tree(middle, to)} END`;
  };
  return { grain: 'day', sql: tree(0, Math.max(1, edges.length - 1)), start: Number };
}
