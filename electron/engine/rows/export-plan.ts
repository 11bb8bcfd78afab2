import type { RowColumn } from '../../../shared/protocol/rows-description.ts';

/** A column of a file that is written. */
export interface WrittenColumn {
  readonly name: string;
  readonly label: string;
  readonly type: RowColumn['type'];
}

/** What is written: a SELECT whose columns are these, in its order, and what was done on the way. */
export interface ExportPlan {
  readonly columns: readonly WrittenColumn[];
  readonly select: string;
  readonly notes: readonly string[];
}
