import { z } from 'zod';
import { daySchema, filterSchema } from '../query/slice-schema.ts';
import type { Lineage } from '../query/slice.ts';

/** A window that the clause takes out of measurement, or that the partner announced. Instants are UTC ISO 8601. */
export const exclusionSchema = z.object({
  id: z.string(),
  label: z.string(),
  kind: z.enum(['maintenance', 'force_majeure', 'own_fault']),
  start: z.string(),
  end: z.string(),
  /** When the partner announced it; null = not announced. */
  announcedAt: z.string().nullable(),
});
export type Exclusion = z.infer<typeof exclusionSchema>;

/** Downtime: error share above `errorShareAbove` for at least `minConsecutiveMinutes`, in minutes with at least `minRequests`. */
export const downtimeRuleSchema = z.object({
  errorShareAbove: z.number().min(0).max(1),
  minConsecutiveMinutes: z.number().int().positive(),
  minRequests: z.number().int().nonnegative(),
});
export type DowntimeRule = z.infer<typeof downtimeRuleSchema>;

export const remedySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('fixed'), amount: z.string(), currency: z.string().length(3) }),
  /** Share of `base` by level reached, e.g. below 99.90 % -> 10 %. `below` is exclusive. Highest share whose `below` exceeds the value applies. */
  z.object({
    kind: z.literal('ladder'),
    base: z.string(),
    currency: z.string().length(3),
    steps: z.array(z.object({ below: z.number(), share: z.number().min(0).max(1) })).min(1),
    cap: z.string().nullable(),
  }),
]);
export type Remedy = z.infer<typeof remedySchema>;

export const commitmentSchema = z.object({
  id: z.string(),
  partner: z.string(),
  contract: z.string(),
  clause: z.string(),
  title: z.string(),
  metric: z.string(),
  downtimeRule: downtimeRuleSchema.nullable(),
  population: filterSchema,
  exclusions: z.array(exclusionSchema),
  /** Maintenance is excluded only with this much notice, up to this allowance a month; the excess counts as downtime. */
  maintenance: z.object({ noticeHours: z.number(), allowanceMinutesPerMonth: z.number() }).nullable(),
  operator: z.enum(['>=', '<=']),
  /** In the metric's own unit: a ratio as 0..1, bps as bps, milliseconds as ms. */
  target: z.number(),
  window: z.enum(['month', 'quarter']),
  timeZone: z.string(),
  minimumSample: z.number().int().nullable(),
  /** Decimals of the value in percent/bps at which the clause compares; null = full precision. */
  rounding: z.number().int().nullable(),
  remedy: remedySchema,
  claimWithinDays: z.number().int().nullable(),
  effectiveFrom: daySchema,
  effectiveTo: daySchema.nullable(),
});
export type Commitment = z.infer<typeof commitmentSchema>;

export type CommitmentStatus =
  | 'met'
  | 'missed'
  | 'not_measurable'
  | 'insufficient_sample'
  | 'not_in_force'
  | 'on_track'
  | 'at_risk'
  | 'cannot_be_met_at_forecast'
  | 'cannot_be_met';

export interface CommitmentResult {
  readonly commitmentId: string;
  readonly window: { readonly from: string; readonly to: string; readonly label: string; readonly open: boolean };
  readonly status: CommitmentStatus;
  readonly value: number | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly target: number;
  /** value - target in the metric's unit. */
  readonly gap: number | null;
  readonly interval: { readonly low: number; readonly high: number } | null;
  readonly credit: { readonly amount: string; readonly currency: string } | null;
  readonly claimDue: string | null;
  /** For downtime clauses: every spell looked at, and whether it counted and why. */
  readonly spells: readonly {
    readonly start: string;
    readonly end: string;
    readonly minutes: number;
    readonly countedMinutes: number;
    readonly reason: string;
  }[];
  readonly sentence: string;
  readonly lineage: Lineage;
}

export interface Scorecard {
  readonly asOf: string;
  /** `problem`: why a commitment could not be evaluated at all, in a sentence; its results are then empty. */
  readonly rows: readonly { readonly commitment: Commitment; readonly results: readonly CommitmentResult[]; readonly problem?: string }[];
}
