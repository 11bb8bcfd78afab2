import { z } from 'zod';
import { filterSchema, periodSchema } from '../query/slice-schema.ts';
import type { Lineage } from '../query/slice.ts';

export const driverUnitSchema = z.enum(['count', 'ratio', 'pp', 'bps', 'money', 'minutes', 'months']);
const bands = { low: z.number().nullable(), high: z.number().nullable() };

/** A driver is a constant, a formula over other drivers, or bound to a live metric over a slice. Ratios are 0..1; pp is percentage points as 0..100. */
export const driverSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('constant'),
    id: z.string(),
    label: z.string(),
    unit: driverUnitSchema,
    value: z.number(),
    source: z.string(),
    ...bands,
  }),
  z.object({ kind: z.literal('formula'), id: z.string(), label: z.string(), unit: driverUnitSchema, formula: z.string().max(500) }),
  z.object({
    kind: z.literal('binding'),
    id: z.string(),
    label: z.string(),
    unit: driverUnitSchema,
    metric: z.string(),
    part: z.enum(['value', 'numerator', 'denominator']),
    period: periodSchema.nullable(),
    where: filterSchema,
    /** The bound number is multiplied by this, e.g. 365/90 to bring a quarter's count to a year. */
    scale: z.number(),
    ...bands,
  }),
]);
export type Driver = z.infer<typeof driverSchema>;

/** A cash-flow line: the driver gives the amount of one year (recurring, spread over months) or of one moment (one-off). */
export const cashLineSchema = z.object({
  id: z.string(),
  label: z.string(),
  driver: z.string(),
  kind: z.enum(['benefit', 'cost']),
  timing: z.enum(['one_off', 'recurring']),
  /** Month index, 0 = start month. */
  startMonth: z.number().int().nonnegative(),
  /** Linear ramp to full effect over this many months; 0 = at once. */
  rampMonths: z.number().int().nonnegative(),
});
export type CashLine = z.infer<typeof cashLineSchema>;

export const businessCaseSchema = z.object({
  id: z.string(),
  name: z.string(),
  owner: z.string(),
  currency: z.string().length(3),
  startMonth: z.string().regex(/^\d{4}-\d{2}$/),
  months: z.number().int().min(1).max(240),
  /** Yearly, e.g. 0.10. Monthly rate is (1+r)^(1/12)-1. */
  discountRate: z.number().gt(-1),
  drivers: z.array(driverSchema),
  lines: z.array(cashLineSchema),
});
export type BusinessCase = z.infer<typeof businessCaseSchema>;

export type ScenarioName = 'low' | 'base' | 'high';

export interface DriverValue {
  readonly id: string;
  readonly label: string;
  readonly unit: z.infer<typeof driverUnitSchema>;
  readonly kind: Driver['kind'];
  readonly value: number | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly n: string | null;
  readonly lineage: Lineage | null;
  readonly problem: string | null;
}

export interface CaseScenario {
  readonly scenario: ScenarioName;
  readonly drivers: readonly DriverValue[];
  /** Net cash flow per month, index 0 = start month; estimates in float64. */
  readonly monthly: readonly number[];
  readonly cumulative: readonly number[];
  readonly lines: readonly { readonly id: string; readonly monthly: readonly number[] }[];
  readonly npv: number;
  readonly npvMidPeriod: number;
  readonly irr: number | 'none' | 'multiple';
  /** Years; null = never within the horizon. */
  readonly payback: number | null;
  readonly discountedPayback: number | null;
  /** Undiscounted (benefits - costs) / costs over the horizon. */
  readonly roi: number | null;
}

export interface CaseResult {
  readonly case: BusinessCase;
  readonly scenarios: readonly CaseScenario[];
}
