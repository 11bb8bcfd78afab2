import type { FactTableName } from '../domain/tables.ts';
import type { Operator } from './formula.ts';
import type { Measure, Metric } from './metric.ts';
import { columnType } from './table-columns.ts';

/** What a whole number in a sum stands for: things counted, millionths of a number, or amounts in micro-units before plan rates are divided out. */
export type SumType = 'count' | 'decimal' | 'money';

/** What a metric's numbers are made of. value: neither a sum nor one sum over another. */
export type ValueShape =
  | { readonly kind: 'sum'; readonly type: SumType }
  | { readonly kind: 'ratio'; readonly top: SumType; readonly bottom: SumType }
  | { readonly kind: 'value' };

export function measureType(measure: Measure, table: FactTableName): SumType {
  if (measure.of === 'money') return 'money';
  if (measure.of !== 'sum') return 'count';
  return measure.terms.every(({ column }) => columnType(table, column) === 'integer') ? 'count' : 'decimal';
}

/** Shape of a metric over its own table; derived metrics take theirs from their parts. */
export function ownShape({ computation, table }: Metric): ValueShape {
  switch (computation.kind) {
    case 'additive':
      return { kind: 'sum', type: measureType(computation.value, table) };
    case 'ratio':
      return { kind: 'ratio', top: measureType(computation.numerator, table), bottom: measureType(computation.denominator, table) };
    case 'uptime':
      return { kind: 'ratio', top: 'count', bottom: 'count' };
    default:
      return { kind: 'value' };
  }
}

/** Plain numbers that are whole take part like counts. */
export const wholeNumber: ValueShape = { kind: 'sum', type: 'count' };

/** Shape of an operation: sums of one kind stay sums, one sum over another is a ratio, everything else a plain value. */
export function operationShape(operator: Operator, left: ValueShape, right: ValueShape): ValueShape {
  if (left.kind !== 'sum' || right.kind !== 'sum') return { kind: 'value' };
  switch (operator) {
    case '+':
    case '-':
      return left.type === right.type ? left : { kind: 'value' };
    case '/':
      return { kind: 'ratio', top: left.type, bottom: right.type };
    case '*':
      return { kind: 'value' };
  }
}

/** How many of the whole numbers of a sum are one unit. */
export function unitsIn(type: SumType, rateScale: bigint): bigint {
  return type === 'count' ? 1n : type === 'decimal' ? 1_000_000n : rateScale * 1_000_000n;
}
