import type { Curve } from '../curve.ts';
import type { BinaryOperator } from '../formula/expression.ts';

/** Number of a register: a column of numbers, one for each variant (scalar) or for each period and variant (series). */
export type Register = number;

/** An operation on whole columns. Registers are written once; NaN marks a cell that cannot be computed and spreads. */
export type Operation =
  | { readonly kind: 'number'; readonly out: Register; readonly value: number }
  | { readonly kind: 'period'; readonly out: Register }
  | { readonly kind: 'scale'; readonly out: Register; readonly of: Register; readonly factor: number }
  | {
      readonly kind: 'binary';
      readonly out: Register;
      readonly operator: BinaryOperator | 'min' | 'max';
      readonly left: Register;
      readonly right: Register;
    }
  | { readonly kind: 'if'; readonly out: Register; readonly condition: Register; readonly whenTrue: Register; readonly otherwise: Register }
  | { readonly kind: 'offset'; readonly out: Register; readonly of: Register; readonly by: number; readonly otherwise: Register | null }
  | { readonly kind: 'cumulative'; readonly out: Register; readonly of: Register }
  | { readonly kind: 'curve'; readonly out: Register; readonly curve: Curve; readonly start: Register; readonly months: Register | null }
  /** The first `known` periods of one column, then another: actual where data exists, formula after the last actual. */
  | { readonly kind: 'splice'; readonly out: Register; readonly actual: Register; readonly known: number; readonly next: Register };

/** columns: each operation over all periods before the next; stepwise: all operations period by period, since they look back at one another. */
export interface Stage {
  readonly order: 'columns' | 'stepwise';
  readonly operations: readonly Operation[];
}

/** A case as column operations: compiled once, run for any number of variants at a time. */
export interface Program {
  readonly periods: number;
  readonly monthsPerPeriod: number;
  /** For each register whether it has a value for each period. */
  readonly isSeries: readonly boolean[];
  readonly stages: readonly Stage[];
  /** Registers that are filled from outside, by driver: its number, or its actuals by period. */
  readonly inputs: ReadonlyMap<string, Register>;
  /** For a driver that goes on after its last actual: that number, to be filled from outside, too. */
  readonly lasts: ReadonlyMap<string, Register>;
  readonly drivers: ReadonlyMap<string, Register>;
  /** What is wrong with a driver as it is written; its register is NaN throughout. */
  readonly problems: ReadonlyMap<string, string>;
  /** Signed flow of each line in the currency of the case, costs negative; of capacity in its driver's own unit. */
  readonly lines: ReadonlyMap<string, Register>;
  readonly lineProblems: ReadonlyMap<string, string>;
  /** Sum of the lines that count as cash. */
  readonly net: Register;
}
