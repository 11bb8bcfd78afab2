import { assertNever } from '../../base/assert-never.ts';
import type { Expression } from './expression.ts';

const binding: Readonly<Record<string, number>> = { '+': 2, '-': 2, '*': 3, '/': 3, '^': 5 };
const bare = /^[A-Za-z_][\w.]*$/;

/** A tree as the formula that reads back as the same tree; names may be shown as something else. */
export function printExpression(tree: Expression, nameOf: (name: string) => string = printName): string {
  return print(tree, nameOf, 0);
}

/** A driver's id as it stands in a formula. */
export const printName = (name: string): string => (bare.test(name) ? name : `[${name}]`);

function print(tree: Expression, nameOf: (name: string) => string, outer: number): string {
  switch (tree.kind) {
    case 'number':
      return String(tree.value);
    case 'name':
      return nameOf(tree.name);
    case 'negate':
      return enclosed(`-${print(tree.of, nameOf, 4)}`, outer > 4);
    case 'binary': {
      const own = binding[tree.operator] ?? 1;
      // ^ binds from the right, all else from the left; comparisons are never chained.
      const [left, right] = tree.operator === '^' ? [6, 4] : own === 1 ? [2, 2] : [own, own + 1];
      return enclosed(`${print(tree.left, nameOf, left)} ${tree.operator} ${print(tree.right, nameOf, right)}`, outer > own);
    }
    case 'call':
      return `${tree.name}(${tree.args.map((arg) => print(arg, nameOf, 0)).join(', ')})`;
    default:
      return assertNever(tree);
  }
}

const enclosed = (text: string, isNeeded: boolean): string => (isNeeded ? `(${text})` : text);
