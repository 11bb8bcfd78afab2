import type { FormulaFunction } from './formula-functions.ts';

/** A formula as a tree. Names are driver ids, written bare (orders_year) or in brackets ([orders a year]). */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'negate'; readonly of: Expression }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'call'; readonly name: FormulaFunction; readonly args: readonly Expression[] };

export type BinaryOperator = '+' | '-' | '*' | '/' | '^' | '<' | '<=' | '>' | '>=' | '=' | '!=';

/** What is wrong with a formula, in words a person can act on. */
export class FormulaProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FormulaProblem';
  }
}

/** A driver that a formula names, and by how many periods it looks away: -1 is the period before, 0 the same one. */
export interface Reference {
  readonly name: string;
  readonly shift: number;
}

/** Every driver a formula names with every shift, each once, in order. */
export function referencesIn(tree: Expression, shift = 0): Reference[] {
  switch (tree.kind) {
    case 'number':
      return [];
    case 'name':
      return [{ name: tree.name, shift }];
    case 'negate':
      return referencesIn(tree.of, shift);
    case 'binary':
      return distinct([...referencesIn(tree.left, shift), ...referencesIn(tree.right, shift)]);
    case 'call': {
      const [first, ...rest] = tree.args;
      if (tree.name !== 'offset' || first === undefined) return distinct(tree.args.flatMap((arg) => referencesIn(arg, shift)));
      return distinct([...referencesIn(first, shift + offsetOf(tree.args)), ...rest.slice(1).flatMap((arg) => referencesIn(arg, shift))]);
    }
  }
}

/** Periods of offset(x, n): a whole number that is written out, since what depends on what must be known beforehand. */
export function offsetOf(args: readonly Expression[]): number {
  const by = args[1];
  const value = by?.kind === 'negate' && by.of.kind === 'number' ? -by.of.value : by?.kind === 'number' ? by.value : null;
  if (value === null || !Number.isInteger(value) || Math.abs(value) > 240) {
    throw new FormulaProblem('offset needs a whole number of periods, as in offset(orders, -1)');
  }
  return value;
}

function distinct(references: readonly Reference[]): Reference[] {
  return references.filter(
    ({ name, shift }, index) => references.findIndex((other) => other.name === name && other.shift === shift) === index,
  );
}
