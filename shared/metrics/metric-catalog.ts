import { nearestName } from '../base/nearest-name.ts';
import type { AppError } from '../errors/app-error.ts';
import { AppFailure } from '../errors/app-error.ts';
import { appError } from '../errors/catalogue.ts';
import type { Metric } from './metric.ts';
import { bindParameters, parseMetricRef } from './metric-ref.ts';
import type { OwnMetric } from './own-metric.ts';
import { compileOwn, type OwnEntry, ownEntry } from './own-metric-entry.ts';
import { failNoMetric, metricById, metrics } from './registry.ts';

/** The metrics of a workbook: those of the product, and the workbook's own. */
export interface MetricCatalog {
  readonly all: readonly Metric[];
  /** The metric with this id, its parameters filled in, or METRIC_NO_SUCH. */
  readonly byId: (ref: string) => Metric;
  /** The workbook's own, with what is wrong with those that cannot be computed. */
  readonly own: readonly { readonly metric: OwnMetric; readonly problem: AppError | null }[];
}

export function metricCatalog(own: readonly OwnMetric[]): MetricCatalog {
  if (own.length === 0) return { all: metrics, byId: metricById, own: [] };
  const entries = withoutCircles(own.map(ownEntry));
  const byId = new Map(metrics.map((metric) => [metric.id, metric]));
  const ownById = new Map(entries.map((entry) => [entry.own.id, entry]));
  const parts = new Map<string, Metric>();
  for (const { compiled } of entries) for (const part of compiled?.parts ?? []) parts.set(part.id, part);

  const find = (ref: string): Metric => {
    const part = parts.get(ref);
    if (part !== undefined) return part;
    const { id, values } = parseMetricRef(ref);
    const entry = ownById.get(id);
    if (entry === undefined) return bindParameters(byId.get(id) ?? failNoMetric(id, [...byId.keys(), ...ownById.keys()]), values);
    if (entry.compiled === null) throw new AppFailure(entry.problem ?? appError('METRIC_NO_SUCH', { metric: id }));
    if (Object.keys(values).length === 0) return entry.compiled.metric;
    const bound = compileOwn(entry.own, values);
    for (const each of bound.parts) parts.set(each.id, each);
    return bound.metric;
  };
  return {
    all: [...metrics, ...entries.flatMap(({ compiled }) => (compiled === null ? [] : [compiled.metric]))],
    byId: find,
    own: entries.map((entry) => ({ metric: entry.own, problem: entry.problem })),
  };
}

/** A metric whose formula leads back to itself, or that names one that is not there, cannot be computed; nor can what is made from it. */
function withoutCircles(entries: readonly OwnEntry[]): readonly OwnEntry[] {
  const byId = new Map(entries.map((entry) => [entry.own.id, entry]));
  const known = new Set(metrics.map(({ id }) => id));
  const problemOf = (entry: OwnEntry, trail: readonly string[]): string | null => {
    if (trail.includes(entry.own.id)) return `its formula leads back to itself: ${[...trail, entry.own.id].join(' > ')}`;
    for (const name of entry.names) {
      const next = byId.get(name);
      if (next === undefined && !known.has(name)) {
        const near = nearestName(name, [...known, ...byId.keys()]);
        return `there is no metric called ${name}${near === null ? '' : `; did you mean ${near}?`}`;
      }
      if (next !== undefined && next.compiled === null) return `${name}, which it is made from, cannot be computed`;
      const below = next === undefined ? null : problemOf(next, [...trail, entry.own.id]);
      if (below !== null) return below;
    }
    return null;
  };
  return entries.map((entry) => {
    const problem = entry.compiled === null ? null : problemOf(entry, []);
    return problem === null
      ? entry
      : { ...entry, compiled: null, problem: appError('METRIC_INVALID', { metric: entry.own.label, problem }) };
  });
}
