import { z } from 'zod';

/** Why time is taken out of measurement. */
export const exclusionKinds = ['maintenance', 'force_majeure', 'own_fault'] as const;

/** A window that the clause takes out of measurement, or that the partner announced. Instants are UTC ISO 8601. */
export const exclusionSchema = z.object({
  id: z.string(),
  label: z.string(),
  kind: z.enum(exclusionKinds),
  start: z.string(),
  end: z.string(),
  /** When the partner announced it; null = not announced. */
  announcedAt: z.string().nullable(),
});
export type Exclusion = z.infer<typeof exclusionSchema>;

/** An incident of the workbook that the clause takes out of measurement: its window follows the incident. */
export const incidentExclusionSchema = z.object({
  incidentId: z.string(),
  kind: z.enum(exclusionKinds),
  announcedAt: z.string().nullable().default(null),
});
export type IncidentExclusion = z.infer<typeof incidentExclusionSchema>;
