import { z } from 'zod';
import { columnNamesSchema, rowsSpecSchema } from './rows-spec.ts';

export const rowsFormats = ['csv', 'xlsx', 'parquet'] as const;
export type RowsFormat = (typeof rowsFormats)[number];

/** Rows on their way out: which, in which columns and form, and what becomes of what is about people. */
export const rowsExportSchema = z.object({
  rows: rowsSpecSchema,
  /** In the order in which they are written. */
  columns: columnNamesSchema.min(1),
  to: z.enum(rowsFormats),
  /** Columns about people: as they are, mostly covered, or left out. */
  people: z.enum(['keep', 'mask', 'drop']),
  /** Counts and sums instead of rows, no group of fewer than ten. */
  aggregate: z.boolean(),
  /** One row for each value of this column, its earliest, with how many there were; rows without a value stay one by one. */
  oncePer: z.string().min(1).max(120).optional(),
  /** The first so many rows; all of them when left out. */
  limit: z.number().int().positive().optional(),
});
export type RowsExport = z.infer<typeof rowsExportSchema>;

/** Groups of fewer people (or rows, where no one is named) are never written by themselves. */
export const smallestGroup = 10;

export interface RowsExported {
  readonly path: string;
  readonly bytes: number;
  readonly rows: number;
  readonly sheets: number;
  /** What was done to the rows on their way, in sentences. */
  readonly notes: readonly string[];
}
