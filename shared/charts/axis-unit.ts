import type { Unit } from '../base/column-batch.ts';
import type { ChartSpec } from './chart-spec.ts';

/** The unit of the value axis: that of the values, or shares where a stack is drawn to 100 %. */
export function axisUnit(spec: ChartSpec): Unit {
  return spec.kind === 'stacked' && spec.stack?.form === 'share' ? { kind: 'ratio' } : spec.unit;
}

/** What the value axis says. */
export function axisLabel(spec: ChartSpec): string {
  if (spec.kind !== 'stacked' || spec.stack?.form !== 'share') return spec.yLabel;
  const measure = spec.yLabel.split(', ')[0] ?? '';
  return `Share of ${/^[A-Z]{2}/.test(measure) ? measure : measure.charAt(0).toLowerCase() + measure.slice(1)}, %`;
}
