import { filterColumns } from '../query/compile-filter.ts';
import type { Measure, Metric } from './metric.ts';

/** Measures of a metric over its own table. */
export function metricMeasures({ computation }: Metric): readonly Measure[] {
  switch (computation.kind) {
    case 'additive':
      return [computation.value];
    case 'ratio':
      return [computation.numerator, computation.denominator];
    default:
      return [];
  }
}

/** Columns whose values a measure adds up or counts. */
export function valueColumns(measure: Measure): readonly string[] {
  switch (measure.of) {
    case 'sum':
      return measure.terms.map(({ column }) => column);
    case 'money':
      return [measure.column];
    case 'distinct':
      return measure.columns;
    case 'once':
      return [measure.column, measure.per];
    case 'rows':
    case 'orders':
      return [];
  }
}

/** Columns and lags without which a metric says nothing: what it adds up, its time, and what it names as needed. */
export function neededColumns(metric: Metric): readonly string[] {
  const own = metricMeasures(metric).flatMap(valueColumns);
  const { computation, time, needs = [] } = metric;
  return [
    ...new Set([...own, ...(computation.kind === 'quantile' ? [computation.column] : []), ...(time === undefined ? [] : [time]), ...needs]),
  ];
}

/** Days until a period by origin is final; a parameter counts once it is filled in. */
export function matureDays({ maturesInDays }: Metric): number {
  return typeof maturesInDays === 'number' ? maturesInDays : 0;
}

/** Every column and lag that a metric looks at in its own table. */
export function metricColumns(metric: Metric): readonly string[] {
  const conditions = metricMeasures(metric).flatMap((measure) =>
    measure.of === 'orders' || measure.where === undefined ? [] : filterColumns(measure.where),
  );
  return [...new Set([...neededColumns(metric), ...conditions, ...filterColumns(metric.population)])];
}
