import { z } from 'zod';
import { metricUnits } from './metric.ts';

/** A metric that people made in this workbook. `formula` is text such as `count(attempt where result = "approved") / count(attempt)`. */
export const ownMetricSchema = z.object({
  id: z
    .string()
    .max(60)
    .regex(/^[a-z][a-z0-9_]*$/, 'an id is small letters, digits and underscores, like slow_share'),
  /** Raised with each change of what it counts. */
  version: z.number().int().min(1),
  label: z.string().trim().min(1, 'it needs a name').max(80),
  sentence: z.string().max(400),
  unit: z.enum(metricUnits),
  direction: z.enum(['up', 'down', 'info']),
  formula: z.string().min(1, 'it needs a formula').max(4000),
  /** Stand in the formula as `$name`. */
  parameters: z
    .array(
      z.object({
        name: z.string().regex(/^[a-z_]+$/, 'a parameter is small letters and underscores'),
        label: z.string().min(1).max(40),
        value: z.union([z.number(), z.string().max(100)]),
      }),
    )
    .max(8),
  minimumN: z.number().int().min(0).max(1_000_000),
});
export type OwnMetric = z.infer<typeof ownMetricSchema>;
