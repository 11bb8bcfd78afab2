import { z } from 'zod';
import { reportBlockSchema } from './blocks/registry.ts';

export type { KeyFigure, ModelBlock, ModelCell, ModelColumn, ModelTable, Place, ReportModel } from './report-model.ts';
export { type ReportBlock, reportBlockSchema } from './blocks/registry.ts';

/** What one report is made for: null = every partner; the month that its periods are written for, as "2026-03". */
export const reportParametersSchema = z.object({
  partner: z.string().nullable().default(null),
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .nullable()
    .default(null),
});
export type ReportParameters = z.infer<typeof reportParametersSchema>;

export const reportSpecSchema = z.object({
  id: z.string(),
  name: z.string(),
  subtitle: z.string(),
  /** In the order of reading; a headline opens a page. */
  blocks: z.array(reportBlockSchema).max(200),
  parameters: reportParametersSchema.optional(),
});
export type ReportSpec = z.infer<typeof reportSpecSchema>;
