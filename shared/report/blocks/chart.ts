import { z } from 'zod';
import { sliceChartForms } from '../../charts/slice-chart.ts';
import { sliceSpecSchema } from '../../query/slice-schema.ts';
import { sliceChartBlock } from '../figure-blocks.ts';
import { blockKind, blockShape } from './block-kind.ts';

export const chart = blockKind({
  label: 'Figure',
  hint: 'a chart of any metric',
  schema: z.object({
    kind: z.literal('chart'),
    ...blockShape,
    chart: z.enum(sliceChartForms),
    title: z.string().nullable(),
    slice: sliceSpecSchema,
  }),
  nameOf: ({ title, slice }) => `The chart ${title === null ? `of ${slice.metrics.join(', ')}` : `"${title}"`}`,
  async resolve(block, sources, setting) {
    const { slice } = block;
    // The total among the parts of a line chart, at its own grain.
    const total = slice.by.length > 0 && slice.grain !== null ? await sources.runSlice({ ...slice, by: [] }) : undefined;
    return [sliceChartBlock(block, await sources.runSlice(slice), total, setting)];
  },
});
