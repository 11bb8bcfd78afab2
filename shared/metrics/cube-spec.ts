import { z } from 'zod';
import { filterSchema } from '../query/slice-schema.ts';

/** Which metrics, by which single dimensions and day, over everything that is loaded and passes the filter. */
export const cubeSpecSchema = z.object({
  faces: z
    .array(z.object({ by: z.string().min(1).max(120).nullable(), metrics: z.array(z.string().max(80)).min(1).max(20) }))
    .min(1)
    .max(24),
  where: filterSchema,
});
export type CubeSpec = z.infer<typeof cubeSpecSchema>;
