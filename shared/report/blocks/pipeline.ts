import { z } from 'zod';
import { pipelineBlock } from '../pipeline-block.ts';
import { blockKind, blockShape } from './block-kind.ts';

export const pipeline = blockKind({
  label: 'Pipeline',
  hint: 'what goes live next, and what to decide',
  /** null = the year of the last measured month. */
  schema: z.object({ kind: z.literal('pipeline'), ...blockShape, year: z.number().int().min(1990).max(2200).nullable() }),
  nameOf: () => 'The pipeline',
  resolve: async ({ id, year }, sources, { locale }) => [pipelineBlock(id, await sources.ledger(year), locale)],
});
