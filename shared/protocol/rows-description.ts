import type { ColumnType, FactTableName, TableColumn } from '../domain/tables.ts';
import type { PersonVerdict } from '../extract/column-verdict.ts';
import type { RowsPart } from '../query/rows-spec.ts';

/** A column of a row list. */
export interface RowColumn {
  readonly name: string;
  readonly label: string;
  readonly type: ColumnType;
  readonly role: TableColumn['role'];
  /** Of numbers; for money the column that holds its currency is named instead. */
  readonly unit: string | null;
  readonly currency: string | null;
  /** Taken over as it stands in the source. */
  readonly isSource: boolean;
  readonly personal: PersonVerdict | null;
}

/** One way of looking at the rows behind a figure, with how many there are. */
export interface RowsSide {
  readonly metric: string;
  readonly table: FactTableName;
  readonly part: RowsPart;
  readonly label: string;
  readonly rows: number;
  /** Orders whose attempts they are; null where rows are counted. */
  readonly orders: number | null;
}

export interface RowsDescription {
  readonly columns: readonly RowColumn[];
  /** The figure's metric and its sides; null when rows are looked at without one. */
  readonly relation: RowsRelation | null;
}

export interface RowsRelation {
  readonly metric: { readonly id: string; readonly label: string; readonly sentence: string };
  /** Which rows these are and how they relate to the figure, in a sentence. */
  readonly words: string;
  readonly sides: readonly RowsSide[];
}
