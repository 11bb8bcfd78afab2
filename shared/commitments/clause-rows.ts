import { factTable } from '../domain/tables.ts';
import type { Metric } from '../metrics/metric.ts';
import { metricById } from '../metrics/registry.ts';
import { allOf, type Filter } from '../query/filter.ts';
import type { RowsSpec } from '../query/rows-spec.ts';
import type { Commitment } from './commitment.ts';
import { applyExclusions } from './exclusions.ts';
import { windowBetween } from './windows.ts';

/** The rows a clause looks at: its partner's, within its population. */
export function clausePopulation(commitment: Pick<Commitment, 'partner' | 'population'>): Filter {
  return allOf({ kind: 'compare', column: 'partner', operator: '=', value: commitment.partner }, commitment.population);
}

interface Days {
  readonly from: string;
  readonly to: string;
}

/**
 * The way from a result to its rows, those that the contract excludes left out: for downtime the minutes with partner errors, else every
 * row the metric looks at. `zone` is the workbook's; a contract that keeps another is asked by instants. `metricOf` knows the workbook's
 * own metrics, too.
 */
export function clauseRows(
  commitment: Commitment,
  window: Days,
  zone: string = commitment.timeZone,
  metricOf: (ref: string) => Metric = metricById,
): RowsSpec {
  if (commitment.source.kind === 'reported') return reportRows(commitment, window);
  const metric = metricOf(commitment.metric);
  const isDowntime = commitment.metric === 'availability_time';
  const errors: Filter = { kind: 'compare', column: 'err_partner', operator: '>', value: 0 };
  const { terms, inForceFrom, inForceTo, inForce, span } = windowBetween(commitment, window.from, window.to, '');
  const isSameZone = zone === commitment.timeZone || metric.time !== undefined;
  const time = factTable(metric.table).timeColumn;
  const part = inForce ?? span;
  const holes = isDowntime || inForce === null ? [] : applyExclusions(terms, inForce).excluded;
  return {
    table: metric.table,
    where: allOf(
      clausePopulation({ partner: commitment.partner, population: terms.population }),
      ...(isDowntime ? [errors] : []),
      ...(isSameZone ? [] : [between(time, part.from, part.to)]),
      ...holes.map((hole): Filter => ({ kind: 'not', part: between(time, hole.from, hole.to) })),
    ),
    period: isSameZone ? { from: inForceFrom, to: inForceTo } : null,
    metric: isDowntime ? null : commitment.metric,
    part: 'all',
    sort: null,
  };
}

/** The rows of a window that count against the clause, where the metric counts rows: of the denominator, not of the numerator. */
export function clauseMisses(
  commitment: Commitment,
  window: Days,
  zone: string = commitment.timeZone,
  metricOf: (ref: string) => Metric = metricById,
): RowsSpec | null {
  const all = clauseRows(commitment, window, zone, metricOf);
  if (all.metric === null) return all;
  if (commitment.source.kind !== 'rows') return null;
  const { computation } = metricOf(commitment.metric);
  if (computation.kind !== 'ratio' || computation.numerator.of !== 'rows' || computation.denominator.of !== 'rows') return null;
  const { where } = computation.numerator;
  if (where === undefined) return null;
  const isBad: Filter = commitment.operator === '<=' ? where : { kind: 'not', part: where };
  return { ...all, where: allOf(all.where, computation.denominator.where ?? { kind: 'all' }, isBad) };
}

function reportRows(commitment: Commitment, window: Days): RowsSpec {
  const { source } = commitment;
  const measure = source.kind === 'reported' ? source.figure.measure : '';
  return {
    table: 'reported_measure',
    where: allOf(
      { kind: 'compare', column: 'partner', operator: '=', value: commitment.partner },
      { kind: 'compare', column: 'measure', operator: '=', value: measure },
    ),
    period: { from: window.from, to: window.to },
    metric: null,
    part: 'all',
    sort: null,
  };
}

/** Rows from one UTC minute up to another. */
function between(time: string, from: number, to: number): Filter {
  const text = (minute: number): string => new Date(minute * 60_000).toISOString();
  return allOf(
    { kind: 'compare', column: time, operator: '>=', value: text(from) },
    { kind: 'compare', column: time, operator: '<', value: text(to) },
  );
}
