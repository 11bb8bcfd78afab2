import { z } from 'zod';
import { driverSchema } from './driver-schema.ts';

/**
 * A cash-flow line: its driver gives the amount of one year (recurring, spread over the months), of one moment (one-off), or of each
 * period (each_period).
 */
export const cashLineSchema = z.object({
  id: z.string(),
  label: z.string(),
  driver: z.string(),
  kind: z.enum(['benefit', 'cost']),
  timing: z.enum(['one_off', 'recurring', 'each_period']),
  /** Month index, 0 = start month. */
  startMonth: z.number().int().nonnegative(),
  /** Months from the start until full effect; 0 = at once. */
  rampMonths: z.number().int().nonnegative(),
  ramp: z.enum(['linear', 's_curve', 'table']).default('linear'),
  /** For a table: share of the full effect in the first month, the second, and so on; the last one holds. */
  rampTable: z.array(z.number().min(0).max(10)).max(240).default([]),
  /** Share of the effect that wears off in a year. */
  decay: z.number().min(0).lt(1).default(0),
  /** A driver in months by which the start moves: benefits wait for go-live, sunk costs do not. */
  slip: z.string().nullable().default(null),
  /** Hours that nobody gives up are capacity: shown, never counted as cash. */
  counts: z.enum(['cashable', 'cost_avoidance', 'capacity']).default('cashable'),
  owner: z.string().max(120).default(''),
  confidence: z.enum(['low', 'medium', 'high']).default('medium'),
});
export type CashLine = z.infer<typeof cashLineSchema>;

/** Overrides of a named scenario stand over the base values; low, base and high may be given a weight, too. */
export const namedScenarioSchema = z.object({
  id: z.string().min(1).max(80),
  name: z.string().min(1).max(80),
  weight: z.number().min(0).max(1).nullable().default(null),
  overrides: z.record(z.string(), z.number()).default({}),
});
export type NamedScenario = z.infer<typeof namedScenarioSchema>;

export const simulationSchema = z.object({
  trials: z.number().int().min(1000).max(1_000_000),
  seed: z.number().int().nonnegative().max(0xffff_ffff),
});

export const businessCaseSchema = z.object({
  id: z.string(),
  name: z.string(),
  owner: z.string(),
  currency: z.string().length(3),
  startMonth: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  /** Horizon; a multiple of 12 when the periods are years. */
  months: z.number().int().min(1).max(240),
  periods: z.enum(['month', 'year']).default('month'),
  /** Yearly, e.g. 0.10. Monthly rate is (1+r)^(1/12)-1. */
  discountRate: z.number().gt(-1),
  /** Which NPV leads. Payback is always by the end of periods. */
  timing: z.enum(['end', 'mid']).default('end'),
  /** Yearly rates for MIRR; null = not asked for. */
  mirr: z
    .object({ finance: z.number().gt(-1), reinvest: z.number().gt(-1) })
    .nullable()
    .default(null),
  /** Plan rates of this case: units of its currency for one unit of another. They come before the workbook's. */
  fx: z.array(z.object({ currency: z.string().length(3), rate: z.number().positive() })).default([]),
  drivers: z.array(driverSchema),
  lines: z.array(cashLineSchema),
  /** Named scenarios, and the weights of low, base and high. */
  scenarios: z.array(namedScenarioSchema).default([]),
  simulation: simulationSchema.default({ trials: 100_000, seed: 7 }),
});
export type BusinessCase = z.infer<typeof businessCaseSchema>;

/** Periods of a case; period 0 is now and is not discounted. */
export function periodCount({ months, periods }: Pick<BusinessCase, 'months' | 'periods'>): number {
  return periods === 'year' ? Math.ceil(months / 12) : months;
}
