import { z } from 'zod';
import { sliceSpecSchema } from '../../query/slice-schema.ts';
import type { ModelBlock } from '../report-model.ts';
import type { ReportSetting, ReportSources } from '../report-sources.ts';

/** Columns and rows of the grid that blocks are placed on. */
export const pageGrid = { columns: 12, rows: 8 } as const;

const cell = (most: number) => z.number().int().min(0).max(most);
export const placeSchema = z
  .object({ x: cell(pageGrid.columns - 1), y: cell(pageGrid.rows - 1), w: cell(pageGrid.columns).min(1), h: cell(pageGrid.rows).min(1) })
  .refine(({ x, y, w, h }) => x + w <= pageGrid.columns && y + h <= pageGrid.rows, 'A block ends within its page');

/** What every block has. Without a place its page is laid out by itself. */
export const blockShape = { id: z.string(), place: placeSchema.optional() };

/** Text with bound numbers: `{{name}}` is replaced by the bound metric's value, `{{name.change}}` by its worded change ("fell 1.5 pp to 89.5 %"). */
export const boundNumberSchema = z.object({ name: z.string().regex(/^\w+$/), slice: sliceSpecSchema });

/** A kind of block: its fields, how it is called where it is chosen, and how its numbers are found. */
export interface BlockKind<Schema extends z.ZodObject> {
  readonly label: string;
  readonly hint: string;
  readonly schema: Schema;
  /** "The table "Cost by partner"", for the sentence that stands in its place when it cannot be made. */
  readonly nameOf: (block: z.infer<Schema>) => string;
  /** `before`: what the report holds above it. */
  readonly resolve: (
    block: z.infer<Schema>,
    sources: ReportSources,
    setting: ReportSetting,
    before: readonly ModelBlock[],
  ) => Promise<readonly ModelBlock[]>;
}

export function blockKind<Schema extends z.ZodObject>(kind: BlockKind<Schema>): BlockKind<Schema> {
  return kind;
}
