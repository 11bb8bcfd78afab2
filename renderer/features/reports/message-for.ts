import type { ReportBlock, ReportSpec } from '../../../shared/report/report-spec.ts';
import { freeId } from './new-block.ts';

/** A headline for a block that had none: bound to its metric where it compares, otherwise what its page was called. */
export function messageFor(block: ReportBlock | undefined, spec: ReportSpec, title: string): ReportBlock {
  const id = freeId('headline', spec);
  if (block === undefined || !('slice' in block)) return { kind: 'headline', id, text: title, numbers: [] };
  const [metric] = block.slice.metrics;
  const slice = { ...block.slice, metrics: metric === undefined ? [] : [metric], by: [], grain: null };
  const text = block.slice.compare ? `${nameOf(metric)} {{it.change}}` : `${nameOf(metric)}: {{it}}`;
  return { kind: 'headline', id, text, numbers: [{ name: 'it', slice }] };
}

const nameOf = (metric: string | undefined): string => {
  const words = (metric ?? 'the metric').replace(/_/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
