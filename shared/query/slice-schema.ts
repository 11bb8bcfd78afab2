import { z } from 'zod';
import type { Filter } from './filter.ts';
import type { Period, SliceSpec } from './slice.ts';
import type { BridgeSpec } from './bridge-result.ts';

const literal = z.union([z.string().max(500), z.number(), z.boolean()]);
/** A column, or a function of one that a name can spell, with the values it keeps apart. */
const column = z.string().min(1).max(4000);

export const filterSchema: z.ZodType<Filter> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('all') }),
    z.object({ kind: z.enum(['and', 'or']), parts: z.array(filterSchema).max(200) }),
    z.object({ kind: z.literal('not'), part: filterSchema }),
    z.object({ kind: z.literal('compare'), column, operator: z.enum(['=', '!=', '<', '<=', '>', '>=']), value: literal }),
    z.object({ kind: z.literal('in'), column, values: z.array(literal.nullable()).max(10_000) }),
    z.object({ kind: z.literal('contains'), column, text: z.string().max(500) }),
    z.object({ kind: z.literal('missing'), column }),
  ]),
);

export const daySchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const periodSchema: z.ZodType<Period> = z.object({ from: daySchema, to: daySchema });
export const grainSchema = z.enum(['hour', 'day', 'week', 'month', 'quarter', 'year']);

export const sliceSpecSchema: z.ZodType<SliceSpec> = z.object({
  metrics: z.array(z.string().max(80)).min(1).max(40),
  by: z.array(column).max(8),
  grain: grainSchema.nullable(),
  calendar: z.enum(['calendar', 'fiscal', 'iso']).optional(),
  period: periodSchema.nullable(),
  where: filterSchema,
  compare: periodSchema.nullable().optional(),
  top: z.number().int().positive().max(10_000).optional(),
});

export const bridgeSpecSchema: z.ZodType<BridgeSpec> = z.object({
  metric: z.string().max(80),
  by: column,
  within: z.array(column).max(3).optional(),
  from: periodSchema,
  to: periodSchema,
  where: filterSchema,
  form: z.enum(['three-part', 'midpoint']).optional(),
  top: z.number().int().positive().max(10_000).optional(),
});
