import { z } from 'zod';
import { blockKind, blockShape, boundNumberSchema } from './block-kind.ts';
import { boundBlock } from './bound-block.ts';

export const headline = blockKind({
  label: 'Headline',
  hint: 'opens a page and says its message',
  schema: z.object({ kind: z.literal('headline'), ...blockShape, text: z.string(), numbers: z.array(boundNumberSchema) }),
  nameOf: () => 'This text',
  resolve: async (block, sources, setting) => [await boundBlock('headline', block, sources, setting)],
});
