import { assertNever } from '../base/assert-never.ts';
import { decimalText } from '../query/sql-text.ts';
import type { MetricPlan, PlacedFormula } from './plan-metrics.ts';
import type { Group, Sums } from './roll-up.ts';
import { unitsIn, type ValueShape } from './value-shape.ts';

/** An exact fraction, with the sum it is when it is one, and the rows it rests on. */
interface Quantity {
  readonly top: bigint;
  readonly bottom: bigint;
  /** The whole number behind a sum, in its own units. */
  readonly sum: bigint | null;
  readonly n: bigint;
}

/** Whether no rows mean zero for a metric's place in this group: its table is loaded for it. */
export type Covers = (slot: number, group: Group) => boolean;

/** Fills the places of derived metrics in a group from the sums of their parts. */
export function deriveSums(group: Group, plan: MetricPlan, rateScale: bigint, covers: Covers): void {
  for (const { slot, formula } of plan.derived) group.sums[slot] = derived(group, plan, slot, formula, rateScale, covers);
}

function derived(group: Group, plan: MetricPlan, slot: number, formula: PlacedFormula, rateScale: bigint, covers: Covers): Sums | null {
  const shape = plan.shapes[slot] ?? { kind: 'value' };
  const evaluate = (part: PlacedFormula) => evaluated(part, group, plan, rateScale, covers);
  if (shape.kind === 'ratio' && formula.of === 'operation') {
    const [left, right] = [evaluate(formula.left), evaluate(formula.right)];
    if (right === null || right.sum === null || left === null || left.sum === null) return null;
    return { numerator: left.sum, denominator: right.sum, n: right.n === 0n ? left.n : right.n };
  }
  const whole = evaluate(formula);
  if (whole === null) return null;
  if (shape.kind === 'sum' && whole.sum !== null) return { numerator: whole.sum, denominator: null, n: whole.n };
  return { numerator: 0n, denominator: null, n: whole.n, exact: { top: whole.top, bottom: whole.bottom } };
}

function evaluated(formula: PlacedFormula, group: Group, plan: MetricPlan, rateScale: bigint, covers: Covers): Quantity | null {
  switch (formula.of) {
    case 'slot': {
      const shape = plan.shapes[formula.slot] ?? { kind: 'value' };
      const sums = group.sums[formula.slot] ?? null;
      if (sums !== null) return quantity(sums, shape, rateScale);
      return shape.kind === 'sum' && covers(formula.slot, group) ? { top: 0n, bottom: 1n, sum: 0n, n: 0n } : null;
    }
    case 'number': {
      const [top, bottom] = fraction(formula.value);
      return { top, bottom, sum: bottom === 1n ? top : null, n: 0n };
    }
    case 'operation': {
      const left = evaluated(formula.left, group, plan, rateScale, covers);
      const right = evaluated(formula.right, group, plan, rateScale, covers);
      return left === null || right === null ? null : operated(formula.operator, left, right);
    }
    default:
      return assertNever(formula);
  }
}

function quantity(sums: Sums, shape: ValueShape, rateScale: bigint): Quantity | null {
  const { n } = sums;
  if (shape.kind === 'sum') return { top: sums.numerator, bottom: unitsIn(shape.type, rateScale), sum: sums.numerator, n };
  if (shape.kind === 'ratio') {
    if (sums.denominator === null || sums.denominator === 0n) return null;
    return {
      top: sums.numerator * unitsIn(shape.bottom, rateScale),
      bottom: sums.denominator * unitsIn(shape.top, rateScale),
      sum: null,
      n,
    };
  }
  if (sums.exact !== undefined) return sums.exact.bottom === 0n ? null : { ...sums.exact, sum: null, n };
  const [top, bottom] = fraction(decimalText(sums.value ?? 0) ?? '0');
  return { top, bottom, sum: null, n };
}

function operated(operator: '+' | '-' | '*' | '/', left: Quantity, right: Quantity): Quantity | null {
  const n = left.n === 0n ? right.n : right.n === 0n ? left.n : left.n < right.n ? left.n : right.n;
  const isSum = left.sum !== null && right.sum !== null && left.bottom === right.bottom;
  switch (operator) {
    case '+':
      return { ...added(left, right), sum: isSum ? (left.sum ?? 0n) + (right.sum ?? 0n) : null, n };
    case '-':
      return { ...added(left, { ...right, top: -right.top }), sum: isSum ? (left.sum ?? 0n) - (right.sum ?? 0n) : null, n };
    case '*':
      return { top: left.top * right.top, bottom: left.bottom * right.bottom, sum: null, n };
    case '/':
      return right.top === 0n
        ? null
        : { top: left.top * right.bottom, bottom: left.bottom * right.top, sum: null, n: right.n === 0n ? left.n : right.n };
  }
}

function added(left: Quantity, right: Quantity): { top: bigint; bottom: bigint } {
  if (left.bottom === right.bottom) return { top: left.top + right.top, bottom: left.bottom };
  return { top: left.top * right.bottom + right.top * left.bottom, bottom: left.bottom * right.bottom };
}

/** Exact decimal text as a fraction. */
function fraction(text: string): [bigint, bigint] {
  const [whole = '0', decimals = ''] = text.split('.');
  return [BigInt(whole + decimals), 10n ** BigInt(decimals.length)];
}
