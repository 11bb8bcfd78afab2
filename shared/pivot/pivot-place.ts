import type { ColumnBatch } from '../base/column-batch.ts';
import type { PivotPlace } from './pivot-index.ts';

/** The batch and row in which the figures of a place stand. */
export function batchOf({ grain, row }: PivotPlace): { readonly batch: ColumnBatch; readonly row: number } {
  return row === 'total' ? { batch: grain.result.totals, row: 0 } : { batch: grain.result.rows, row };
}
