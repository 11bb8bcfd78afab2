import { filterColumns } from '../query/compile-filter.ts';
import { allOf, type Filter } from '../query/filter.ts';
import { quoteName } from '../query/sql-text.ts';
import { foldedColumn } from '../query/worked-column.ts';
import { AggregateList, conjuncts, measureAggregate, measureRows, type MetricRefs, sharedConditions, withoutShared } from './aggregates.ts';
import type { Metric } from './metric.ts';
import type { SliceSource } from './slice-source.ts';
import { groupColumns, rowConditions, selectText, type SliceStatement } from './statement.ts';

/** One statement for all metrics that count or add up rows of the same table. */
export function compileRowMetrics(metrics: readonly Metric[], source: SliceSource): SliceStatement {
  const perMetric = metrics.map((metric) => splitConditions(metric, source.where));
  const shared = sharedConditions(
    perMetric.map((split) => split.every),
    source,
  );
  const list = new AggregateList();
  const told = [...shared, ...(source.passed ?? [])];
  const refs = perMetric.map((split) => metricRefs(split, withoutShared(split.every, told), source, list));
  const currencies = [...new Set(refs.flatMap((ref) => [ref.numerator.currency, ref.denominator?.currency ?? null]))].filter(
    (currency): currency is string => currency !== null,
  );
  const faults = currencies.length === 0 ? null : list.add(`count(${quoteName('fault')})`);
  const parts = { from: source.from, aggregates: list.expressions, conditions: rowConditions(source, shared) };
  return {
    sql: selectText({ ...parts, groups: groupColumns(source, currencies) }),
    facts: selectText({ ...parts, groups: groupColumns({ ...source, by: [], buckets: null }, currencies) }),
    dimensions: source.by.length,
    hasBucket: source.buckets !== null,
    hasEra: source.era !== null && currencies.length > 0,
    currencies,
    aggregates: list.expressions.length,
    metrics: refs,
    faults,
  };
}

export interface SplitConditions {
  readonly metric: Metric;
  /** What every row of the metric passes. */
  readonly every: readonly Filter[];
  /** What only the numerator's rows pass: filters on the outcome of an attempt. */
  readonly outcome: readonly Filter[];
}

export function splitConditions(metric: Metric, where: Filter): SplitConditions {
  const outcomes = metric.computation.kind === 'ratio' ? (metric.outcomeDimensions ?? []) : [];
  const isOutcome = (filter: Filter): boolean => filterColumns(filter).every((column) => outcomes.includes(foldedColumn(column)));
  const user = conjuncts(where);
  return {
    metric,
    every: [...user.filter((part) => !isOutcome(part)), ...conjuncts(metric.population)],
    outcome: user.filter(isOutcome),
  };
}

function metricRefs(split: SplitConditions, rest: readonly Filter[], source: SliceSource, list: AggregateList): MetricRefs {
  const { metric } = split;
  const { computation } = metric;
  if (computation.kind !== 'additive' && computation.kind !== 'ratio') throw new Error(`${metric.id} is not compiled from rows`);
  const population = allOf(...rest);
  const withOutcome = allOf(...rest, ...split.outcome);
  if (computation.kind === 'additive') {
    const numerator = measureAggregate(computation.value, withOutcome, source.table, list);
    return { metric, numerator, denominator: null, n: measureRows(computation.value, withOutcome, source.table, list) };
  }
  const denominator = measureAggregate(computation.denominator, population, source.table, list);
  return {
    metric,
    numerator: measureAggregate(computation.numerator, withOutcome, source.table, list),
    denominator,
    n: measureRows(computation.denominator, population, source.table, list),
  };
}
