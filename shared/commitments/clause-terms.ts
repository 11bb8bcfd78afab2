import { z } from 'zod';
import { filterSchema } from '../query/slice-schema.ts';
import { remedySchema } from './remedy-terms.ts';

/** Downtime: error share above `errorShareAbove` for at least `minConsecutiveMinutes`, in minutes with at least `minRequests`. */
export const downtimeRuleSchema = z.object({
  errorShareAbove: z.number().min(0).max(1),
  minConsecutiveMinutes: z.number().int().positive(),
  minRequests: z.number().int().nonnegative(),
});
export type DowntimeRule = z.infer<typeof downtimeRuleSchema>;

/** Maintenance is excluded only with this much notice, up to this allowance a month; the excess counts as downtime. */
export const maintenanceRuleSchema = z.object({
  noticeHours: z.number().nonnegative(),
  allowanceMinutesPerMonth: z.number().nonnegative(),
});

/** A miss within so many days from the first one, or from the start of the clause, is in cure and no breach. */
export const cureSchema = z.object({ days: z.number().int().positive(), from: z.enum(['miss', 'start']) });

/** So many misses among so many windows in a row are chronic; with `belowMinimum` a single one below the minimum level is, too. */
export const chronicSchema = z.object({
  misses: z.number().int().positive(),
  ofWindows: z.number().int().positive(),
  belowMinimum: z.boolean(),
});

/** Hours in which the clause measures, or in which its clock ticks; null = always. */
export const serviceHoursSchema = z.object({
  weekdays: z.array(z.number().int().min(1).max(7)),
  from: z.string(),
  to: z.string(),
  holidays: z.array(z.string()),
});

/** Levels are in the metric's own unit: a ratio as 0..1, bps as bps, milliseconds as ms. */
const terms = {
  downtimeRule: downtimeRuleSchema.nullable(),
  population: filterSchema,
  maintenance: maintenanceRuleSchema.nullable(),
  operator: z.enum(['>=', '<=', 'between']),
  /** The level the clause is judged by; with "between" the lower end. */
  target: z.number(),
  /** Upper end of "between". */
  upper: z.number().nullable(),
  /** The floor: a miss beyond it is critical. */
  minimum: z.number().nullable(),
  /** What the partner is expected to reach in ordinary months; short of it but within the target is no miss. */
  expected: z.number().nullable(),
  minimumSample: z.number().int().nullable(),
  /** A window short of the clause's own minimum sample is judged together with the next one. */
  rollsSmallSample: z.boolean(),
  /** Decimals of the value in percent/bps at which the clause compares; null = full precision. */
  rounding: z.number().int().nullable(),
  serviceHours: serviceHoursSchema.nullable(),
  remedy: remedySchema,
  claimWithinDays: z.number().int().nullable(),
  /** A credit is given back when each of so many following windows reaches the expected level (without one, the target). */
  earnBackWindows: z.number().int().positive().nullable(),
  cure: cureSchema.nullable(),
  chronic: chronicSchema.nullable(),
} as const;

/** The terms of a clause that an amendment may change; what a clause need not state has a default. */
export const clauseTerms = {
  ...terms,
  upper: terms.upper.default(null),
  minimum: terms.minimum.default(null),
  expected: terms.expected.default(null),
  rollsSmallSample: terms.rollsSmallSample.default(false),
  serviceHours: terms.serviceHours.default(null),
  earnBackWindows: terms.earnBackWindows.default(null),
  cure: terms.cure.default(null),
  chronic: terms.chronic.default(null),
} as const;

/** Windows that follow one another in time; an amendment may change one kind into another. */
export const timeWindowKinds = ['month', 'quarter', 'rolling_30_days'] as const;

/** Changed terms only: what an amendment does not name stays as it was. */
export const changedTermsSchema = z.object({ ...terms, window: z.enum(timeWindowKinds) }).partial();
export type ChangedTerms = z.infer<typeof changedTermsSchema>;
