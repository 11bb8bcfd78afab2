import type { z } from 'zod';
import type { driverUnitSchema } from './business-case.ts';
import { type Expression, FormulaProblem } from './formula-parse.ts';

export type DriverUnit = z.infer<typeof driverUnitSchema>;

/** number: a literal, fits anything; derived: a product or quotient, of which only the power of money is known. */
interface FormulaUnit {
  readonly unit: DriverUnit | 'number' | 'derived';
  readonly money: number;
}

const words: Readonly<Record<DriverUnit, string>> = {
  count: 'a count',
  ratio: 'a ratio',
  pp: 'percentage points',
  bps: 'basis points',
  money: 'money',
  minutes: 'minutes',
  months: 'months',
};

/** Refuses sums and comparisons of unlike units, money times money, and a money result for a driver that is not money (or the reverse). */
export function checkFormulaUnit(tree: Expression, unitOf: (name: string) => DriverUnit, declared: DriverUnit): void {
  const found = unit(tree, unitOf);
  if (found.unit === 'number') return;
  const isKnown = found.unit !== 'derived' && found.unit !== declared;
  if (found.money > 0 !== (declared === 'money') && (found.money > 0 || isKnown)) {
    throw new FormulaProblem(`it gives ${describe(found)}, but the driver is ${words[declared]}`);
  }
  if (isKnown) throw new FormulaProblem(`it gives ${describe(found)}, but the driver is ${words[declared]}`);
}

function unit(tree: Expression, unitOf: (name: string) => DriverUnit): FormulaUnit {
  switch (tree.kind) {
    case 'number':
      return { unit: 'number', money: 0 };
    case 'name': {
      const known = unitOf(tree.name);
      return { unit: known, money: known === 'money' ? 1 : 0 };
    }
    case 'negate':
      return unit(tree.of, unitOf);
    case 'binary': {
      const left = unit(tree.left, unitOf);
      const right = unit(tree.right, unitOf);
      if (tree.operator === '*' || tree.operator === '/') return scaled(left, right, tree.operator);
      const same = alike(left, right);
      return tree.operator === '+' || tree.operator === '-' ? same : { unit: 'number', money: 0 };
    }
    case 'call': {
      const parts = tree.args.map((arg) => unit(arg, unitOf));
      return (tree.name === 'if' ? parts.slice(1) : parts).reduce(alike);
    }
  }
}

function scaled(left: FormulaUnit, right: FormulaUnit, operator: '*' | '/'): FormulaUnit {
  const money = left.money + (operator === '*' ? right.money : -right.money);
  if (money > 1) throw new FormulaProblem('it multiplies money by money');
  if (left.unit === 'number' && right.unit === 'number') return left;
  return { unit: money === 1 ? 'money' : 'derived', money };
}

function alike(left: FormulaUnit, right: FormulaUnit): FormulaUnit {
  if (left.unit === 'number') return right;
  if (right.unit === 'number') return left;
  const isUnlike = left.unit !== 'derived' && right.unit !== 'derived' && left.unit !== right.unit;
  if (isUnlike || left.money !== right.money) throw new FormulaProblem(`it sets ${describe(left)} against ${describe(right)}`);
  return left.unit === 'derived' ? right : left;
}

function describe(found: FormulaUnit): string {
  if (found.unit === 'number' || found.unit === 'derived') return found.money === 0 ? 'a plain number' : 'money';
  return words[found.unit];
}
