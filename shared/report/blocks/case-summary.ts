import { z } from 'zod';
import { caseBlocks } from '../case-blocks.ts';
import { blockKind, blockShape } from './block-kind.ts';

export const caseSummary = blockKind({
  label: 'Case summary',
  hint: 'what a project brings and rests on',
  schema: z.object({ kind: z.literal('case'), ...blockShape, caseId: z.string() }),
  nameOf: ({ caseId }) => `The business case ${caseId}`,
  resolve: async (block, sources, setting) => caseBlocks(block.id, await sources.compiledCase(block.caseId), setting),
});
