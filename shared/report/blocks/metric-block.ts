import { z } from 'zod';
import { sliceSpecSchema } from '../../query/slice-schema.ts';
import type { SliceSpec } from '../../query/slice.ts';
import { scopeLines } from '../lineage-text.ts';
import type { ModelBlock } from '../report-model.ts';
import type { ReportSetting, ReportSources } from '../report-sources.ts';
import { blockShape } from './block-kind.ts';
import { metricFigures, metricTable, type Targets } from './metric-figures.ts';

/** Fields of blocks that show totals: the metrics of a slice, and what each should reach in its own unit. */
export const metricShape = {
  ...blockShape,
  title: z.string(),
  slice: sliceSpecSchema,
  targets: z.record(z.string(), z.number()).default({}),
};

interface MetricRequest {
  readonly id: string;
  readonly title: string;
  readonly slice: SliceSpec;
  readonly targets: Targets;
}

/** The totals of a slice as a table, and as large figures where they are asked for. */
export async function metricBlock(
  block: MetricRequest,
  look: 'tiles' | 'table',
  sources: ReportSources,
  setting: ReportSetting,
): Promise<ModelBlock> {
  const { id, title, targets } = block;
  const slice = { ...block.slice, by: [], grain: null };
  const result = await sources.runSlice(slice);
  const figures = metricFigures(result, slice, targets, setting.locale);
  return {
    kind: 'table',
    id,
    title: look === 'tiles' ? title : `${title}${verdict(figures)}`,
    table: metricTable(figures, slice, targets),
    lineage: [result.lineage],
    notes: result.notes.map((note) => note.message),
    scope: scopeLines(slice.period, slice.compare, slice.where),
    ...(look === 'tiles' ? { tiles: figures.map(({ tile }) => tile) } : {}),
  };
}

/** ": 5 of 8 better, 3 worse, 1 of 2 targets missed"; nothing where there is nothing to compare. */
function verdict(figures: ReturnType<typeof metricFigures>): string {
  const count = (tone: string) => figures.filter(({ tile }) => tile.tone === tone).length;
  const targets = figures.filter(({ status }) => status !== '').length;
  const missed = figures.filter(({ status }) => status === 'Missed').length;
  const moved = count('good') + count('bad') === 0 ? [] : [`${count('good')} of ${figures.length} better`, `${count('bad')} worse`];
  const words = [...moved, ...(targets === 0 ? [] : [missed === 0 ? 'every target reached' : `${missed} of ${targets} targets missed`])];
  return words.length === 0 ? '' : `: ${words.join(', ')}`;
}
