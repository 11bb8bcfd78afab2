import { z } from 'zod';
import { tornadoBlock } from '../tornado-block.ts';
import { blockKind, blockShape } from './block-kind.ts';

export const tornado = blockKind({
  label: 'Case sensitivity',
  hint: 'which drivers decide a case',
  schema: z.object({ kind: z.literal('tornado'), ...blockShape, caseId: z.string() }),
  nameOf: ({ caseId }) => `The sensitivity of the business case ${caseId}`,
  resolve: async (block, sources, setting) => [tornadoBlock(block.id, await sources.compiledCase(block.caseId), setting.locale)],
});
