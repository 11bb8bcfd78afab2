import { z } from 'zod';
import type { ChartSpec } from './chart-spec.ts';

const text = z.string().max(2000);

const pointSchema = z.object({
  x: z.union([text, z.number()]),
  y: z.number().nullable(),
  text,
  label: text.optional(),
  exact: text.optional(),
  n: text.optional(),
  partial: z.boolean().optional(),
});

const unitSchema = z.union([
  z.object({
    kind: z.enum([
      'none',
      'count',
      'ratio',
      'bps',
      'milliseconds',
      'minutes',
      'hours',
      'days',
      'per_thousand',
      'points',
      'per_second',
      'multiple',
    ]),
  }),
  z.object({ kind: z.literal('money'), currency: z.string().length(3) }),
]);

/** A chart that came over the wire. */
export const chartSpecSchema: z.ZodType<ChartSpec> = z.object({
  kind: z.enum(['line', 'bar', 'waterfall', 'cumulative']),
  title: text,
  subtitle: text,
  xKind: z.enum(['time', 'category']),
  yLabel: text,
  unit: unitSchema,
  series: z
    .array(
      z.object({
        key: text,
        label: text,
        points: z.array(pointSchema).max(5000),
        emphasis: z.boolean().optional(),
        color: z.number().int().min(0).optional(),
      }),
    )
    .max(200),
  annotations: z
    .array(z.object({ at: z.number(), until: z.number().optional(), label: text, tone: z.enum(['incident', 'note']) }))
    .max(200),
  steps: z.array(z.enum(['total', 'delta'])).optional(),
  direction: z.enum(['up', 'down', 'info']),
  source: text,
  alternative: z.string().max(20_000),
});
