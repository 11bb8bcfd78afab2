import { everything, type Filter, allOf } from '../query/filter.ts';
import { conjuncts } from './aggregates.ts';
import { splitConditions } from './compile-rows.ts';
import type { Measure, Metric } from './metric.ts';
import { valueColumns } from './metric-columns.ts';

/**
 * The rows a metric looks at within a filter (`looked`), and which of them are counted above and below the line. A metric without a
 * line counts the same rows on both sides. Of orders and minutes this tells only which rows are looked at.
 */
export interface MetricSides {
  readonly looked: Filter;
  readonly numerator: Filter;
  readonly denominator: Filter;
}

export function metricSides(metric: Metric, where: Filter): MetricSides {
  const { computation, population } = metric;
  const looked = allOf(...conjuncts(where), ...conjuncts(population));
  switch (computation.kind) {
    case 'additive': {
      const counted = allOf(looked, countedBy(computation.value));
      return { looked, numerator: counted, denominator: counted };
    }
    case 'ratio': {
      const { every, outcome } = splitConditions(metric, where);
      const all = allOf(...every);
      return {
        looked: all,
        numerator: allOf(all, ...outcome, countedBy(computation.numerator)),
        denominator: allOf(all, countedBy(computation.denominator)),
      };
    }
    case 'quantile': {
      const counted = allOf(looked, present(computation.column));
      return { looked, numerator: counted, denominator: counted };
    }
    default:
      return { looked, numerator: looked, denominator: looked };
  }
}

const present = (column: string): Filter => ({ kind: 'not', part: { kind: 'missing', column } });

/** Rows that a measure adds up: those with an amount, with every value that is told apart, with some number that is summed. */
function countedBy(measure: Measure): Filter {
  if (measure.of === 'orders') return everything;
  const values = valueColumns(measure).map(present);
  const some: Filter = measure.of === 'sum' && values.length > 1 ? { kind: 'or', parts: values } : allOf(...values);
  return allOf(measure.where ?? everything, some);
}
