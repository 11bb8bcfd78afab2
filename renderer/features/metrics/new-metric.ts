import { type AggregateName, parseMetricText } from '../../../shared/metrics/metric-text.ts';
import type { MetricUnit } from '../../../shared/metrics/metric.ts';
import type { OwnMetric } from '../../../shared/metrics/own-metric.ts';
import { formParts } from '../../../shared/metrics/print-metric-text.ts';
import { columnType } from '../../../shared/metrics/table-columns.ts';

/** A metric to begin with: the share of attempts that were approved. */
export function newMetric(taken: readonly OwnMetric[]): OwnMetric {
  let number = taken.length + 1;
  while (taken.some(({ id }) => id === `metric_${number}`)) number++;
  return {
    id: `metric_${number}`,
    version: 1,
    label: '',
    sentence: '',
    unit: 'ratio',
    direction: 'up',
    formula: 'count(attempt where result = "approved") / count(attempt)',
    parameters: [],
    minimumN: 0,
  };
}

/** Letters, digits and underscores of a name, as an id that is not taken. */
export function idFrom(label: string, taken: readonly string[]): string {
  const plain = label
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 50);
  const base = plain === '' ? 'metric' : plain;
  let id = base;
  for (let number = 2; taken.includes(id); number++) id = `${base}_${number}`;
  return id;
}

/** The unit that a formula most likely has; null where the text says too little. */
export function likelyUnit(formula: string): MetricUnit | null {
  const parts = partsOf(formula);
  if (parts === null) return null;
  const { top, bottom } = parts;
  const isMoney = top.name !== 'count' && top.name !== 'distinct' && columnType(top.table, top.columns[0] ?? '') === 'money';
  if (bottom !== null) return top.name === 'count' && bottom.name === 'count' ? 'ratio' : isMoney ? 'money' : null;
  if (isMoney) return 'money';
  if (top.columns[0]?.endsWith('_ms')) return 'milliseconds';
  return top.name === 'count' || top.name === 'distinct' ? 'count' : null;
}

/** What the form can show of a formula; null when it is more, or cannot be read. */
export function partsOf(formula: string): ReturnType<typeof formParts> {
  try {
    return formParts(parseMetricText(formula));
  } catch {
    // The check beside the formula says what is wrong with it.
    return null;
  }
}

export const aggregateLabels: Readonly<Record<AggregateName, string>> = {
  count: 'Count of rows',
  sum: 'Sum of',
  average: 'Average of',
  distinct: 'Different',
  median: 'Median of',
  p90: '90th percentile of',
  p95: '95th percentile of',
  p99: '99th percentile of',
};
