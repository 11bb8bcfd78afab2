import { z } from 'zod';
import { blockKind, blockShape, boundNumberSchema } from './block-kind.ts';
import { boundBlock } from './bound-block.ts';

export const text = blockKind({
  label: 'Text with numbers',
  hint: 'sentences that change with the data',
  schema: z.object({ kind: z.literal('text'), ...blockShape, text: z.string(), numbers: z.array(boundNumberSchema) }),
  nameOf: () => 'This text',
  resolve: async (block, sources, setting) => [await boundBlock('text', block, sources, setting)],
});
