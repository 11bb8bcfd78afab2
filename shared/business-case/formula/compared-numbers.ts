import { assertNever } from '../../base/assert-never.ts';
import type { BinaryOperator } from './expression.ts';

export type Comparison = Exclude<BinaryOperator, '+' | '-' | '*' | '/' | '^'>;

/** 1 where the comparison holds, else 0. */
export function comparedNumbers(operator: Comparison, left: number, right: number): number {
  switch (operator) {
    case '<':
      return Number(left < right);
    case '<=':
      return Number(left <= right);
    case '>':
      return Number(left > right);
    case '>=':
      return Number(left >= right);
    case '=':
      return Number(left === right);
    case '!=':
      return Number(left !== right);
    default:
      return assertNever(operator);
  }
}
