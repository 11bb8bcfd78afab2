import { z } from 'zod';
import { daySchema } from '../query/slice-schema.ts';
import { changedTermsSchema, clauseTerms, timeWindowKinds } from './clause-terms.ts';
import { exclusionSchema, incidentExclusionSchema } from './exclusion.ts';

/** A partner's own figure among the reported measures, by its name and what it is about; null = any. */
export const reportedFigureSchema = z.object({
  measure: z.string().min(1),
  mid: z.string().nullable().default(null),
  scheme: z.string().nullable().default(null),
  product: z.string().nullable().default(null),
});
export type ReportedFigure = z.infer<typeof reportedFigureSchema>;

/** Where the figure that counts comes from. */
export const recordSourceSchema = z.discriminatedUnion('kind', [
  /** Our own rows, by the metric. */
  z.object({ kind: z.literal('rows') }),
  /** The partner's figure as it is given: attested, not recomputed. */
  z.object({ kind: z.literal('reported'), figure: reportedFigureSchema }),
  /** The log of escalations: minutes until they were acknowledged or resolved, on the clause's clock. */
  z.object({
    kind: z.literal('escalations'),
    clock: z.enum(['acknowledge', 'resolve']),
    severities: z.array(z.number().int().min(1).max(4)).min(1),
  }),
]);
export type RecordSource = z.infer<typeof recordSourceSchema>;

export const clauseWindowKinds = [...timeWindowKinds, 'event'] as const;

/** From a day on, other terms. */
export const amendmentSchema = z.object({
  id: z.string().min(1),
  label: z.string().min(1),
  effectiveFrom: daySchema,
  changes: changedTermsSchema,
});
export type Amendment = z.infer<typeof amendmentSchema>;

/** A clause of a partner's contract that evaluates itself: DOMAIN 2. */
export const commitmentSchema = z.object({
  id: z.string(),
  partner: z.string(),
  contract: z.string(),
  clause: z.string(),
  title: z.string(),
  /** A metric with its parameters, such as `settled_within(days=2)`; empty where only the partner measures. */
  metric: z.string(),
  source: recordSourceSchema.default({ kind: 'rows' }),
  /** The partner's own figure, shown beside ours; it never decides here. */
  partnerFigure: reportedFigureSchema.nullable().default(null),
  ...clauseTerms,
  exclusions: z.array(exclusionSchema),
  excludedIncidents: z.array(incidentExclusionSchema).default([]),
  window: z.enum(clauseWindowKinds),
  timeZone: z.string(),
  /** The partner reports within so many days after the window. */
  reportWithinDays: z.number().int().nonnegative().nullable().default(null),
  /** What the contract says about figures that differ. */
  disputeProcedure: z.string().default(''),
  /** Weight in the partner's score; 0 = not scored. */
  weight: z.number().nonnegative().default(1),
  amendments: z.array(amendmentSchema).default([]),
  effectiveFrom: daySchema,
  effectiveTo: daySchema.nullable(),
});
export type Commitment = z.infer<typeof commitmentSchema>;
