import { z } from 'zod';
import { daySchema, filterSchema } from '../../query/slice-schema.ts';

const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** Cost (money or hours) and volume of one segment in one month; its unit cost is one over the other. */
export const segmentCostSchema = z.object({ segment: z.string().max(120), cost: z.number(), volume: z.number().nonnegative() });
export type SegmentCost = z.infer<typeof segmentCostSchema>;

export const measuredMonthSchema = z.object({ month: monthSchema, segments: z.array(segmentCostSchema).max(200) });
export type MeasuredMonth = z.infer<typeof measuredMonthSchema>;

export const initiativeStages = ['idea', 'estimated', 'committed', 'implemented', 'realized', 'finance_validated'] as const;
export type InitiativeStage = (typeof initiativeStages)[number];

/** A number of each month, of what the initiative did not touch. */
const controlSchema = z.array(z.object({ month: monthSchema, value: z.number() })).max(240);

/**
 * Something that is done to save money or hours. `tag`: what its saving is claimed of; two initiatives with the same tag claim of the same
 * change. Amounts are in `unit`; `rate` makes money of one hour.
 */
export const initiativeSchema = z.object({
  id: z.string().min(1).max(80),
  name: z.string().min(1).max(200),
  owner: z.string().max(120),
  stage: z.enum(initiativeStages),
  /** What somebody has to decide; empty = nothing. */
  decision: z.string().max(300).default(''),
  milestones: z
    .array(z.object({ label: z.string().max(200), due: daySchema, done: daySchema.nullable() }))
    .max(50)
    .default([]),
  /** The case that argued for it. */
  caseId: z.string().nullable().default(null),
  unit: z.enum(['money', 'hours']),
  rate: z.number().positive().default(1),
  counts: z.enum(['cashable', 'cost_avoidance', 'capacity']).default('cashable'),
  tag: z.object({ metric: z.string().max(120), population: z.string().max(200) }),
  implementedOn: daySchema.nullable(),
  /** Saving of twelve months from a day on, and the volume that was agreed for them. */
  committed: z.object({ perYear: z.number(), from: daySchema, volumePerYear: z.number().positive().nullable().default(null) }),
  /** Where cost and volume come from: a metric of the workbook by month, or months that were given. */
  measure: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('metric'), metric: z.string().max(80), by: z.string().max(80).nullable(), where: filterSchema }),
    z.object({ kind: z.literal('given'), source: z.string().max(300), months: z.array(measuredMonthSchema).max(240) }),
  ]),
  /** The window before, both months included, and what it held when it was signed off. */
  baseline: z.object({
    from: monthSchema,
    to: monthSchema,
    frozen: z
      .object({
        query: z.string().max(500),
        fingerprint: z.string().max(80),
        segments: z.array(segmentCostSchema).max(200),
        signedBy: z.string().min(1).max(120),
        signedOn: daySchema,
      })
      .nullable()
      .default(null),
  }),
  /** What it says it saved: what is measured at constant mix, or amounts by month from elsewhere. */
  claim: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('measured') }),
      z.object({
        kind: z.literal('stated'),
        source: z.string().max(300),
        months: z.array(z.object({ month: monthSchema, amount: z.number() })).max(240),
      }),
    ])
    .default({ kind: 'measured' }),
  attribution: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('none') }),
      /** Against its own trend before. */
      z.object({ kind: z.literal('interrupted_time_series') }),
      /** Against unit costs of a group that was left alone, before and after. */
      z.object({ kind: z.literal('difference_in_differences'), control: controlSchema }),
      /** Against unit costs of a group that was held out, after. */
      z.object({ kind: z.literal('hold_out'), control: controlSchema }),
    ])
    .default({ kind: 'none' }),
  /** Finance's share of a change that several claim, 0..1; counts only where all of them have one and they sum to at most 1. */
  share: z.number().min(0).max(1).nullable().default(null),
});
export type Initiative = z.infer<typeof initiativeSchema>;
