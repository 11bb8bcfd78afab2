import { fail } from '../errors/fail.ts';
import type { OwnMetric } from '../metrics/own-metric.ts';
import { ownEntry } from '../metrics/own-metric-entry.ts';
import { metrics as productMetrics } from '../metrics/registry.ts';

/** Adds a metric or changes it where it stands; its version goes up when it counts something else than before. */
export function putMetric(known: readonly OwnMetric[], metric: OwnMetric): OwnMetric[] {
  if (productMetrics.some(({ id }) => id === metric.id))
    return fail('METRIC_INVALID', { metric: metric.label, problem: `${metric.id} is the id of a metric of the product; choose another` });
  const before = known.find(({ id }) => id === metric.id);
  if (before === undefined) return [...known, metric];
  const isOther = ownText(before) !== ownText(metric);
  const version = isOther ? Math.max(metric.version, before.version + 1) : before.version;
  return known.map((each) => (each.id === metric.id ? { ...metric, version } : each));
}

/** What decides the number. */
const ownText = ({ formula, unit, parameters }: OwnMetric): string => JSON.stringify([formula, unit, parameters]);

export function removeMetric(known: readonly OwnMetric[], id: string): OwnMetric[] {
  const gone = known.find((each) => each.id === id) ?? fail('METRIC_NO_SUCH', { metric: id });
  const users = known.filter((each) => each.id !== id && ownEntry(each).names.includes(id)).map(({ label }) => label);
  if (users.length > 0)
    return fail('METRIC_INVALID', { metric: users.join(', '), problem: `it is made from ${gone.label}, which would be gone` });
  return known.filter((each) => each.id !== id);
}
