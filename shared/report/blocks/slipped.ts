import { z } from 'zod';
import { slippedBlock } from '../slipped-block.ts';
import { blockKind, blockShape } from './block-kind.ts';

export const slipped = blockKind({
  label: 'What slipped',
  hint: 'initiatives behind what was due, and why',
  /** null = the year of the last measured month. */
  schema: z.object({ kind: z.literal('slipped'), ...blockShape, year: z.number().int().min(1990).max(2200).nullable() }),
  nameOf: () => 'What slipped',
  resolve: async ({ id, year }, sources, { locale }) => [slippedBlock(id, await sources.ledger(year), locale)],
});
