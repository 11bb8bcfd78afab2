import { z } from 'zod';
import { factTableNames } from '../domain/tables.ts';
import { filterSchema, periodSchema } from './slice-schema.ts';

/** One column of an order; missing values come last whichever way it runs. */
export const sortKeySchema = z.object({ column: z.string().min(1).max(120), descending: z.boolean() });
export type SortKey = z.infer<typeof sortKeySchema>;

/**
 * Which side of a metric: every row it looks at, those counted above the line, those below it, or those below that are not above (the
 * declined of an authorization rate). A metric without a line has the same rows on both sides.
 */
export const rowsParts = ['all', 'numerator', 'denominator', 'rest'] as const;
export type RowsPart = (typeof rowsParts)[number];

/** Which rows: a table, filtered, in a period, in an order. */
export const rowsSpecSchema = z.object({
  table: z.enum(factTableNames),
  where: filterSchema,
  period: periodSchema.nullable(),
  /** When drilling from a metric: only rows that this metric looks at, of the side that `part` names. */
  metric: z.string().nullable(),
  part: z.enum(rowsParts),
  /** Which of the listed rows are shown; the figure behind which they lie knows nothing of it. */
  narrow: filterSchema.optional(),
  /** First the column that decides, then those that decide between equal ones; null = as the rows lie in the files. */
  sort: z.array(sortKeySchema).max(8).nullable(),
});
export type RowsSpec = z.infer<typeof rowsSpecSchema>;

/** Where a text was found: position in the list (from 0), which of all matches it is (from 1), and how many rows match. */
export interface FoundRow {
  readonly offset: number | null;
  readonly ordinal: number | null;
  readonly matches: number;
}

/** Columns of a row list by name. */
export const columnNamesSchema = z.array(z.string().min(1).max(120)).max(600);
