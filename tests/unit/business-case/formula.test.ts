import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellUnit, DriverUnit } from '../../../shared/business-case/driver-unit.ts';
import { type Expression, FormulaProblem, referencesIn } from '../../../shared/business-case/formula/expression.ts';
import { checkFormulaUnit } from '../../../shared/business-case/formula/formula-unit.ts';
import { formulaValue } from '../../../shared/business-case/formula/formula-value.ts';
import { parseFormula } from '../../../shared/business-case/formula/parse-formula.ts';
import { printExpression } from '../../../shared/business-case/formula/print-expression.ts';

const values: Record<string, number> = { a: 6, b: 3, zero: 0, 'net margin': 0.12 };
/** `sales` is 10, 20, 30, 40 over four months. */
const valueOf = (name: string, period: number) => (name === 'sales' ? 10 * (period + 1) : (values[name] ?? Number.NaN));
const run = (formula: string, period = 0, monthsPerPeriod = 1) =>
  formulaValue(parseFormula(formula), { period, periods: 4, monthsPerPeriod, valueOf, rateOf: () => 0.5 });

describe('a formula', () => {
  it.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['10 - 4 - 3', 3],
    ['24 / 4 / 2', 3],
    ['-a + b', -3],
    ['2 * -b', -6],
    ['2 ^ 3 ^ 2', 512],
    ['-2 ^ 2', -4],
    ['(-2) ^ 3', -8],
    ['4 ^ -0.5', 0.5],
    ['a > b', 1],
    ['a + 1 <= b * 2', 0],
    ['if(a = 6, b, 1 / zero)', 3],
    ['if(a != 6, 1 / zero, b)', 3],
    ['min(a, b, 4) + max(a, b)', 9],
    ['sum(a, b, 1)', 10],
    ['avg(a, b, 0)', 3],
    ['100 * [net margin]', 12],
    ['1.5e3 + .5', 1500.5],
    ['25% * a', 1.5],
    ['fx(a)', 3],
  ])('%s is %d', (formula, expected) => {
    expect(run(formula)).toBeCloseTo(expected, 12);
  });
  it.each([
    // In the third month: 30, the month before 20, all up to it 60.
    ['offset(sales, -1)', 20],
    ['offset(sales, 1)', 40],
    ['offset(offset(sales, -1), -1)', 10],
    ['offset(sales, -3, 7)', 7],
    ['offset(sales, 2, a)', 6],
    ['cumulative(sales)', 60],
    ['period()', 2],
    ['step(2)', 1],
    ['step(3)', 0],
    ['step(2.25)', 0.75],
    ['ramp(1, 4)', 0.5],
    ['ramp(0, 0)', 1],
    ['s_curve(-1, 8)', 0.5],
    ['s_curve(2.5, 1)', 0.5],
  ])('in the third month %s is %d', (formula, expected) => {
    expect(run(formula, 2)).toBeCloseTo(expected, 12);
  });
  it('follows the stretched logistic along an S-curve', () => {
    const logistic = (x: number) => 1 / (1 + Math.exp(-10 * (x - 0.5)));
    expect(run('s_curve(0, 6)', 0)).toBeCloseTo((logistic(1 / 6) - logistic(0)) / (logistic(1) - logistic(0)), 12);
    expect(run('s_curve(0, 6)', 3) + run('s_curve(2, 6)', 3)).toBeCloseTo(1, 12);
  });
  it('takes the mean of the months of a year', () => {
    // A step at month 3 is there for nine months of the first year; a ramp of 12 months has 1/12 .. 12/12.
    expect(run('step(3)', 0, 12)).toBeCloseTo(0.75, 12);
    expect(run('ramp(0, 12)', 0, 12)).toBeCloseTo(6.5 / 12, 12);
  });
  it.each([
    ['a / zero', 'it divides by zero'],
    ['1e308 * 10', 'the number is too large'],
    ['a +', 'it ends too early'],
    ['(a', '")" is missing at the end'],
    ['a b', '"b" is not expected here'],
    ['a $ b', '"$" cannot be used in a formula'],
    ['if(a, b)', 'if is written if(condition, then, else)'],
    ['period(a)', 'period is written period()'],
    ['a < b < 3', '"<" is not expected here'],
    ['', 'it ends too early'],
    ['('.repeat(400), 'it is nested too deeply'],
    ['-'.repeat(400), 'it is nested too deeply'],
    ['offset(sales, a)', 'offset needs a whole number of periods, as in offset(orders, -1)'],
    ['offset(sales, -1)', 'there is no period before the first; offset(x, n, else) can say what stands there'],
    ['offset(sales, 9)', 'there is no period after the last; offset(x, n, else) can say what stands there'],
    ['zero ^ -1', 'it has no such power: zero to a negative one, or a negative number to a broken one'],
    [
      'constructor(a)',
      'there is no function "constructor"; there are if, min, max, sum, avg, offset, cumulative, period, step, ramp, s_curve, fx',
    ],
  ])('%s: a problem in words', (formula, problem) => {
    expect(() => run(formula)).toThrow(new FormulaProblem(problem));
  });
  it('names its drivers once, with how far it looks away', () => {
    expect(referencesIn(parseFormula('a * b + if(a > 1, [net margin], b)')).map(({ name }) => name)).toEqual(['a', 'b', 'net margin']);
    expect(referencesIn(parseFormula('offset(offset(a, -1) + b, -2, c)'))).toEqual([
      { name: 'a', shift: -3 },
      { name: 'b', shift: -2 },
      { name: 'c', shift: 0 },
    ]);
  });
});

const expression: fc.Arbitrary<Expression> = fc.letrec<{ tree: Expression }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.integer({ min: 0, max: 99 }).map((value): Expression => ({ kind: 'number', value })),
    fc.constantFrom('a', 'b', 'net margin').map((name): Expression => ({ kind: 'name', name })),
    tie('tree').map((of): Expression => ({ kind: 'negate', of })),
    fc
      .tuple(fc.constantFrom('+', '-', '*', '/', '^', '<', '>=', '!=' as const), tie('tree'), tie('tree'))
      .map(([operator, left, right]): Expression => ({ kind: 'binary', operator, left, right })),
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((args): Expression => ({ kind: 'call', name: 'max', args })),
  ),
})).tree;

it('a printed formula reads back as the same tree', () => {
  fc.assert(
    fc.property(expression, (tree) => {
      expect(parseFormula(printExpression(tree))).toEqual(tree);
    }),
  );
});

describe('units', () => {
  const units: Record<string, [DriverUnit, string | null]> = {
    orders: ['count', null],
    aov: ['money', 'USD'],
    euros: ['money', 'EUR'],
    margin: ['ratio', null],
    uplift: ['pp', null],
    level: ['bps', null],
    cost: ['money', 'USD'],
    minutes: ['minutes', null],
  };
  const unitOf = (name: string): CellUnit => ({ unit: units[name]?.[0] ?? 'count', currency: units[name]?.[1] ?? null });
  const labels: Record<string, string> = { level: 'Fee level', cost: 'Yearly cost' };
  const check =
    (formula: string, unit: DriverUnit, currency = unit === 'money' ? 'USD' : null) =>
    () =>
      checkFormulaUnit(parseFormula(formula), { unitOf, labelOf: (name) => labels[name] ?? name, currency: 'USD' }, { unit, currency });
  it.each([
    ['orders * uplift / 100 * aov * margin - cost', 'money'],
    ['cost / aov', 'count'],
    ['1 - margin', 'ratio'],
    ['orders * 5.8', 'money'],
    ['if(orders > 10, cost, 0)', 'money'],
    ['fx(euros) + cost', 'money'],
    ['offset(cost, -1, 0) * 1.02', 'money'],
    ['cost * ramp(minutes, 3)', 'money'],
  ] as const)('let %s through', (formula, declared) => {
    expect(check(formula, declared)).not.toThrow();
  });
  it.each([
    ['level + cost', 'money', '"Fee level" is basis points and "Yearly cost" is USD: they cannot be added'],
    ['cost - orders', 'money', '"Yearly cost" is USD and "orders" is a count: they cannot be subtracted'],
    ['uplift + margin', 'pp', '"uplift" is percentage points and "margin" is a ratio: they cannot be added'],
    ['cost + euros', 'money', '"Yearly cost" is USD and "euros" is EUR: they cannot be added'],
    ['if(cost > level, 1, 0)', 'count', '"Yearly cost" is USD and "Fee level" is basis points: they cannot be compared'],
    ['max(cost, minutes)', 'money', '"Yearly cost" is USD and "minutes" is minutes: they cannot be set against each other'],
    ['cost * aov', 'money', 'it multiplies money by money: Yearly cost and aov'],
    ['orders * aov', 'count', 'it gives USD, but the driver is a count'],
    ['orders * euros', 'money', 'it gives EUR, but the driver is USD'],
    ['minutes', 'money', 'it gives minutes, but the driver is USD'],
    ['fx(orders)', 'money', 'fx converts money, and orders is a count'],
    ['cost ^ 2', 'money', 'it raises money to a power'],
  ] as const)('refuse %s', (formula, declared, problem) => {
    expect(check(formula, declared)).toThrow(new FormulaProblem(problem));
  });
});
