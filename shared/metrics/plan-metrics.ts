import { assertNever } from '../base/assert-never.ts';
import { fail } from '../errors/fail.ts';
import type { Formula, Operator } from './formula.ts';
import type { Measure, Metric } from './metric.ts';
import { operationShape, ownShape, type ValueShape, wholeNumber } from './value-shape.ts';

/** A formula whose metrics are places among the metrics that are evaluated. */
export type PlacedFormula =
  | { readonly of: 'slot'; readonly slot: number }
  | { readonly of: 'number'; readonly value: string }
  | { readonly of: 'operation'; readonly operator: Operator; readonly left: PlacedFormula; readonly right: PlacedFormula };

/** The asked metrics, followed by the parts that derived ones are made from, each once. */
export interface MetricPlan {
  readonly metrics: readonly Metric[];
  readonly shapes: readonly ValueShape[];
  /** How many of them were asked for. */
  readonly asked: number;
  /** Metrics whose numbers follow from others, parts before what is made from them. */
  readonly derived: readonly { readonly slot: number; readonly formula: PlacedFormula }[];
}

const deepest = 8;

export function planMetrics(asked: readonly Metric[], byId: (id: string) => Metric): MetricPlan {
  const metrics: Metric[] = [...asked];
  const shapes: (ValueShape | undefined)[] = [];
  const derived: MetricPlan['derived'][number][] = [];

  function placed(metric: Metric, depth: number): number {
    const known = metrics.findIndex(({ id }) => id === metric.id);
    const slot = known >= 0 ? known : metrics.push(metric) - 1;
    if (shapes[slot] === undefined) shapes[slot] = shapeAt(slot, metric, depth);
    return slot;
  }

  function shapeAt(slot: number, metric: Metric, depth: number): ValueShape {
    if (depth > deepest) return fail('METRIC_INVALID', { metric: metric.label, problem: 'its formula leads back to itself' });
    const formula = formulaOf(metric, byId);
    if (formula === null) return ownShape(metric);
    const [own, shape] = place(formula, depth);
    derived.push({ slot, formula: own });
    return shape;
  }

  function place(formula: MetricFormula, depth: number): [PlacedFormula, ValueShape] {
    switch (formula.of) {
      case 'metric': {
        const slot = placed(formula.metric, depth + 1);
        return [{ of: 'slot', slot }, shapes[slot] ?? { kind: 'value' }];
      }
      case 'number':
        return [formula, /^-?\d+$/.test(formula.value) ? wholeNumber : { kind: 'value' }];
      case 'operation': {
        const [left, leftShape] = place(formula.left, depth);
        const [right, rightShape] = place(formula.right, depth);
        return [{ of: 'operation', operator: formula.operator, left, right }, operationShape(formula.operator, leftShape, rightShape)];
      }
      default:
        return assertNever(formula);
    }
  }

  asked.forEach((metric) => placed(metric, 0));
  return { metrics, shapes: shapes.map((shape) => shape ?? { kind: 'value' }), asked: asked.length, derived };
}

type MetricFormula =
  | { readonly of: 'metric'; readonly metric: Metric }
  | { readonly of: 'number'; readonly value: string }
  | { readonly of: 'operation'; readonly operator: Operator; readonly left: MetricFormula; readonly right: MetricFormula };

/** What a metric is made from; null when it is evaluated as it stands. Different values cannot be counted beside sums: they are a part. */
function formulaOf(metric: Metric, byId: (id: string) => Metric): MetricFormula | null {
  const { computation } = metric;
  if (computation.kind === 'derived') return named(computation.formula, byId);
  if (computation.kind !== 'ratio') return null;
  const { numerator, denominator } = computation;
  if (!isCountedAgain(numerator) && !isCountedAgain(denominator)) return null;
  const part = (measure: Measure, name: string): MetricFormula => ({
    of: 'metric',
    metric: { ...metric, id: `${metric.id}#${name}`, unit: 'count', computation: { kind: 'additive', value: measure } },
  });
  return { of: 'operation', operator: '/', left: part(numerator, 'numerator'), right: part(denominator, 'denominator') };
}

/** Different values do not add up over groups. */
export function isCountedAgain(measure: Measure): boolean {
  return measure.of === 'distinct' || measure.of === 'once';
}

function named(formula: Formula, byId: (id: string) => Metric): MetricFormula {
  switch (formula.of) {
    case 'metric':
      return { of: 'metric', metric: byId(formula.id) };
    case 'number':
      return formula;
    case 'operation':
      return { of: 'operation', operator: formula.operator, left: named(formula.left, byId), right: named(formula.right, byId) };
  }
}
