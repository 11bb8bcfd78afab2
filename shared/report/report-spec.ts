import { z } from 'zod';
import { bridgeSpecSchema, sliceSpecSchema } from '../query/slice-schema.ts';
import type { ChartSpec } from '../charts/chart-spec.ts';
import type { Lineage } from '../query/slice.ts';
import type { ColumnBatch } from '../base/column-batch.ts';

/** Text with bound numbers: `{{name}}` is replaced by the bound metric's value, `{{name.change}}` by its worded change ("fell 1.5 pp to 89.5 %"). */
export const boundNumberSchema = z.object({ name: z.string().regex(/^\w+$/), slice: sliceSpecSchema });

export const reportBlockSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('headline'), id: z.string(), text: z.string(), numbers: z.array(boundNumberSchema) }),
  z.object({ kind: z.literal('text'), id: z.string(), text: z.string(), numbers: z.array(boundNumberSchema) }),
  z.object({
    kind: z.literal('chart'),
    id: z.string(),
    chart: z.enum(['line', 'bar']),
    title: z.string().nullable(),
    slice: sliceSpecSchema,
  }),
  z.object({ kind: z.literal('table'), id: z.string(), title: z.string(), slice: sliceSpecSchema }),
  z.object({ kind: z.literal('bridge'), id: z.string(), bridge: bridgeSpecSchema }),
  z.object({ kind: z.literal('scorecard'), id: z.string(), title: z.string(), partner: z.string().nullable() }),
  z.object({ kind: z.literal('case'), id: z.string(), caseId: z.string() }),
]);
export type ReportBlock = z.infer<typeof reportBlockSchema>;

export const reportSpecSchema = z.object({
  id: z.string(),
  name: z.string(),
  subtitle: z.string(),
  blocks: z.array(reportBlockSchema).max(200),
});
export type ReportSpec = z.infer<typeof reportSpecSchema>;

export interface ModelColumn {
  readonly label: string;
  readonly align: 'left' | 'right';
  readonly kind: 'text' | 'number';
  /** Only for spreadsheets: what a ratio is made of. */
  readonly detail?: boolean;
}

export interface ModelCell {
  readonly text: string;
  readonly value: number | null;
  readonly format: string | null;
}

export interface ModelTable {
  readonly columns: readonly ModelColumn[];
  /** `text` is what is shown everywhere; `value` the number behind it for spreadsheets (ratios as 0..1), null for text or missing. */
  readonly rows: readonly (readonly ModelCell[])[];
  /** How many rows at the end are totals. */
  readonly totals?: number;
}

/** The one number of a figure, shown large beside it. */
export interface KeyFigure {
  readonly label: string;
  readonly value: string;
  readonly change: string | null;
  readonly tone: 'good' | 'bad' | 'neutral';
}

/** What exporters serialise; they compute nothing. */
export type ModelBlock =
  | {
      readonly kind: 'headline' | 'text';
      readonly id: string;
      readonly text: string;
      readonly lineage: readonly Lineage[];
      /** Stands where a figure is missing and says why. */
      readonly gap?: boolean;
    }
  | {
      readonly kind: 'chart';
      readonly id: string;
      readonly chart: ChartSpec;
      readonly table: ModelTable;
      readonly lineage: readonly Lineage[];
      /** What is to be known of the data. */
      readonly notes: readonly string[];
      /** What the figure says, in sentences. */
      readonly findings?: readonly string[];
      readonly keyFigure?: KeyFigure;
      /** How the chart's numbers were narrowed, in words, for the passport: period, comparison, filter. */
      readonly scope?: readonly string[];
    }
  | {
      readonly kind: 'table';
      readonly id: string;
      readonly title: string;
      readonly table: ModelTable;
      readonly lineage: readonly Lineage[];
      /** What is to be known of the data. */
      readonly notes: readonly string[];
      /** What the figure says, in sentences. */
      readonly findings?: readonly string[];
      readonly scope?: readonly string[];
    };

export interface ReportModel {
  readonly name: string;
  readonly subtitle: string;
  readonly workbook: string;
  readonly asOf: string;
  readonly appVersion: string;
  readonly blocks: readonly ModelBlock[];
  /** Said on the face of the report: quarantined rows, missing days, failed controls. */
  readonly caveats: readonly string[];
}

export type { ColumnBatch };
