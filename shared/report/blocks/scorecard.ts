import { z } from 'zod';
import { scorecardBlocks } from '../scorecard-blocks.ts';
import { blockKind, blockShape } from './block-kind.ts';

export const scorecard = blockKind({
  label: 'Scorecard',
  hint: 'what partners promised and delivered',
  schema: z.object({ kind: z.literal('scorecard'), ...blockShape, title: z.string(), partner: z.string().nullable() }),
  nameOf: ({ title }) => `The table "${title}"`,
  resolve: async (block, sources, setting) => scorecardBlocks(block, await sources.scorecard(block.partner), setting.locale),
});
