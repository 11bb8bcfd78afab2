import { fail } from '../errors/fail.ts';
import type { Metric } from '../metrics/metric.ts';
import { parseMetricRef } from '../metrics/metric-ref.ts';
import { metrics } from '../metrics/registry.ts';
import { type ClauseUnit, clauseUnits } from './clause-unit.ts';
import type { ClauseMetric } from './verdict.ts';

const words: Readonly<Record<string, { readonly label: string; readonly badEvents: string }>> = {
  availability_time: { label: 'availability', badEvents: 'minutes down' },
  availability_request: { label: 'availability', badEvents: 'bad requests' },
  latency_p95: { label: 'p95 latency', badEvents: 'slow answers' },
};

/** The unit of a metric as a clause can judge it; null for amounts and plain differences. */
export function clauseUnitOf(metric: Pick<Metric, 'unit'>): ClauseUnit | null {
  return clauseUnits.find((unit) => unit === metric.unit) ?? null;
}

/** The id of a metric without its parameters: `settled_within` of `settled_within(days=3)`. */
export const parameterless = (ref: string): string => ref.replace(/\(.*$/, '');

/** The unit of a metric by its id, where the product knows it. */
export function unitOfMetric(ref: string): ClauseUnit | null {
  const { id } = parseMetricRef(ref);
  const metric = metrics.find((one) => one.id === id);
  return metric === undefined ? null : clauseUnitOf(metric);
}

/** A metric as a clause can use it; a clause on an amount has no threshold of its own kind and is refused. */
export function clauseMetric(metric: Metric): ClauseMetric {
  const unit = clauseUnitOf(metric);
  if (unit === null)
    return fail('INVALID_REQUEST', { problem: `a commitment needs a rate, a count or a time; ${metric.label} is none of them` });
  const word = words[parseMetricRef(metric.id).id] ?? { label: midSentence(metric.label), badEvents: 'misses' };
  return { id: metric.id, unit, ...word };
}

/** A label as it reads within a sentence: capitals stay where a word is an abbreviation. */
export function midSentence(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
