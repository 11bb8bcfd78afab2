import { z } from 'zod';
import { sliceSpecSchema } from '../../query/slice-schema.ts';
import { sliceTableBlock } from '../figure-blocks.ts';
import { blockKind, blockShape } from './block-kind.ts';

export const table = blockKind({
  label: 'Table',
  hint: 'metrics by any dimension, with totals',
  schema: z.object({ kind: z.literal('table'), ...blockShape, title: z.string(), slice: sliceSpecSchema }),
  nameOf: ({ title }) => `The table "${title}"`,
  resolve: async (block, sources, setting) => [sliceTableBlock(block, await sources.runSlice(block.slice), setting)],
});
