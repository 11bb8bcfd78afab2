import { z } from 'zod';
import { filterSchema, periodSchema } from '../query/slice-schema.ts';
import { driverUnitSchema } from './driver-unit.ts';

/**
 * What a driver may turn out to be. triangular, PERT and uniform lie between its low and high (the first two with its value as the most
 * likely); normal and lognormal have its value as mean and `sd` as standard deviation; data draws the days of the bound slice again.
 */
export const distributionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['triangular', 'pert', 'uniform', 'data']) }),
  z.object({ kind: z.enum(['normal', 'lognormal']), sd: z.number().positive() }),
]);
export type Distribution = z.infer<typeof distributionSchema>;

const formulaText = z.string().max(500);
const face = {
  id: z.string().max(80),
  label: z.string().max(200),
  unit: driverUnitSchema,
  /** Of money in another currency than the case's; it joins the cash flows at plan rate. */
  currency: z.string().length(3).nullable().default(null),
  /** The heading it stands under. */
  section: z.string().max(80).default(''),
};
const range = {
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** null: it is what it is in every trial. */
  distribution: distributionSchema.nullable().default(null),
};

/** How a bound metric becomes a number: over the whole period, a month's or a year's part of it, its last full month, or period by period. */
export const aggregationSchema = z.enum(['whole', 'a_month', 'a_year', 'last_month', 'each_period']);
export type Aggregation = z.infer<typeof aggregationSchema>;

/**
 * A driver is a constant, a series by period, a formula over other drivers, or bound to a live metric over a slice. `forecast`: the formula
 * after the last actual, which it may name as last_actual; null = the last actual holds.
 */
export const driverSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('constant'),
    ...face,
    value: z.number(),
    source: z.string().max(500),
    ...range,
    /** Set where a bound driver was cut loose: what its last actual was measured on. */
    stale: z.string().max(300).nullable().default(null),
  }),
  z.object({
    kind: z.literal('series'),
    ...face,
    /** One for each period from the start; null = not known, and nothing is put in its place. */
    values: z.array(z.number().nullable()).max(240),
    source: z.string().max(500),
    forecast: formulaText.nullable().default(null),
  }),
  z.object({ kind: z.literal('formula'), ...face, formula: formulaText }),
  z.object({
    kind: z.literal('binding'),
    ...face,
    metric: z.string().max(80),
    part: z.enum(['value', 'numerator', 'denominator']),
    period: periodSchema.nullable(),
    where: filterSchema,
    aggregation: aggregationSchema.default('whole'),
    /** The bound number is multiplied by this, e.g. 365/90 to bring a quarter's count to a year. */
    scale: z.number(),
    forecast: formulaText.nullable().default(null),
    ...range,
  }),
]);
export type Driver = z.infer<typeof driverSchema>;
export type DriverOf<K extends Driver['kind']> = Extract<Driver, { kind: K }>;

/** Formula of a driver, or of what follows its last actual; null when there is none. */
export function formulaOf(driver: Driver): string | null {
  switch (driver.kind) {
    case 'constant':
      return null;
    case 'formula':
      return driver.formula;
    case 'series':
    case 'binding':
      return driver.forecast;
  }
}

/** A driver with one number for all periods that can be set from outside: by a slider, a scenario, a trial. */
export function isScalarInput(driver: Driver): driver is DriverOf<'constant'> | DriverOf<'binding'> {
  return driver.kind === 'constant' || (driver.kind === 'binding' && driver.aggregation !== 'each_period');
}
