import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileWithData, runVariants, valuesOf } from '../../../shared/business-case/compiled-case.ts';
import { formulaValue } from '../../../shared/business-case/formula/formula-value.ts';
import { parseFormula } from '../../../shared/business-case/formula/parse-formula.ts';
import { caseData, casePlan, constant, formula, series } from '../../support/case-parts.ts';

/** Every driver's values by period in the base. */
function valuesIn(drivers: readonly object[], more: object = {}): Record<string, number[]> {
  const compiled = compileWithData(casePlan(drivers, [], { months: 6, ...more }), caseData());
  const frame = runVariants(compiled, [new Map()]);
  return Object.fromEntries([...compiled.program.drivers].map(([id, register]) => [id, valuesOf(compiled, frame, register, 0)]));
}

const part = fc.letrec<{ text: string }>((tie) => ({
  text: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('x', 'y', 'zero', 'sales', 'period()', '3', '0.5'),
    fc
      .tuple(tie('text'), fc.constantFrom('+', '-', '*', '/', '<', '<=', '=', '!=', '^'), tie('text'))
      .map(([a, o, b]) => `((${a}) ${o} (${b}))`),
    tie('text').map((of) => `-(${of})`),
    fc.tuple(tie('text'), tie('text'), tie('text')).map(([a, b, c]) => `if(${a}, ${b}, ${c})`),
    fc
      .tuple(fc.constantFrom('min', 'max', 'sum', 'avg', 'ramp', 's_curve'), tie('text'), tie('text'))
      .map(([f, a, b]) => `${f}(${a}, ${b})`),
    fc.tuple(fc.integer({ min: -3, max: 3 }), tie('text'), tie('text')).map(([n, a, b]) => `offset(${a}, ${n}, ${b})`),
    fc.tuple(fc.constantFrom('cumulative', 'step'), tie('text')).map(([f, a]) => `${f}(${a})`),
  ),
})).text;

describe('compiled columns', () => {
  it('give what the formula gives cell by cell, and are missing exactly where it is', () => {
    const inputs: Record<string, number[]> = {
      x: Array(6).fill(6),
      y: Array(6).fill(-2.5),
      zero: Array(6).fill(0),
      sales: [4, 0, 9, 1, 7, 2],
    };
    const drivers = [
      constant('x', 'count', 6),
      constant('y', 'count', -2.5),
      constant('zero', 'count', 0),
      series('sales', 'count', inputs['sales'] ?? []),
    ];
    const valueOf = (name: string, period: number) => inputs[name]?.[period] ?? Number.NaN;
    const expected = (text: string, period: number): number | null => {
      try {
        return formulaValue(parseFormula(text), { period, periods: 6, monthsPerPeriod: 1, valueOf, rateOf: () => 1 });
      } catch {
        return null;
      }
    };
    fc.assert(
      fc.property(part, (text) => {
        fc.pre(text.length <= 500);
        const found = valuesIn([...drivers, formula('f', 'count', text)])['f'] ?? [];
        for (const [period, value] of found.entries()) {
          const wanted = expected(text, period);
          if (wanted === null) expect(Number.isFinite(value), `${text} in ${period}`).toBe(false);
          // Adding zero makes one zero of the two: which sign it has depends on the order of a sum.
          else expect((value ?? Number.NaN) + 0, `${text} in ${period}`).toBe(wanted + 0);
        }
      }),
      { numRuns: 400 },
    );
  });
  it('a missing value to the power of zero is missing, not one', () => {
    const { f, g } = valuesIn([
      series('sales', 'count', [4, 0, 9, 1, 7, 2]),
      formula('f', 'count', '(6 / sales) ^ 0'),
      formula('g', 'count', '6 ^ 0'),
    ]);
    expect(f?.map((value) => (Number.isFinite(value) ? value : 'missing'))).toEqual([1, 'missing', 1, 1, 1, 1]);
    expect(g).toEqual([1, 1, 1, 1, 1, 1]);
  });
  it('looks back at its own earlier periods, also through another driver', () => {
    const { stock, sold, grown } = valuesIn([
      formula('stock', 'count', 'offset(stock, -1, 100) - sold'),
      formula('sold', 'count', 'min(30, offset(stock, -1, 100))'),
      formula('grown', 'count', 'offset(grown, -1, 50) * 2'),
    ]);
    expect(sold).toEqual([30, 30, 30, 10, 0, 0]);
    expect(stock).toEqual([70, 40, 10, 0, 0, 0]);
    expect(grown).toEqual([100, 200, 400, 800, 1600, 3200]);
  });
  it('computes variants side by side without mixing them', () => {
    const plan = casePlan([constant('a', 'count', 2), constant('b', 'count', 5), formula('f', 'count', 'a * b + period()')], [], {
      months: 3,
    });
    const compiled = compileWithData(plan, caseData());
    const frame = runVariants(compiled, [
      new Map(),
      new Map([['a', 3]]),
      new Map([
        ['a', 3],
        ['b', 1],
      ]),
    ]);
    const register = compiled.program.drivers.get('f') ?? -1;
    expect([0, 1, 2].map((variant) => valuesOf(compiled, frame, register, variant))).toEqual([
      [10, 11, 12],
      [15, 16, 17],
      [3, 4, 5],
    ]);
  });
  it('compiles hundreds of drivers that lean on one another', () => {
    const chain = Array.from({ length: 300 }, (_, at) => formula(`d${at}`, 'count', at === 299 ? '1' : `d${at + 1} + 1`));
    expect(valuesIn(chain)['d0']?.[0]).toBe(300);
  });
});
