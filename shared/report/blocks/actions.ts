import { z } from 'zod';
import { actionsBlock } from '../actions-block.ts';
import { blockKind, blockShape } from './block-kind.ts';

export const actions = blockKind({
  label: 'Actions',
  hint: 'what was asked, of whom, and what is late',
  /** null = every partner. */
  schema: z.object({ kind: z.literal('actions'), ...blockShape, partner: z.string().nullable() }),
  nameOf: () => 'The actions',
  resolve: async (block, sources) => [actionsBlock(block, await sources.actions())],
});
