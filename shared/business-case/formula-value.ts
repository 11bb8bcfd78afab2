import { assertNever } from '../base/assert-never.ts';
import { type BinaryOperator, type Expression, FormulaProblem } from './formula-parse.ts';

/** The number a formula gives; a comparison gives 1 or 0. Division by zero is a problem, never NaN; `if` evaluates only the branch it takes. */
export function formulaValue(tree: Expression, valueOf: (name: string) => number): number {
  const value = evaluate(tree, valueOf);
  if (!Number.isFinite(value)) throw new FormulaProblem('the number is too large');
  return value;
}

function evaluate(tree: Expression, valueOf: (name: string) => number): number {
  switch (tree.kind) {
    case 'number':
      return tree.value;
    case 'name':
      return valueOf(tree.name);
    case 'negate':
      return -evaluate(tree.of, valueOf);
    case 'binary':
      return combine(tree.operator, evaluate(tree.left, valueOf), evaluate(tree.right, valueOf));
    case 'call': {
      const [first, second, third] = tree.args;
      if (tree.name === 'if' && first !== undefined && second !== undefined && third !== undefined) {
        return evaluate(evaluate(first, valueOf) !== 0 ? second : third, valueOf);
      }
      const values = tree.args.map((arg) => evaluate(arg, valueOf));
      return tree.name === 'min' ? Math.min(...values) : Math.max(...values);
    }
    default:
      return assertNever(tree);
  }
}

function combine(operator: BinaryOperator, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      if (right === 0) throw new FormulaProblem('it divides by zero');
      return left / right;
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
