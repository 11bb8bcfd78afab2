import { z } from 'zod';
import { type ChartSpec, chartKindNames } from './chart-spec.ts';

const text = z.string().max(2000);

const pointSchema = z.object({
  x: z.union([text, z.number()]),
  y: z.number().nullable(),
  text,
  label: text.optional(),
  exact: text.optional(),
  n: text.optional(),
  partial: z.boolean().optional(),
  small: z.boolean().optional(),
  key: text.nullable().optional(),
  low: z.number().optional(),
  high: z.number().optional(),
  q1: z.number().optional(),
  q3: z.number().optional(),
  to: z.number().nullable().optional(),
  size: z.number().min(0).optional(),
  target: z.number().optional(),
  targetText: text.optional(),
  bands: z.array(z.number()).max(8).optional(),
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
  kind: z.enum(chartKindNames),
  title: text,
  subtitle: text,
  xKind: z.enum(['time', 'category', 'number']),
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
        panel: text.optional(),
      }),
    )
    .max(500),
  annotations: z
    .array(z.object({ at: z.number(), until: z.number().optional(), label: text, tone: z.enum(['incident', 'note']) }))
    .max(200),
  references: z
    .array(z.object({ value: z.number(), label: text, tone: z.enum(['target', 'limit', 'average']), axis: z.enum(['x', 'y']).optional() }))
    .max(20)
    .optional(),
  xLabel: text.optional(),
  xUnit: unitSchema.optional(),
  stack: z.object({ form: z.enum(['sum', 'share', 'sides']), mark: z.enum(['bar', 'area']) }).optional(),
  ramp: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('sequential') }),
      z.object({ kind: z.literal('diverging'), middle: z.number() }),
    ])
    .optional(),
  steps: z.array(z.enum(['total', 'delta'])).optional(),
  direction: z.enum(['up', 'down', 'info']),
  dimension: text.optional(),
  seriesDimension: text.optional(),
  source: text,
  alternative: z.string().max(20_000),
});
