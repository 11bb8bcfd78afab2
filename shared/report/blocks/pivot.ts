import { z } from 'zod';
import { pivotSpecSchema } from '../../pivot/pivot-spec.ts';
import { pivotView } from '../../pivot/pivot-view.ts';
import { inParts, pivotBlock } from '../pivot-model.ts';
import { blockKind, blockShape } from './block-kind.ts';

export const pivot = blockKind({
  label: 'Pivot',
  hint: 'rows by columns, as in Explore',
  schema: z.object({ kind: z.literal('pivot'), ...blockShape, title: z.string().max(200), pivot: pivotSpecSchema }),
  nameOf: ({ title }) => `The pivot "${title}"`,
  async resolve({ id, title, pivot: spec }, sources, setting) {
    const view = pivotView(await sources.runPivot(spec), setting);
    return inParts(pivotBlock(view, { id, title, locale: setting.locale }));
  },
});
