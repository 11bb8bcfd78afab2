import { describe, expect, it } from 'vitest';
import { type BusinessCase, businessCaseSchema } from '../../../shared/business-case/business-case.ts';
import { evaluateCase } from '../../../shared/business-case/evaluate-case.ts';
import type { BoundNumber } from '../../../shared/business-case/resolve-drivers.ts';

const constant = (id: string, unit: string, value: number, low: number | null = null, high: number | null = null) => ({
  kind: 'constant',
  id,
  label: id,
  unit,
  value,
  source: 'assumption',
  low,
  high,
});
const formula = (id: string, unit: string, text: string) => ({ kind: 'formula', id, label: id, unit, formula: text });
const line = (id: string, driver: string, kind: string, timing: string, startMonth = 0, rampMonths = 0) => ({
  id,
  label: id,
  driver,
  kind,
  timing,
  startMonth,
  rampMonths,
});
const plan = (drivers: unknown[], lines: unknown[], more: Partial<BusinessCase> = {}): BusinessCase =>
  businessCaseSchema.parse({
    id: 'case',
    name: 'Retry routing',
    owner: 'Finance',
    currency: 'USD',
    startMonth: '2026-01',
    months: 36,
    discountRate: 0.1,
    drivers,
    lines,
    ...more,
  });
const none = new Map<string, BoundNumber>();
const bound = (value: number | null, problem: string | null = null): BoundNumber => ({
  value,
  numerator: '9',
  denominator: '10',
  n: '10',
  lineage: null,
  problem,
});
const binding = {
  kind: 'binding',
  id: 'orders',
  label: 'Orders',
  unit: 'count',
  metric: 'orders',
  part: 'value',
  period: null,
  where: { kind: 'all' },
  scale: 4,
  low: null,
  high: null,
};

describe('golden authorization uplift', () => {
  const drivers = [
    binding,
    constant('uplift', 'pp', 0.4, 0.2, 0.6),
    constant('incrementality', 'ratio', 0.6),
    constant('aov', 'money', 55),
    constant('margin', 'ratio', 0.12),
    formula('orders_won', 'count', 'orders * uplift / 100'),
    formula('orders_kept', 'count', 'orders_won * incrementality'),
    formula('gmv', 'money', 'orders_kept * aov'),
    formula('benefit', 'money', 'gmv * margin'),
  ];
  const result = evaluateCase(plan(drivers, [line('b', 'benefit', 'benefit', 'recurring')]), new Map([['orders', bound(2_500_000)]]));
  const value = (scenario: number, id: string) => result.scenarios[scenario]?.drivers.find((driver) => driver.id === id)?.value;
  it('is 40,000 orders, 24,000 kept, 1,320,000 of sales, 158,400 of margin', () => {
    expect(value(1, 'orders')).toBe(10_000_000);
    for (const [id, expected] of [
      ['orders_won', 40_000],
      ['orders_kept', 24_000],
      ['gmv', 1_320_000],
      ['benefit', 158_400],
    ] as const)
      expect(value(1, id)).toBeCloseTo(expected, 6);
  });
  it('takes each driver to its own low and high', () => {
    expect(value(0, 'benefit')).toBeCloseTo(79_200, 6);
    expect(value(2, 'benefit')).toBeCloseTo(237_600, 6);
  });
  it('spreads a year over its months', () => {
    expect(result.scenarios[1]?.monthly[0]).toBeCloseTo(13_200, 6);
    expect(result.scenarios[1]?.cumulative[35]).toBeCloseTo(475_200, 5);
  });
});

describe('cash flow', () => {
  it('ramps in k/n steps, keeps one-offs in their month, signs costs', () => {
    const drivers = [constant('gain', 'money', 1_200), constant('build', 'money', 500)];
    const lines = [line('g', 'gain', 'benefit', 'recurring', 2, 4), line('c', 'build', 'cost', 'one_off', 1)];
    const base = evaluateCase(plan(drivers, lines, { months: 8 }), none).scenarios[1];
    expect(base?.monthly).toEqual([0, -500, 25, 50, 75, 100, 100, 100]);
    expect(base?.cumulative.at(-1)).toBe(-50);
    expect(base?.roi).toBeCloseTo(-0.1, 12);
    expect(base?.payback).toBeNull();
    expect(base?.lines.map((one) => one.id)).toEqual(['g', 'c']);
  });
});

describe('problems are said, never NaN', () => {
  const run =
    (drivers: unknown[], used: string, numbers = none) =>
    () =>
      evaluateCase(plan(drivers, [line('l', used, 'benefit', 'recurring')]), numbers);
  it('names a cycle', () => {
    expect(run([formula('a', 'count', 'b + 1'), formula('b', 'count', 'a + 1')], 'a')).toThrow('it leads back to itself: a -> b -> a');
    expect(run([formula('a', 'count', 'a + 1')], 'a')).toThrow('it leads back to itself: a -> a');
  });
  it('names a division by zero, a missing driver and a binding without data', () => {
    expect(run([constant('z', 'count', 0), formula('a', 'count', '1 / z')], 'a')).toThrow('"a": it divides by zero');
    expect(run([formula('a', 'count', 'gone * 2')], 'a')).toThrow('there is no driver "gone"');
    expect(run([binding], 'orders', new Map([['orders', bound(null, 'no rows match')]]))).toThrow('"Orders": no rows match');
    expect(run([constant('a', 'count', 1)], 'nowhere')).toThrow('names a driver that is not there');
    expect(run([constant('a', 'count', 1), constant('a', 'count', 2), formula('b', 'count', 'gone')], 'b')).toThrow(
      'there is no driver "gone"',
    );
  });
  it('lets a broken driver that no line uses stand with its problem', () => {
    const result = evaluateCase(
      plan([constant('a', 'money', 1), formula('b', 'count', '1 / 0')], [line('l', 'a', 'benefit', 'one_off')]),
      none,
    );
    expect(result.scenarios[1]?.drivers[1]).toMatchObject({ value: null, problem: 'it divides by zero' });
  });
});
