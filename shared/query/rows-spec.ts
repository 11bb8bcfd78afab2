import { z } from 'zod';
import { factTableNames } from '../domain/tables.ts';
import { filterSchema, periodSchema } from './slice-schema.ts';

/** Which rows: a table, filtered, in a period, in an order. */
export const rowsSpecSchema = z.object({
  table: z.enum(factTableNames),
  where: filterSchema,
  period: periodSchema.nullable(),
  /** When drilling from a metric: only rows that this metric looks at; 'numerator' narrows to those that count. */
  metric: z.string().nullable(),
  part: z.enum(['all', 'numerator', 'denominator']),
  sort: z.object({ column: z.string(), descending: z.boolean() }).nullable(),
});
export type RowsSpec = z.infer<typeof rowsSpecSchema>;
