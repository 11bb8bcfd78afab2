import { describe, expect, it } from 'vitest';
import { scenarioOf } from '../../../shared/business-case/case-result.ts';
import { compileWithData } from '../../../shared/business-case/compiled-case.ts';
import { evaluateCase } from '../../../shared/business-case/evaluate-case.ts';
import { breakEvens } from '../../../shared/business-case/sensitivity/break-even.ts';
import { seekGoal } from '../../../shared/business-case/sensitivity/goal-seek.ts';
import { tornado } from '../../../shared/business-case/sensitivity/tornado.ts';
import { gridAxis, twoWayGrid } from '../../../shared/business-case/sensitivity/two-way.ts';
import { caseData, casePlan, constant, formula, line } from '../../support/case-parts.ts';

/** 10 orders x price - build, at once: NPV is 10 p - b. */
const drivers = [
  constant('price', 'money', 50, 40, 70),
  constant('build', 'money', 300, 600, 250),
  constant('orders', 'count', 10),
  constant('idle', 'money', 7, 1, 9),
  formula('gain', 'money', 'orders * price'),
];
const lines = [line('g', 'gain', 'benefit', 'one_off'), line('b', 'build', 'cost', 'one_off')];
const compiled = compileWithData(casePlan(drivers, lines, { months: 12 }), caseData());

describe('tornado', () => {
  it('takes one driver at a time to its low and high, widest first', () => {
    const { base, bars } = tornado(compiled);
    expect(base).toBe(200);
    expect(bars.map(({ id, npvLow, npvHigh, swing }) => [id, npvLow, npvHigh, swing])).toEqual([
      ['build', -100, 250, 350],
      ['price', 100, 400, 300],
      ['idle', 200, 200, 0],
    ]);
  });
  it('says what it does not know', () => {
    const broken = [constant('z', 'count', 1, 0, 2), formula('gain', 'money', '12 / z')];
    const { base, bars } = tornado(compileWithData(casePlan(broken, [line('g', 'gain', 'benefit', 'one_off')]), caseData()));
    expect(base).toBe(12);
    expect(bars[0]).toMatchObject({ npvLow: null, npvHigh: 6, swing: 6 });
  });
});

describe('goal seek', () => {
  it('finds the price at which NPV is zero or any other target', () => {
    expect(seekGoal(compiled, 'price', { figure: 'npv', target: 0 })).toMatchObject({ kind: 'found', value: expect.closeTo(30, 9) });
    expect(seekGoal(compiled, 'price', { figure: 'npv', target: 12_345 })).toMatchObject({
      kind: 'found',
      value: expect.closeTo(1_264.5, 7),
    });
  });
  it('finds what an IRR or a payback asks for, and the case then gives it', () => {
    const yearly = [constant('gain', 'money', 100, 50, 200), constant('build', 'money', 240)];
    const flows = [line('g', 'gain', 'benefit', 'recurring', { startMonth: 12 }), line('b', 'build', 'cost', 'one_off')];
    const plan = casePlan(yearly, flows, { periods: 'year', months: 48 });
    const sought = seekGoal(compileWithData(plan, caseData()), 'gain', { figure: 'irr', target: 0.15 });
    // 240 = g x (1/1.15 + 1/1.15^2 + 1/1.15^3): g = 240 / 2.283225.
    expect(sought).toMatchObject({ kind: 'found', value: expect.closeTo(105.11448, 4) });
    const value = sought?.kind === 'found' ? sought.value : 0;
    const again = casePlan([constant('gain', 'money', value), constant('build', 'money', 240)], flows, { periods: 'year', months: 48 });
    expect(scenarioOf(evaluateCase(again, caseData()), 'base')?.irr).toBeCloseTo(0.15, 9);
    // Paid back after 1.5 years: 240 = 1.5 g.
    expect(seekGoal(compileWithData(plan, caseData()), 'gain', { figure: 'payback', target: 1.5 })).toMatchObject({
      kind: 'found',
      value: expect.closeTo(160, 9),
    });
  });
  it('gives the nearest of several answers first', () => {
    // Profit x (10 - x) - 16 is zero at 2 and at 8.
    const curved = [constant('x', 'count', 7), constant('money', 'money', 1), formula('gain', 'money', '(x * (10 - x) - 16) * money')];
    const both = compileWithData(casePlan(curved, [line('g', 'gain', 'benefit', 'one_off')]), caseData());
    expect(seekGoal(both, 'x', { figure: 'npv', target: 0 })).toEqual({
      kind: 'found',
      value: expect.closeTo(8, 9),
      others: [expect.closeTo(2, 9)],
    });
  });
  it('says between which values NPV stays when there is no answer', () => {
    const share = [constant('share', 'ratio', 0.5), constant('all', 'money', 100), formula('gain', 'money', 'all * share')];
    const never = compileWithData(casePlan(share, [line('g', 'gain', 'benefit', 'one_off')]), caseData());
    expect(seekGoal(never, 'share', { figure: 'npv', target: 150 })).toEqual({ kind: 'none', from: 0, to: 1, lowest: 0, highest: 100 });
    expect(seekGoal(never, 'gain', { figure: 'npv', target: 150 })).toBeNull();
  });
});

it('break-even names the value of every driver that moves NPV', () => {
  expect(breakEvens(compiled).map(({ id, sought }) => [id, sought.kind === 'found' ? sought.value : null])).toEqual([
    ['price', expect.closeTo(30, 9)],
    ['build', expect.closeTo(500, 7)],
    ['orders', expect.closeTo(6, 9)],
  ]);
});

it('a two-way grid has the NPV of every pair', () => {
  const [down, across] = [gridAxis(compiled, 'price', 1), gridAxis(compiled, 'build', 1)];
  expect([down?.values, across?.values]).toEqual([
    [40, 50, 70],
    [250, 300, 600],
  ]);
  expect(down === null || across === null ? null : twoWayGrid(compiled, down, across).npv).toEqual([
    [150, 100, -200],
    [250, 200, -100],
    [450, 400, 100],
  ]);
});
