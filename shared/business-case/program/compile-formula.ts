import { assertNever } from '../../base/assert-never.ts';
import { type Expression, FormulaProblem, offsetOf } from '../formula/expression.ts';
import type { Emitter } from './emitter.ts';
import type { Register } from './program.ts';

export interface FormulaNames {
  readonly registerOf: (name: string) => Register;
  /** Units of the case's currency for one of an expression's currency; fails as a FormulaProblem without a plan rate. */
  readonly rateOf: (of: Expression) => number;
}

/** Emits a formula and gives the register of its value. */
export function compileFormula(tree: Expression, names: FormulaNames, emit: Emitter): Register {
  const of = (part: Expression | undefined): Register => {
    if (part === undefined) throw new FormulaProblem('a part is missing');
    return compileFormula(part, names, emit);
  };
  switch (tree.kind) {
    case 'number':
      return emit.number(tree.value);
    case 'name':
      return names.registerOf(tree.name);
    case 'negate':
      return emit.add({ kind: 'scale', of: of(tree.of), factor: -1 });
    case 'binary':
      return emit.add({ kind: 'binary', operator: tree.operator, left: of(tree.left), right: of(tree.right) });
    case 'call':
      return compileCall(tree, of, names, emit);
    default:
      return assertNever(tree);
  }
}

function compileCall(
  { name, args }: Extract<Expression, { kind: 'call' }>,
  of: (part: Expression | undefined) => Register,
  names: FormulaNames,
  emit: Emitter,
): Register {
  const [first, second, third] = args;
  const folded = (operator: 'min' | 'max' | '+'): Register =>
    args.map(of).reduce((left, right) => emit.add({ kind: 'binary', operator, left, right }));
  switch (name) {
    case 'if':
      return emit.add({ kind: 'if', condition: of(first), whenTrue: of(second), otherwise: of(third) });
    case 'min':
    case 'max':
      return folded(name);
    case 'sum':
      return folded('+');
    case 'avg':
      return emit.add({ kind: 'binary', operator: '/', left: folded('+'), right: emit.number(args.length) });
    case 'offset':
      return emit.add({ kind: 'offset', of: of(first), by: offsetOf(args), otherwise: third === undefined ? null : of(third) });
    case 'cumulative':
      return emit.add({ kind: 'cumulative', of: of(first) });
    case 'period':
      return emit.add({ kind: 'period' });
    case 'step':
      return emit.add({ kind: 'curve', curve: { kind: 'step' }, start: of(first), months: null });
    case 'ramp':
    case 's_curve':
      return emit.add({ kind: 'curve', curve: { kind: name }, start: of(first), months: of(second) });
    case 'fx':
      return emit.add({ kind: 'scale', of: of(first), factor: names.rateOf(first ?? { kind: 'number', value: 0 }) });
    default:
      return assertNever(name);
  }
}
