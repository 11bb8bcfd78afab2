import { assertNever } from '../../base/assert-never.ts';
import { ln, power as raise, exp } from '../../base/exact-math.ts';
import { curveShare } from '../curve.ts';
import { comparedNumbers } from './compared-numbers.ts';
import { type BinaryOperator, type Expression, FormulaProblem, offsetOf } from './expression.ts';

/** Where a formula is looked at: one period of a case. */
export interface FormulaPlace {
  readonly period: number;
  readonly periods: number;
  readonly monthsPerPeriod: number;
  readonly valueOf: (name: string, period: number) => number;
  /** Units of the case's currency for one of the expression's; a problem when there is no plan rate. */
  readonly rateOf: (of: Expression) => number;
}

/**
 * The number a formula gives in one period; a comparison gives 1 or 0. Slow and plain: it explains single cells and is the measure
 * that compiled columns are tested against. What cannot be computed is a problem in words, never NaN.
 */
export function formulaValue(tree: Expression, at: FormulaPlace): number {
  const value = evaluate(tree, at);
  if (!Number.isFinite(value)) throw new FormulaProblem('the number is too large');
  return value;
}

function evaluate(tree: Expression, at: FormulaPlace): number {
  switch (tree.kind) {
    case 'number':
      return tree.value;
    case 'name':
      return at.valueOf(tree.name, at.period);
    case 'negate':
      return -evaluate(tree.of, at);
    case 'binary':
      return combine(tree.operator, evaluate(tree.left, at), evaluate(tree.right, at));
    case 'call':
      return call(tree, at);
    default:
      return assertNever(tree);
  }
}

function call(tree: Extract<Expression, { kind: 'call' }>, at: FormulaPlace): number {
  const part = (index: number): number => {
    const arg = tree.args[index];
    if (arg === undefined) throw new FormulaProblem('a part is missing');
    return evaluate(arg, at);
  };
  const all = (): number[] => tree.args.map((arg) => evaluate(arg, at));
  const curve = (kind: 'step' | 'ramp' | 's_curve', months: number): number =>
    curveShare({ kind }, months, part(0), at.period, at.monthsPerPeriod);
  switch (tree.name) {
    case 'if':
      return part(part(0) !== 0 ? 1 : 2);
    case 'min':
      return Math.min(...all());
    case 'max':
      return Math.max(...all());
    case 'sum':
      return all().reduce((sum, value) => sum + value, 0);
    case 'avg':
      return all().reduce((sum, value) => sum + value, 0) / tree.args.length;
    case 'offset':
      return offset(tree, at);
    case 'cumulative': {
      let total = 0;
      for (let period = 0; period <= at.period; period++) total += evaluate(tree.args[0] ?? tree, { ...at, period });
      return total;
    }
    case 'period':
      return at.period;
    case 'step':
      return curve('step', 0);
    case 'ramp':
      return curve('ramp', part(1));
    case 's_curve':
      return curve('s_curve', part(1));
    case 'fx':
      return part(0) * at.rateOf(tree.args[0] ?? tree);
    default:
      return assertNever(tree.name);
  }
}

function offset(tree: Extract<Expression, { kind: 'call' }>, at: FormulaPlace): number {
  const [of, , otherwise] = tree.args;
  const period = at.period + offsetOf(tree.args);
  if (of !== undefined && period >= 0 && period < at.periods) return evaluate(of, { ...at, period });
  if (otherwise !== undefined) return evaluate(otherwise, at);
  throw new FormulaProblem(
    `there is no period ${period < 0 ? 'before the first' : 'after the last'}; offset(x, n, else) can say what stands there`,
  );
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
    case '^':
      return power(left, right);
    default:
      return comparedNumbers(operator, left, right);
  }
}

function power(base: number, exponent: number): number {
  const value = powerOrNaN(base, exponent);
  if (Number.isNaN(value)) throw new FormulaProblem('it has no such power: zero to a negative one, or a negative number to a broken one');
  return value;
}

/** base^exponent, the same in every JavaScript engine; NaN where there is none. */
export function powerOrNaN(base: number, exponent: number): number {
  if (Number.isNaN(base) || Number.isNaN(exponent)) return Number.NaN;
  if (exponent === 0) return 1;
  if (base === 0) return exponent > 0 ? 0 : Number.NaN;
  if (base > 0) return Number.isInteger(exponent) ? raise(base, exponent) : exp(exponent * ln(base));
  if (!Number.isInteger(exponent)) return Number.NaN;
  return raise(-base, exponent) * (exponent % 2 === 0 ? 1 : -1);
}
