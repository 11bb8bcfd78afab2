import { describe, expect, it } from 'vitest';
import type { BoundNumber, CaseData } from '../../../shared/business-case/bound-number.ts';
import { unbound } from '../../../shared/business-case/bound-number.ts';
import { scenarioOf } from '../../../shared/business-case/case-result.ts';
import { evaluateCase } from '../../../shared/business-case/evaluate-case.ts';
import { binding, boundTo, caseData, casePlan, constant, formula, goldenCase, line, series } from '../../support/case-parts.ts';

const base = (drivers: readonly object[], lines: readonly object[], more: object = {}, data: CaseData = caseData()) => {
  const found = scenarioOf(evaluateCase(casePlan(drivers, lines, more), data), 'base');
  if (found === undefined) throw new Error('no base scenario');
  return found;
};
const noData = (problem: string): Record<string, BoundNumber> => ({ orders: unbound(problem) });

describe('golden authorization uplift', () => {
  const drivers = [
    binding('orders', 'count', { scale: 4 }),
    constant('uplift', 'pp', 0.4, 0.2, 0.6),
    constant('incrementality', 'ratio', 0.6),
    constant('aov', 'money', 55),
    constant('margin', 'ratio', 0.12),
    formula('orders_won', 'count', 'orders * uplift / 100'),
    formula('orders_kept', 'count', 'orders_won * incrementality'),
    formula('gmv', 'money', 'orders_kept * aov'),
    formula('benefit', 'money', 'gmv * margin'),
  ];
  const result = evaluateCase(casePlan(drivers, [line('b', 'benefit', 'benefit', 'recurring')]), caseData({ orders: boundTo(2_500_000) }));
  const value = (scenario: string, id: string) => scenarioOf(result, scenario)?.drivers.find((driver) => driver.id === id)?.value;
  it('is 40,000 orders, 24,000 kept, 1,320,000 of sales, 158,400 of margin', () => {
    expect(value('base', 'orders')).toBe(10_000_000);
    for (const [id, expected] of [
      ['orders_won', 40_000],
      ['orders_kept', 24_000],
      ['gmv', 1_320_000],
      ['benefit', 158_400],
    ] as const)
      expect(value('base', id)).toBeCloseTo(expected, 6);
  });
  it('takes each driver to its own low and high', () => {
    expect(value('low', 'benefit')).toBeCloseTo(79_200, 6);
    expect(value('high', 'benefit')).toBeCloseTo(237_600, 6);
  });
  it('spreads a year over its months', () => {
    expect(scenarioOf(result, 'base')?.flows[0]).toBeCloseTo(13_200, 6);
    expect(scenarioOf(result, 'base')?.cumulative[35]).toBeCloseTo(475_200, 5);
  });
});

describe('golden yearly case', () => {
  it('has its NPV in both timings, its rates and its paybacks', () => {
    const golden = scenarioOf(evaluateCase(goldenCase(), caseData()), 'base');
    expect(golden?.flows).toEqual([-500_000, 180_000, 260_000, 300_000]);
    expect(golden?.npv).toBeCloseTo(103_906.84, 2);
    expect(golden?.npvMid).toBeCloseTo(133_382.83, 2);
    expect(golden?.irr).toBeCloseTo(0.20488, 5);
    expect(golden?.payback).toBeCloseTo(2.2, 10);
    expect(golden?.discountedPayback).toBeCloseTo(2.539, 3);
    expect(golden?.roi).toBeCloseTo(0.48, 12);
    // Present value of the benefits is the NPV and the cost, over the cost.
    expect(golden?.bcr).toBeCloseTo(603_906.84 / 500_000, 6);
  });
  it('leads with mid-year figures when it is timed so, payback excepted', () => {
    const golden = scenarioOf(evaluateCase(goldenCase({ timing: 'mid' }), caseData()), 'base');
    expect(golden?.npv).toBeCloseTo(133_382.83, 2);
    expect(golden?.irr).toBeCloseTo(0.28082, 5);
    expect(golden?.discountedPayback).toBeCloseTo(2.539, 3);
  });
});

describe('cash flow', () => {
  const money = [constant('gain', 'money', 1_200), constant('build', 'money', 500), constant('slip', 'months', 0, 3, null)];
  const flows = (lines: readonly object[], more: object = {}) => base(money, lines, { months: 8, ...more }).flows;
  it('ramps in k/n steps, keeps one-offs in their month, signs costs', () => {
    const lines = [
      line('g', 'gain', 'benefit', 'recurring', { startMonth: 2, rampMonths: 4 }),
      line('c', 'build', 'cost', 'one_off', { startMonth: 1 }),
    ];
    const result = base(money, lines, { months: 8 });
    expect(result.flows).toEqual([0, -500, 25, 50, 75, 100, 100, 100]);
    expect(result.cumulative.at(-1)).toBe(-50);
    expect(result.roi).toBeCloseTo(-0.1, 12);
    expect(result.payback).toBeNull();
    expect(result.lines.map(({ id, total }) => [id, total])).toEqual([
      ['g', 450],
      ['c', -500],
    ]);
  });
  it('follows a table of shares and wears off', () => {
    expect(flows([line('g', 'gain', 'benefit', 'recurring', { startMonth: 1, ramp: 'table', rampTable: [0.1, 0.4, 0.9] })])).toEqual(
      [0, 10, 40, 90, 90, 90, 90, 90].map((flow) => expect.closeTo(flow, 9)),
    );
    // Half is left after twelve months: the k-th month after the start has 0.5^((k-1)/12).
    const worn = flows([line('g', 'gain', 'benefit', 'recurring', { decay: 0.5 })], { months: 13 });
    expect(worn[0]).toBeCloseTo(100, 9);
    expect(worn[6]).toBeCloseTo(100 * Math.SQRT1_2, 9);
    expect(worn[12]).toBeCloseTo(50, 9);
  });
  it('a slip moves benefits and leaves sunk costs', () => {
    const lines = [line('g', 'gain', 'benefit', 'recurring', { startMonth: 2, slip: 'slip' }), line('c', 'build', 'cost', 'one_off')];
    const result = evaluateCase(casePlan(money, lines, { months: 8 }), caseData());
    expect(scenarioOf(result, 'base')?.flows).toEqual([-500, 0, 100, 100, 100, 100, 100, 100]);
    expect(scenarioOf(result, 'low')?.flows).toEqual([-500, 0, 0, 0, 0, 100, 100, 100]);
  });
  it('a slip of half a month brings half a month', () => {
    const late = [...money.slice(0, 2), constant('slip', 'months', 0.5)];
    const lines = [
      line('g', 'gain', 'benefit', 'recurring', { startMonth: 2, slip: 'slip' }),
      line('o', 'build', 'benefit', 'one_off', { slip: 'slip' }),
    ];
    expect(base(late, lines, { months: 5 }).flows).toEqual([250, 250, 50, 100, 100].map((flow) => expect.closeTo(flow, 9)));
  });
  it('by years has the sum of the months', () => {
    const lines = [
      line('g', 'gain', 'benefit', 'recurring', { startMonth: 9, rampMonths: 6 }),
      line('c', 'build', 'cost', 'one_off', { startMonth: 14 }),
    ];
    const monthly = base(money, lines, { months: 36 }).flows.map((flow) => flow ?? Number.NaN);
    const yearly = base(money, lines, { months: 36, periods: 'year' }).flows;
    const sums = [0, 1, 2].map((year) => monthly.slice(year * 12, year * 12 + 12).reduce((sum, flow) => sum + flow, 0));
    expect(yearly).toEqual(sums.map((sum) => expect.closeTo(sum, 9)));
  });
  it('brings other currencies in at plan rate', () => {
    const drivers = [
      constant('eur', 'money', 1_200, null, null, { currency: 'EUR' }),
      constant('usd', 'money', 120),
      formula('both', 'money', 'usd + fx(eur)'),
    ];
    expect(base(drivers, [line('e', 'eur', 'benefit', 'recurring')], { months: 1 }).flows).toEqual([expect.closeTo(110, 9)]);
    expect(base(drivers, [line('b', 'both', 'benefit', 'one_off')], { months: 1 }).flows).toEqual([expect.closeTo(1_440, 9)]);
    expect(base([constant('gbp', 'money', 1, null, null, { currency: 'GBP' })], [line('g', 'gbp', 'cost', 'one_off')]).problem).toBe(
      'there is no plan rate for GBP, which "gbp" is in',
    );
  });
  it('shows capacity and does not count it', () => {
    const drivers = [constant('hours', 'hours', 2_400), constant('gain', 'money', 1_200)];
    const lines = [line('freed', 'hours', 'benefit', 'recurring', { counts: 'capacity' }), line('g', 'gain', 'benefit', 'recurring')];
    const result = base(drivers, lines, { months: 1 });
    expect(result.flows).toEqual([100]);
    expect(result.lines[0]?.total).toBe(200);
  });
});

describe('actual where data exists, formula after the last actual', () => {
  const cost = [line('c', 'spent', 'cost', 'each_period')];
  const flows = (driver: object, data = caseData()) => base([constant('growth', 'ratio', 0.1), driver], cost, { months: 5 }, data).flows;
  it('a series goes on with its formula', () => {
    expect(flows(series('spent', 'money', [100, 120], 'last_actual * (1 + growth)'))).toEqual(
      [-100, -120, -132, -132, -132].map((flow) => expect.closeTo(flow, 9)),
    );
    expect(flows(series('spent', 'money', [100, 120], 'offset(spent, -1) * (1 + growth)'))).toEqual(
      [-100, -120, -132, -145.2, -159.72].map((flow) => expect.closeTo(flow, 9)),
    );
  });
  it('without a formula the last actual holds', () => {
    expect(flows(series('spent', 'money', [100, 120]))).toEqual([-100, -120, -120, -120, -120]);
  });
  it('a metric bound by month does the same, scaled', () => {
    const live = binding('spent', 'money', { aggregation: 'each_period', forecast: 'last_actual * 2', scale: 10 });
    const data = caseData({ spent: boundTo(7, { series: [5, 7, null, null, null] }) });
    expect(flows(live, data)).toEqual([-50, -70, -140, -140, -140]);
    const value = base([live], cost, { months: 5 }, data).drivers[0];
    expect(value).toMatchObject({ actuals: 2, values: [50, 70, 140, 140, 140] });
  });
  it('a gap among actuals is a gap, with its month', () => {
    const result = base([series('spent', 'money', [100, null, 90])], cost, { months: 4 });
    expect(result.flows).toEqual([-100, null, -90, -90]);
    expect(result).toMatchObject({ npv: null, irr: null, payback: null, problem: '"spent": there is no value for Feb 2026' });
    expect(result.cumulative).toEqual([-100, null, null, null]);
  });
  it('a metric that can no longer be asked keeps its last actual and says so', () => {
    const result = base(
      [binding('spent', 'money')],
      [line('c', 'spent', 'cost', 'one_off')],
      {},
      caseData({ spent: boundTo(40, { stale: 'the metric is gone' }) }),
    );
    expect(result.npv).toBeCloseTo(-40, 9);
    expect(result.drivers[0]).toMatchObject({ value: 40, stale: 'the metric is gone', problem: null });
  });
});

describe('scenarios', () => {
  const drivers = [constant('gain', 'money', 1_200, 600, 2_400), constant('build', 'money', 500, 700, 400)];
  const lines = [line('g', 'gain', 'benefit', 'one_off'), line('c', 'build', 'cost', 'one_off')];
  const scenarios = (more: object[]) => evaluateCase(casePlan(drivers, lines, { scenarios: more }), caseData());
  it('named ones stand over the base, side by side with low, base and high', () => {
    const result = scenarios([{ id: 'cut', name: 'Half the gain', overrides: { gain: 600 } }]);
    expect(result.scenarios.map(({ scenario, label, npv }) => [scenario, label, npv])).toEqual([
      ['low', 'Low', -100],
      ['base', 'Base', 700],
      ['high', 'High', 2_000],
      ['cut', 'Half the gain', 100],
    ]);
    expect(result.weighted).toBeNull();
  });
  it('are weighed by their probabilities', () => {
    const weights = [
      { id: 'low', name: 'Low', weight: 0.3 },
      { id: 'base', name: 'Base', weight: 0.5 },
      { id: 'high', name: 'High', weight: 0.2 },
    ];
    expect(scenarios(weights).weighted).toEqual({ npv: expect.closeTo(0.3 * -100 + 0.5 * 700 + 0.2 * 2_000, 9), problem: null });
    expect(scenarios(weights.slice(0, 2)).weighted).toEqual({ npv: null, problem: 'the weights come to 80 %, not 100 %' });
  });
  it('that set what cannot be set are refused', () => {
    expect(scenarios([{ id: 'odd', name: 'Odd', overrides: { gone: 1 } }]).scenarios[3]?.problem).toBe(
      'the scenario sets "gone", which is no driver with one number',
    );
  });
});

describe('problems are said, never NaN', () => {
  const problem = (drivers: readonly object[], used: string, data = caseData()) =>
    base(drivers, [line('l', used, 'benefit', 'recurring')], {}, data).problem;
  it('names a cycle by its path', () => {
    expect(problem([formula('a', 'money', 'b + 1'), formula('b', 'money', 'c + 1'), formula('c', 'money', 'a')], 'a')).toBe(
      '"a": it leads back to itself: a -> b -> c -> a',
    );
    expect(problem([formula('a', 'money', 'a + 1')], 'a')).toBe('"a": it leads back to itself: a -> a');
    expect(problem([formula('a', 'money', 'offset(a, 1, 0) + 1')], 'a')).toBe('"a": it leads back to itself: a -> a');
  });
  it('names a division by zero by the driver that divides, wherever it is used', () => {
    const drivers = [
      constant('z', 'count', 0),
      formula('a', 'money', '1 / z'),
      formula('b', 'money', 'a + 1'),
      formula('c', 'money', 'b * 2'),
    ];
    expect(problem(drivers, 'a')).toBe('"a": it divides by zero');
    expect(problem(drivers, 'c')).toBe('"a" has no value: it divides by zero');
  });
  it('names a missing driver, a binding without data, units that do not fit, a driver there twice', () => {
    expect(problem([formula('a', 'money', 'gone * 2')], 'a')).toBe('"a": there is no driver "gone"');
    expect(problem([binding('orders', 'money')], 'orders', caseData(noData('no rows match')))).toBe('"orders": no rows match');
    expect(problem([binding('orders', 'count'), formula('a', 'money', 'orders * 2')], 'a', caseData(noData('no rows match')))).toBe(
      '"orders" has no value: no rows match',
    );
    expect(problem([constant('a', 'money', 1)], 'nowhere')).toBe('the line "l" names a driver that is not there');
    expect(problem([constant('a', 'count', 1)], 'a')).toBe('the line "l" takes money, and "a" is in a count');
    expect(problem([constant('fee', 'bps', 9), constant('sales', 'money', 9), formula('a', 'money', 'sales + fee')], 'a')).toBe(
      '"a": "sales" is USD and "fee" is basis points: they cannot be added',
    );
    expect(problem([constant('a', 'money', 1), constant('a', 'money', 2)], 'a')).toBe('"a": there are two drivers called "a"');
  });
  it('lets a broken driver that no line uses stand with its problem', () => {
    const result = base([constant('a', 'money', 1), formula('b', 'count', '1 / 0')], [line('l', 'a', 'benefit', 'one_off')]);
    expect(result.npv).toBe(1);
    expect(result.drivers[1]).toMatchObject({ value: null, problem: 'it divides by zero' });
  });
  it('leaves the other figures of a series whose last months are missing', () => {
    const result = base([formula('a', 'money', 'if(period() < 2, 10, 1 / 0)')], [line('l', 'a', 'benefit', 'each_period')], { months: 4 });
    expect(result.flows).toEqual([10, 10, null, null]);
    expect(result.drivers[0]).toMatchObject({ value: 10, values: [10, 10, null, null], problem: 'it divides by zero' });
  });
});
