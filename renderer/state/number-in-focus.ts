import type { Filter } from '../../shared/query/filter.ts';
import type { SliceResult, SliceSpec } from '../../shared/query/slice.ts';

/**
 * The number whose passport the inspector shows: one cell of a slice result.
 * `row` is a row of `result.rows`, or 'total'.
 */
export interface NumberInFocus {
  readonly metric: string;
  readonly slice: SliceSpec;
  readonly result: SliceResult;
  readonly row: number | 'total';
  /** Said under the name, e.g. "Northbank · week of Feb 2". */
  readonly where: string;
  /** Filters that narrow the slice to this cell, for Show rows. */
  readonly cell: Filter;
}
