import { z } from 'zod';

/** Exact decimal text of an amount that is not negative, up to a trillion, to a millionth. */
export const amountSchema = z.string().regex(/^\d{1,12}(\.\d{1,6})?$/, 'an amount is written like 420000.00');
const currency = z.string().length(3);
const share = z.number().min(0).max(1);

/** What a miss costs. Every credit is for one window. */
export const remedySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('fixed'), amount: z.string(), currency }),
  /** Share of `base` by level reached, e.g. below 99.90 % -> 10 %. `below` is exclusive. Highest share whose `below` exceeds the value applies. */
  z.object({
    kind: z.literal('ladder'),
    base: z.string(),
    currency,
    steps: z
      .array(z.object({ below: z.number(), share }))
      .min(1)
      .max(100),
    cap: z.string().nullable(),
  }),
  /** Share of `base` for each whole or begun percentage point (bps clauses: 100 bps) by which the value misses the target. */
  z.object({ kind: z.literal('per_point'), base: z.string(), currency, sharePerPoint: share, cap: z.string().nullable() }),
  /** This clause's allocation of the amount at risk; a miss that follows a miss counts `repeatMultiplier` times. */
  z.object({
    kind: z.literal('pool'),
    atRisk: z.string(),
    currency,
    allocation: share,
    repeatMultiplier: z.number().min(1).max(10),
    cap: z.string().nullable(),
  }),
  /** Interest on what was settled late: amount x days late x annual rate / days of the year. */
  z.object({ kind: z.literal('late_interest'), annualRate: share, yearDays: z.union([z.literal(360), z.literal(365)]) }),
]);
export type Remedy = z.infer<typeof remedySchema>;
