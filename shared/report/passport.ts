import { z } from 'zod';
import type { ReportModel } from './report-model.ts';
import { reportSpecSchema } from './report-spec.ts';

/** What a file says of how its numbers came about: enough to derive each of them again. */
export const passportSchema = z.object({
  workbook: z.string(),
  asOf: z.string(),
  appVersion: z.string(),
  report: reportSpecSchema,
  extracts: z.array(z.object({ name: z.string(), sha256: z.string() })),
});
export type Passport = z.infer<typeof passportSchema>;

/** Null for a model that nobody asked for as a report. */
export function makePassport(model: ReportModel): Passport | null {
  const report = reportSpecSchema.safeParse(model.recipe);
  if (!report.success) return null;
  const lineages = model.blocks.flatMap((block) => block.lineage);
  const extracts = new Map(lineages.flatMap((lineage) => lineage.extracts).map(({ id, name, sha256 }) => [id, { name, sha256 }]));
  return {
    workbook: model.workbook,
    asOf: model.asOf,
    appVersion: model.appVersion,
    report: report.data,
    extracts: [...extracts.entries()].sort(([a], [b]) => a - b).map(([, extract]) => extract),
  };
}
