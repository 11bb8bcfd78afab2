import { z } from 'zod';
import { blockKind } from './block-kind.ts';
import { metricBlock, metricShape } from './metric-block.ts';

export const tiles = blockKind({
  label: 'Metric tiles',
  hint: 'headline numbers with their change',
  schema: z.object({ kind: z.literal('tiles'), ...metricShape }),
  nameOf: ({ title }) => `The figures "${title}"`,
  resolve: async (block, sources, setting) => [await metricBlock(block, 'tiles', sources, setting)],
});
