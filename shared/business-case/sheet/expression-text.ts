import { assertNever } from '../../base/assert-never.ts';
import { type Expression, FormulaProblem, offsetOf } from '../formula/expression.ts';
import { curveText } from './curve-text.ts';

/** Where the cells of a sheet are that a formula names. */
export interface CellNames {
  readonly periods: number;
  readonly monthsPerPeriod: number;
  /** A driver in one period; the same cell in all of them where it has one number. */
  readonly cell: (name: string, period: number) => string;
  /** The cell that holds the number of a period. */
  readonly periodCell: (period: number) => string;
  /** The rate at which the money of an expression is converted. */
  readonly rate: (of: Expression) => string;
}

/** A formula of the case as one of a spreadsheet, in one period. */
export function expressionText(tree: Expression, period: number, names: CellNames): string {
  const of = (part: Expression | undefined, at = period): string => {
    if (part === undefined) throw new FormulaProblem('a part is missing');
    return expressionText(part, at, names);
  };
  switch (tree.kind) {
    case 'number':
      return tree.value < 0 ? `(${tree.value})` : String(tree.value);
    case 'name':
      return names.cell(tree.name, period);
    case 'negate':
      return `(-${of(tree.of)})`;
    case 'binary': {
      const [left, right] = [of(tree.left), of(tree.right)];
      if (['+', '-', '*', '/', '^'].includes(tree.operator)) return `(${left}${tree.operator}${right})`;
      return `IF(${left}${tree.operator === '!=' ? '<>' : tree.operator}${right},1,0)`;
    }
    case 'call':
      return callText(tree, period, names, of);
    default:
      return assertNever(tree);
  }
}

function callText(
  { name, args }: Extract<Expression, { kind: 'call' }>,
  period: number,
  names: CellNames,
  of: (part: Expression | undefined, at?: number) => string,
): string {
  const [first, second, third] = args;
  const all = () => args.map((part) => of(part));
  switch (name) {
    case 'if':
      return `IF(${of(first)}<>0,${of(second)},${of(third)})`;
    case 'min':
    case 'max':
      return `${name.toUpperCase()}(${all().join(',')})`;
    case 'sum':
      return `(${all().join('+')})`;
    case 'avg':
      return `((${all().join('+')})/${args.length})`;
    case 'offset': {
      const at = period + offsetOf(args);
      if (at >= 0 && at < names.periods) return of(first, at);
      return third === undefined ? 'NA()' : of(third);
    }
    case 'cumulative':
      return `(${Array.from({ length: period + 1 }, (_, at) => of(first, at)).join('+')})`;
    case 'period':
      return names.periodCell(period);
    case 'step':
      return curveText({ kind: 'step' }, of(first), null, names.periodCell(period), names.monthsPerPeriod);
    case 'ramp':
    case 's_curve':
      return curveText({ kind: name }, of(first), of(second), names.periodCell(period), names.monthsPerPeriod);
    case 'fx':
      return `(${of(first)}*${names.rate(first ?? { kind: 'number', value: 1 })})`;
    default:
      return assertNever(name);
  }
}
