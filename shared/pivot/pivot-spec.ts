import { z } from 'zod';
import { sliceChartForms } from '../charts/from-slice/slice-request.ts';
import { filterSchema, grainSchema, periodSchema } from '../query/slice-schema.ts';

const columnName = z.string().min(1).max(4000);

/** What rows or columns are split by: a column (or one that its name works out: bins, hours, weekdays), or time at a grain. */
export const pivotFieldSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('column'),
    column: columnName,
    /** Only the largest so many stand apart; all others together are one member, evaluated at its own grain. */
    top: z.number().int().min(1).max(500).optional(),
  }),
  z.object({ kind: z.literal('date'), grain: grainSchema }),
]);
export type PivotField = z.infer<typeof pivotFieldSchema>;

/** What a cell shows of its metric. Shares are of the row, the column or everything; changes are against the comparison period. */
export const pivotShows = ['value', 'base', 'change', 'relative', 'running', 'row_share', 'column_share', 'total_share'] as const;
export type PivotShow = (typeof pivotShows)[number];

/** How cells are colored: by size, by whether a change is good, by a level to keep, or by nothing. */
export const pivotColorSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('heat') }),
  z.object({ kind: z.literal('direction') }),
  /** In the unit of the metric: a ratio as 0..1. */
  z.object({ kind: z.literal('threshold'), value: z.number() }),
  z.object({ kind: z.literal('target'), value: z.number(), near: z.number().nonnegative() }),
]);
export type PivotColor = z.infer<typeof pivotColorSchema>;

export const pivotMeasureSchema = z.object({
  metric: z.string().min(1).max(200),
  show: z.enum(pivotShows),
  color: pivotColorSchema,
});
export type PivotMeasure = z.infer<typeof pivotMeasureSchema>;

/** The arrangement: what a saved view keeps, whatever the period. */
export const pivotLayoutSchema = z.object({
  rows: z.array(pivotFieldSchema).max(5),
  columns: z.array(pivotFieldSchema).max(4),
  measures: z.array(pivotMeasureSchema).min(1).max(12),
  calendar: z.enum(['calendar', 'fiscal', 'iso']),
  /** From the start of the month, quarter or year of the last loaded day in the period; null = the period as it is. */
  toDate: z.enum(['month', 'quarter', 'year']).nullable(),
  compare: z.union([z.enum(['scope', 'none', 'previous', 'last_year']), periodSchema]),
  /** Both periods end where the shorter of them has data. */
  comparable: z.boolean(),
  subtotals: z.boolean(),
  /** Members of the rows by a measure's total, instead of the heaviest first. */
  sort: z.object({ measure: z.number().int().nonnegative(), descending: z.boolean() }).nullable(),
  /** How the first measure is drawn above the table. */
  chart: z.enum([...sliceChartForms, 'best', 'none']),
  /** Levels drawn across the chart, in the unit of the first measure. */
  levels: z.array(z.object({ value: z.number(), label: z.string().max(80) })).max(4),
});
export type PivotLayout = z.infer<typeof pivotLayoutSchema>;

/** A pivot: the arrangement over a period (null = all that is loaded), with what a scope compares it with, filtered. */
export const pivotSpecSchema = pivotLayoutSchema.extend({
  period: periodSchema.nullable(),
  scopeCompare: periodSchema.nullable(),
  where: filterSchema,
});
export type PivotSpec = z.infer<typeof pivotSpecSchema>;

export const plainMeasure = (metric: string): PivotMeasure => ({ metric, show: 'value', color: { kind: 'none' } });

/** One metric by rows and columns, everything else as people find it. */
export function pivotLayout(metrics: readonly string[], rows: readonly PivotField[], columns: readonly PivotField[]): PivotLayout {
  return {
    rows: [...rows],
    columns: [...columns],
    measures: metrics.map(plainMeasure),
    calendar: 'calendar',
    toDate: null,
    compare: 'scope',
    comparable: false,
    subtotals: true,
    sort: null,
    chart: 'best',
    levels: [],
  };
}
