import { describe, expect, it } from 'vitest';
import { FormulaProblem, namesIn, parseFormula } from '../../../shared/business-case/formula-parse.ts';
import { checkFormulaUnit, type DriverUnit } from '../../../shared/business-case/formula-unit.ts';
import { formulaValue } from '../../../shared/business-case/formula-value.ts';

const values: Record<string, number> = { a: 6, b: 3, zero: 0, 'net margin': 0.12 };
const valueOf = (name: string) => values[name] ?? Number.NaN;
const run = (formula: string) => formulaValue(parseFormula(formula), valueOf);

describe('a formula', () => {
  it.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['10 - 4 - 3', 3],
    ['24 / 4 / 2', 3],
    ['-a + b', -3],
    ['2 * -b', -6],
    ['a > b', 1],
    ['a + 1 <= b * 2', 0],
    ['if(a = 6, b, 1 / zero)', 3],
    ['if(a != 6, 1 / zero, b)', 3],
    ['min(a, b, 4) + max(a, b)', 9],
    ['100 * [net margin]', 12],
    ['1.5e3 + .5', 1500.5],
  ])('%s is %d', (formula, expected) => {
    expect(run(formula)).toBe(expected);
  });
  it.each([
    ['a / zero', 'it divides by zero'],
    ['1e308 * 10', 'the number is too large'],
    ['a +', 'it ends too early'],
    ['(a', '")" is missing at the end'],
    ['a b', '"b" is not expected here'],
    ['a $ b', '"$" cannot be used in a formula'],
    ['sum(a)', 'there is no function "sum"; use if, min or max'],
    ['if(a, b)', 'if needs three parts: if(condition, then, else)'],
    ['a < b < 3', '"<" is not expected here'],
    ['', 'it ends too early'],
    ['('.repeat(400), 'it is nested too deeply'],
    ['-'.repeat(400), 'it is nested too deeply'],
  ])('%s: a problem in words', (formula, problem) => {
    expect(() => run(formula)).toThrow(new FormulaProblem(problem));
  });
  it('names its drivers once', () => {
    expect(namesIn(parseFormula('a * b + if(a > 1, [net margin], b)'))).toEqual(['a', 'b', 'net margin']);
  });
});

describe('units', () => {
  const units: Record<string, DriverUnit> = {
    orders: 'count',
    aov: 'money',
    margin: 'ratio',
    uplift: 'pp',
    cost: 'money',
    minutes: 'minutes',
  };
  const check = (formula: string, declared: DriverUnit) => () =>
    checkFormulaUnit(parseFormula(formula), (name) => units[name] ?? 'count', declared);
  it('let sensible formulas through', () => {
    expect(check('orders * uplift / 100 * aov * margin - cost', 'money')).not.toThrow();
    expect(check('cost / aov', 'count')).not.toThrow();
    expect(check('1 - margin', 'ratio')).not.toThrow();
    expect(check('orders * 5.8', 'money')).not.toThrow();
    expect(check('if(orders > 10, cost, 0)', 'money')).not.toThrow();
  });
  it('refuse what cannot be added or is not what the driver says', () => {
    expect(check('cost + orders', 'money')).toThrow('it sets money against a count');
    expect(check('uplift + margin', 'pp')).toThrow('it sets percentage points against a ratio');
    expect(check('cost * aov', 'money')).toThrow('it multiplies money by money');
    expect(check('orders * aov', 'count')).toThrow('it gives money, but the driver is a count');
    expect(check('minutes', 'money')).toThrow('it gives minutes, but the driver is money');
  });
});
