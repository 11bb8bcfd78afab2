import { fail } from '../errors/fail.ts';
import type { Metric } from '../metrics/metric.ts';
import type { ClauseMetric, ClauseUnit } from './verdict.ts';

const words: Readonly<Record<string, { readonly label: string; readonly badEvents: string }>> = {
  availability_time: { label: 'availability', badEvents: 'minutes down' },
  availability_request: { label: 'availability', badEvents: 'bad requests' },
  latency_p95: { label: 'p95 latency', badEvents: 'slow answers' },
};

const units: readonly ClauseUnit[] = ['ratio', 'bps', 'milliseconds'];

/** A metric as a clause can use it; a clause on a count or an amount has no threshold of its own kind yet and is refused. */
export function clauseMetric(metric: Metric): ClauseMetric {
  const unit = units.find((candidate) => candidate === metric.unit);
  if (unit === undefined)
    return fail('INVALID_REQUEST', { problem: `a commitment needs a rate, bps or milliseconds; ${metric.label} is none of them` });
  const word = words[metric.id] ?? { label: midSentence(metric.label), badEvents: 'misses' };
  return { id: metric.id, unit, ...word };
}

/** A label as it reads within a sentence: capitals stay where a word is an abbreviation. */
function midSentence(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
