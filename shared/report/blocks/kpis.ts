import { z } from 'zod';
import { blockKind } from './block-kind.ts';
import { metricBlock, metricShape } from './metric-block.ts';

export const kpis = blockKind({
  label: 'KPI table',
  hint: 'metrics with targets and status',
  schema: z.object({ kind: z.literal('kpis'), ...metricShape }),
  nameOf: ({ title }) => `The table "${title}"`,
  resolve: async (block, sources, setting) => [await metricBlock(block, 'table', sources, setting)],
});
