import { type CellUnit, unitWords } from '../driver-unit.ts';
import { type BinaryOperator, type Expression, FormulaProblem } from './expression.ts';
import { printExpression } from './print-expression.ts';

/** number: a literal or what comes of a comparison, fits anything; derived: a product or quotient, of which only the money is known. */
interface Found {
  readonly unit: CellUnit['unit'] | 'number' | 'derived';
  /** 1: an amount of money; 0: none in it; -1: something a unit of money. */
  readonly money: number;
  readonly currency: string | null;
  /** The cell as a person knows it, for the sentence about what does not fit. */
  readonly cell: string;
}

export interface UnitNames {
  readonly unitOf: (name: string) => CellUnit;
  readonly labelOf: (name: string) => string;
  /** Of the case: what fx() converts into. */
  readonly currency: string;
}

/** Refuses sums and comparisons of unlike units or currencies, money times money, and a result that is not what the driver says. */
export function checkFormulaUnit(tree: Expression, names: UnitNames, declared: CellUnit): void {
  const found = unitOf(tree, names);
  const isKnown = found.unit !== 'number' && found.unit !== 'derived';
  const isUnlike = isKnown ? found.unit !== declared.unit || found.currency !== declared.currency : found.money !== 0;
  if (isUnlike) throw new FormulaProblem(`it gives ${describe(found)}, but the driver is ${unitWords(declared)}`);
}

function unitOf(tree: Expression, names: UnitNames): Found {
  const cell = (): string => printExpression(tree, names.labelOf);
  switch (tree.kind) {
    case 'number':
      return { unit: 'number', money: 0, currency: null, cell: cell() };
    case 'name': {
      const { unit, currency } = names.unitOf(tree.name);
      return { unit, money: unit === 'money' ? 1 : 0, currency, cell: names.labelOf(tree.name) };
    }
    case 'negate':
      return unitOf(tree.of, names);
    case 'binary':
      return binary(tree.operator, unitOf(tree.left, names), unitOf(tree.right, names), cell());
    case 'call':
      return call(tree, names, cell());
  }
}

function binary(operator: BinaryOperator, left: Found, right: Found, cell: string): Found {
  switch (operator) {
    case '*':
    case '/':
      return scaled(operator, left, right, cell);
    case '^':
      if (left.money !== 0 || right.money !== 0) throw new FormulaProblem('it raises money to a power');
      return { unit: left.unit === 'number' ? 'number' : 'derived', money: 0, currency: null, cell };
    case '+':
      return { ...alike(left, right, 'added'), cell };
    case '-':
      return { ...alike(left, right, 'subtracted'), cell };
    default:
      alike(left, right, 'compared');
      return { unit: 'number', money: 0, currency: null, cell };
  }
}

function scaled(operator: '*' | '/', left: Found, right: Found, cell: string): Found {
  const money = left.money + (operator === '*' ? right.money : -right.money);
  if (money > 1) throw new FormulaProblem(`it multiplies money by money: ${left.cell} and ${right.cell}`);
  if (left.currency !== null && right.currency !== null && left.currency !== right.currency) throw unlike(left, right, 'divided');
  if (left.unit === 'number' && right.unit === 'number') return { ...left, cell };
  const currency = money === 0 ? null : (left.currency ?? right.currency);
  return { unit: money === 1 ? 'money' : 'derived', money, currency, cell };
}

function call(tree: Extract<Expression, { kind: 'call' }>, names: UnitNames, cell: string): Found {
  const parts = tree.args.map((arg) => unitOf(arg, names));
  const [first] = parts;
  switch (tree.name) {
    case 'if':
      return { ...parts.slice(1).reduce((left, right) => alike(left, right, 'set against each other')), cell };
    case 'offset':
      return { ...parts.filter((_, index) => index !== 1).reduce((left, right) => alike(left, right, 'set against each other')), cell };
    case 'fx':
      if (first?.unit !== 'money') throw new FormulaProblem(`fx converts money, and ${first?.cell ?? ''} is ${describe(first)}`);
      return { ...first, currency: names.currency, cell };
    case 'period':
    case 'step':
    case 'ramp':
    case 's_curve':
      return { unit: 'number', money: 0, currency: null, cell };
    default:
      return { ...parts.reduce((left, right) => alike(left, right, 'set against each other')), cell };
  }
}

function alike(left: Found, right: Found, verb: string): Found {
  if (left.unit === 'number') return right;
  if (right.unit === 'number') return left;
  const isUnlike = left.unit !== 'derived' && right.unit !== 'derived' && left.unit !== right.unit;
  if (isUnlike || left.money !== right.money || left.currency !== right.currency) throw unlike(left, right, verb);
  return left.unit === 'derived' ? right : left;
}

function unlike(left: Found, right: Found, verb: string): FormulaProblem {
  return new FormulaProblem(`"${left.cell}" is ${describe(left)} and "${right.cell}" is ${describe(right)}: they cannot be ${verb}`);
}

function describe(found: Found | undefined): string {
  if (found === undefined || found.unit === 'number') return 'a plain number';
  if (found.unit !== 'derived') return unitWords({ unit: found.unit, currency: found.currency });
  return found.money < 0 ? `something a unit of ${found.currency ?? 'money'}` : 'a plain number';
}
