import { type Curve, curveShare } from '../curve.ts';
import { type Comparison, comparedNumbers } from '../formula/compared-numbers.ts';
import { powerOrNaN } from '../formula/formula-value.ts';
import type { Operation } from './program.ts';

/** A column at work: `step` is 0 for a scalar, else the number of variants; cell (period, variant) lies at period * step + variant. */
export interface Column {
  readonly values: Float64Array;
  readonly step: number;
}

/** Which cells an operation writes. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly variants: number;
}

/** Writes a binary operation. A missing part leaves the cell missing, also in comparisons; division by zero does so, too. */
export function writeBinary(
  operator: Extract<Operation, { kind: 'binary' }>['operator'],
  out: Column,
  left: Column,
  right: Column,
  span: Span,
): void {
  const { values } = out;
  const [a, b] = [left.values, right.values];
  for (let period = span.from; period < span.to; period++) {
    const at = period * out.step;
    const l = period * left.step;
    const r = period * right.step;
    // One loop for each operator: a loop that asks for it in each cell is five times slower.
    switch (operator) {
      case '+':
        for (let i = 0; i < span.variants; i++) values[at + i] = a[l + i]! + b[r + i]!;
        break;
      case '-':
        for (let i = 0; i < span.variants; i++) values[at + i] = a[l + i]! - b[r + i]!;
        break;
      case '*':
        for (let i = 0; i < span.variants; i++) values[at + i] = a[l + i]! * b[r + i]!;
        break;
      case '/':
        for (let i = 0; i < span.variants; i++) values[at + i] = b[r + i] === 0 ? Number.NaN : a[l + i]! / b[r + i]!;
        break;
      case 'min':
        for (let i = 0; i < span.variants; i++) values[at + i] = Math.min(a[l + i]!, b[r + i]!);
        break;
      case 'max':
        for (let i = 0; i < span.variants; i++) values[at + i] = Math.max(a[l + i]!, b[r + i]!);
        break;
      case '^':
        for (let i = 0; i < span.variants; i++) values[at + i] = powerOrNaN(a[l + i]!, b[r + i]!);
        break;
      default:
        for (let i = 0; i < span.variants; i++) values[at + i] = comparedOrNaN(operator, a[l + i]!, b[r + i]!);
    }
  }
}

/** What is missing compares with nothing. */
const comparedOrNaN = (operator: Comparison, left: number, right: number): number =>
  Number.isNaN(left) || Number.isNaN(right) ? Number.NaN : comparedNumbers(operator, left, right);

export function writeScaled(out: Column, of: Column, factor: number, span: Span): void {
  for (let period = span.from; period < span.to; period++) {
    const [at, from] = [period * out.step, period * of.step];
    for (let i = 0; i < span.variants; i++) out.values[at + i] = of.values[from + i]! * factor;
  }
}

/** One of two columns by a third; what is missing in the one not taken does not matter. */
export function writeChosen(out: Column, condition: Column, then: Column, otherwise: Column, span: Span): void {
  for (let period = span.from; period < span.to; period++) {
    const [at, c, t, o] = [period * out.step, period * condition.step, period * then.step, period * otherwise.step];
    for (let i = 0; i < span.variants; i++) {
      const test = condition.values[c + i]!;
      out.values[at + i] = Number.isNaN(test) ? test : test !== 0 ? then.values[t + i]! : otherwise.values[o + i]!;
    }
  }
}

export function writeOffset(out: Column, of: Column, by: number, otherwise: Column | null, periods: number, span: Span): void {
  for (let period = span.from; period < span.to; period++) {
    const source = period + by;
    const isInside = source >= 0 && source < periods;
    const [column, row] = isInside ? [of, source] : [otherwise, period];
    const [at, from] = [period * out.step, row * (column?.step ?? 0)];
    for (let i = 0; i < span.variants; i++) out.values[at + i] = column === null ? Number.NaN : column.values[from + i]!;
  }
}

export function writeCumulative(out: Column, of: Column, span: Span): void {
  for (let period = span.from; period < span.to; period++) {
    const [at, before, from] = [period * out.step, (period - 1) * out.step, period * of.step];
    for (let i = 0; i < span.variants; i++) out.values[at + i] = (period === 0 ? 0 : out.values[before + i]!) + of.values[from + i]!;
  }
}

export function writeSpliced(out: Column, actual: Column, known: number, then: Column, span: Span): void {
  for (let period = span.from; period < span.to; period++) {
    const source = period < known ? actual : then;
    const [at, from] = [period * out.step, period * source.step];
    for (let i = 0; i < span.variants; i++) out.values[at + i] = source.values[from + i]!;
  }
}

/** Variants that follow one another with the same start and length share one computation. */
export function writeCurve(curve: Curve, out: Column, start: Column, months: Column | null, monthsPerPeriod: number, span: Span): void {
  for (let period = span.from; period < span.to; period++) {
    const [at, s, m] = [period * out.step, period * start.step, period * (months?.step ?? 0)];
    let [lastStart, lastMonths, share] = [Number.NaN, Number.NaN, Number.NaN];
    for (let i = 0; i < span.variants; i++) {
      const from = start.values[s + i]!;
      const length = months === null ? 0 : months.values[m + i]!;
      if (from !== lastStart || length !== lastMonths) {
        share = Number.isNaN(from) || Number.isNaN(length) ? Number.NaN : curveShare(curve, length, from, period, monthsPerPeriod);
        [lastStart, lastMonths] = [from, length];
      }
      out.values[at + i] = share;
    }
  }
}
