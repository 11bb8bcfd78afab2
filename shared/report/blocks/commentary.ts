import { z } from 'zod';
import { blockKind, blockShape } from './block-kind.ts';

/** Said wherever numbers in it come from a person and not from the data. */
const typed = '(typed by hand)';

export const commentary = blockKind({
  label: 'Commentary',
  hint: 'words of your own, marked as typed',
  schema: z.object({ kind: z.literal('commentary'), ...blockShape, text: z.string() }),
  nameOf: () => 'This commentary',
  resolve: async ({ id, text }) => [{ kind: 'text', id, text: /\d/.test(text) ? `${text} ${typed}` : text, lineage: [] }],
});
