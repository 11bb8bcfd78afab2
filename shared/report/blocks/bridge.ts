import { z } from 'zod';
import { bridgeSpecSchema } from '../../query/slice-schema.ts';
import { bridgeBlock } from '../figure-blocks.ts';
import { blockKind, blockShape } from './block-kind.ts';

export const bridge = blockKind({
  label: 'Bridge',
  hint: 'what moved a metric',
  schema: z.object({ kind: z.literal('bridge'), ...blockShape, bridge: bridgeSpecSchema }),
  nameOf: ({ bridge: { metric, by } }) => `The bridge of ${metric} by ${by}`,
  resolve: async (block, sources, setting) => [bridgeBlock(block.id, await sources.runBridge(block.bridge), setting.locale)],
});
