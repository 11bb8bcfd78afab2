import { z } from 'zod';
import { ledgerBlocks } from '../ledger-blocks.ts';
import { blockKind, blockShape } from './block-kind.ts';

export const benefits = blockKind({
  label: 'Benefits ledger',
  hint: 'from committed to realized, by initiative',
  /** null = the year of the last measured month. */
  schema: z.object({ kind: z.literal('benefits'), ...blockShape, year: z.number().int().min(1990).max(2200).nullable() }),
  nameOf: () => 'The benefits ledger',
  resolve: async (block, sources, setting) => ledgerBlocks(block.id, await sources.ledger(block.year), setting.locale),
});
