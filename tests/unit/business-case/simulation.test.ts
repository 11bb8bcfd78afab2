import { describe, expect, it } from 'vitest';
import { askedOf, dataOf, factsOf } from '../../../shared/business-case/case-facts.ts';
import { compileWithData } from '../../../shared/business-case/compiled-case.ts';
import { evaluateCase } from '../../../shared/business-case/evaluate-case.ts';
import { pertQuantiles } from '../../../shared/business-case/simulation/pert-quantiles.ts';
import { simulate } from '../../../shared/business-case/simulation/simulate.ts';
import { binding, boundTo, caseData, casePlan, constant, formula, line } from '../../support/case-parts.ts';

/** NPV is the drawn amount itself, less `cost`. */
const amountCase = (driver: object, cost = 0) =>
  casePlan([driver, constant('cost', 'money', cost)], [line('gain', 'x', 'benefit', 'one_off'), line('cost', 'cost', 'cost', 'one_off')], {
    months: 1,
  });
const trialsOf = (plan: ReturnType<typeof amountCase>, trials = 40_000, data = caseData()) =>
  simulate(compileWithData(plan, data), { trials, seed: 7 }) ?? expect.fail('it was stopped');
const drawn = (distribution: object, value = 40, low: number | null = 0, high: number | null = 100) =>
  amountCase(constant('x', 'money', value, low, high, { distribution }));

describe('distributions', () => {
  // Mean and variance by the textbook: triangular (a+b+c)/3 and (a2+b2+c2-ab-ac-bc)/18; PERT (a+4m+b)/6 and (mean-a)(b-mean)/7.
  const triangular = (100 ** 2 + 40 ** 2 - 100 * 40) / 18;
  const mean = (4 * 40 + 100) / 6;
  it.each([
    ['uniform', drawn({ kind: 'uniform' }), 50, 100 ** 2 / 12],
    ['triangular', drawn({ kind: 'triangular' }), 140 / 3, triangular],
    ['PERT', drawn({ kind: 'pert' }), mean, (mean * (100 - mean)) / 7],
    ['normal', drawn({ kind: 'normal', sd: 9 }), 40, 81],
    ['lognormal', drawn({ kind: 'lognormal', sd: 15 }), 40, 225],
    ['a worse end above the better one', drawn({ kind: 'triangular' }, 40, 100, 0), 140 / 3, triangular],
  ])('%s has its own mean and variance', (_, plan, expected, variance) => {
    const result = trialsOf(plan);
    const error = Math.sqrt(variance / result.trials);
    expect(Math.abs((result.mean ?? 0) - expected)).toBeLessThan(4 * error);
    expect(result.standardError).toBeCloseTo(error, 1);
    expect((result.standardError ?? 0) / error).toBeGreaterThan(0.97);
    expect((result.standardError ?? 0) / error).toBeLessThan(1.03);
  });
  it('PERT quantiles invert the distribution: with the mode in the middle, Beta(3, 3) by its polynomial', () => {
    const quantile = pertQuantiles(0.5);
    for (const x of [0.1, 0.3, 0.5, 0.8]) expect(quantile(10 * x ** 3 - 15 * x ** 4 + 6 * x ** 5)).toBeCloseTo(x, 6);
  });
  it('days of the data are drawn again: the mean stays, the error is that of their sum', () => {
    const numerators = [10, 30, 20, 40];
    const plan = amountCase(binding('x', 'money', { distribution: { kind: 'data' } }));
    const result = trialsOf(plan, 40_000, caseData({ x: boundTo(200, { sample: { numerators, denominators: null } }) }));
    // Sum of four draws: 4 x mean 25 = 100 stands for 200; variance of a draw 125, of their sum 500, twice as large in the case.
    expect(result.mean).toBeCloseTo(200, -1);
    expect((result.standardError ?? 0) * 200).toBeCloseTo(2 * Math.sqrt(500), 0);
  });
});

describe('what is reported', () => {
  it('quantiles and the risk of a loss are those of the distribution', () => {
    // 60 u - 24: below zero in 40 %; P10 -18, P90 30.
    const result = trialsOf(amountCase(constant('x', 'money', 30, 0, 60, { distribution: { kind: 'uniform' } }), 24), 100_000);
    expect(result.belowZero).toBeCloseTo(0.4, 2);
    expect(result.p10).toBeCloseTo(-18, 0);
    expect(result.p50).toBeCloseTo(6, 0);
    expect(result.p90).toBeCloseTo(30, 0);
    expect(result.bins.reduce((sum, { count }) => sum + count, 0)).toBe(100_000);
    expect(result.bins.filter(({ to }) => to <= 0).reduce((sum, { count }) => sum + count, 0) / 100_000).toBe(result.belowZero);
    expect(result.convergence.at(-1)).toMatchObject({ trials: 100_000, mean: result.mean });
    expect(result.bands?.p10[0]).toBeCloseTo(-18, -1);
  });
  it('the same seed gives the same numbers, another one others, and a further driver moves no draw', () => {
    const plan = drawn({ kind: 'pert' });
    const run = (seed: number, of = plan) => simulate(compileWithData(of, caseData()), { trials: 3_000, seed });
    expect(run(7)).toEqual(run(7));
    expect(run(8)?.mean).not.toBe(run(7)?.mean);
    const idle = constant('idle', 'money', 5, 1, 9, { distribution: { kind: 'uniform' } });
    expect(run(7, { ...plan, drivers: casePlan([...plan.drivers, idle], []).drivers })?.mean).toBe(run(7)?.mean);
  });
  it('trials without an NPV are counted and in no figure; what cannot be drawn is named', () => {
    const drivers = [
      constant('x', 'money', 1, -1, 1, { distribution: { kind: 'uniform' } }),
      constant('odd', 'money', 9, 1, 5, { distribution: { kind: 'triangular' } }),
      formula('gain', 'money', 'if(x < 0, x / 0, odd)'),
    ];
    const result = trialsOf(casePlan(drivers, [line('g', 'gain', 'benefit', 'one_off')], { months: 1 }), 10_000);
    expect(result.missing / 10_000).toBeCloseTo(0.5, 1);
    expect(result.mean).toBe(9);
    expect(result.problems).toEqual([{ id: 'odd', label: 'odd', problem: 'its value does not lie between its low and its high' }]);
  });
  it('can be stopped', () => {
    expect(simulate(compileWithData(drawn({ kind: 'pert' }), caseData()), { trials: 5_000, seed: 1 }, () => true)).toBeNull();
  });
});

it('what a case takes from the data crosses as plain data and gives the same case', () => {
  const plan = casePlan(
    [
      binding('orders', 'count', { aggregation: 'each_period' }),
      constant('price', 'money', 5, null, null, { currency: 'EUR' }),
      formula('gain', 'money', 'orders * fx(price)'),
    ],
    [line('g', 'gain', 'benefit', 'each_period')],
    { months: 3 },
  );
  const data = caseData({ orders: boundTo(4, { series: [3, null, 4] }) });
  const copied = structuredClone(factsOf(plan, data));
  expect(evaluateCase(plan, dataOf(plan, copied))).toEqual(evaluateCase(plan, data));
  const dragged = { ...plan, drivers: plan.drivers.map((driver) => (driver.kind === 'constant' ? { ...driver, value: 6 } : driver)) };
  expect(askedOf(dragged)).toEqual(askedOf(plan));
});
