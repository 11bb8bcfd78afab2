import { describe, expect, it } from 'vitest';
import { formatTick } from '../../../shared/charts/format-tick.ts';
import { chartProblems } from '../../../shared/charts/registry.ts';
import { barKind } from '../../../shared/charts/kinds/bar.ts';
import { lineKind } from '../../../shared/charts/kinds/line.ts';
import { isTorn, waterfallBars, waterfallKind } from '../../../shared/charts/kinds/waterfall.ts';
import { timeTicks } from '../../../shared/charts/time-ticks.ts';
import { niceStep, valueAxis } from '../../../shared/charts/value-axis.ts';
import { barSpec, lineSpec, waterfallSpec } from '../../support/chart-specs.ts';

const utc = (text: string) => Date.parse(`${text}Z`);

describe('value axis', () => {
  it.each([
    [10, 5, 2],
    [0.9, 4, 0.25],
    [7, 4, 2],
    [1234, 5, 250],
    [0.02, 5, 0.005],
  ])('a span of %d in about %d parts steps by %d', (span, count, step) => expect(niceStep(span, count)).toBeCloseTo(step, 12));

  it('ends on round numbers around the data, without float noise', () => {
    expect(valueAxis(0.886, 0.976, 4).ticks).toEqual([0.875, 0.9, 0.925, 0.95, 0.975, 1]);
    expect(valueAxis(0.1, 0.3, 2).ticks).toEqual([0.1, 0.2, 0.3]);
  });

  it('survives one value and none', () => {
    expect(valueAxis(5, 5, 4).max).toBeGreaterThan(5);
    expect(lineKind.axis({ ...lineSpec, series: [] }, 5)).toMatchObject({ min: 0, max: 1 });
  });

  it('bars stand on zero, lines of shares stay within 0 and 100 %', () => {
    expect(barKind.axis(barSpec, 5).min).toBe(0);
    const axis = lineKind.axis(lineSpec, 5);
    expect(axis.max).toBeLessThanOrEqual(1);
    expect(axis.min).toBeGreaterThan(0.5);
  });

  it('writes ticks with as many digits as the step needs', () => {
    const axis = valueAxis(0.88, 0.92, 4);
    expect(axis.ticks.map((tick) => formatTick(tick, { kind: 'ratio' }, axis))).toEqual(['88 %', '89 %', '90 %', '91 %', '92 %']);
    const money = valueAxis(-150_000, 300_000, 5);
    expect(money.ticks.map((tick) => formatTick(tick, { kind: 'money', currency: 'USD' }, money))).toEqual([
      '−$200 k',
      '−$100 k',
      '$0',
      '$100 k',
      '$200 k',
      '$300 k',
    ]);
    const orders = valueAxis(0, 1_120_000, 5);
    expect(orders.ticks.map((tick) => formatTick(tick, { kind: 'count' }, orders)).at(-1)).toBe('1.25 M');
  });
});

describe('time ticks', () => {
  it('names the year where it changes', () => {
    const ticks = timeTicks(utc('2025-10-06T00:00'), utc('2026-03-30T00:00'), 6);
    expect(ticks.map(({ label, under }) => [label, under])).toEqual([
      ['Nov', '2025'],
      ['Dec', null],
      ['Jan', '2026'],
      ['Feb', null],
      ['Mar', null],
    ]);
  });

  it('weeks begin on Monday, hours name their day', () => {
    const weeks = timeTicks(utc('2026-01-05T00:00'), utc('2026-02-02T00:00'), 8, 7 * 86_400_000);
    expect(weeks.map(({ label }) => label)).toEqual(['Jan 5', 'Jan 12', 'Jan 19', 'Jan 26', 'Feb 2']);
    const hours = timeTicks(utc('2026-02-04T18:00'), utc('2026-02-05T06:00'), 6, 3_600_000);
    expect(hours.map(({ label, under }) => `${label} ${under ?? ''}`.trim())).toEqual([
      '18:00 Feb 4',
      '21:00',
      '00:00 Feb 5',
      '03:00',
      '06:00',
    ]);
  });

  it('never closer than the data', () => {
    const months = timeTicks(utc('2026-01-01T00:00'), utc('2026-03-01T00:00'), 20, 28 * 86_400_000);
    expect(months.map(({ label }) => label)).toEqual(['Jan', 'Feb', 'Mar']);
  });
});

describe('bridge', () => {
  it('hangs changes on the running total and colors them by what is good', () => {
    const bars = waterfallBars(waterfallSpec);
    // 0.91, +0.007, -0.0225, +0.00075 by hand: 0.917, 0.8945, 0.89525.
    expect(bars.map(({ to }) => to)).toEqual([0.91, 0.917, expect.closeTo(0.8945, 12), expect.closeTo(0.89525, 12), 0.89525]);
    expect(bars.map(({ tone }) => tone)).toEqual(['total', 'good', 'bad', 'good', 'total']);
    expect(waterfallBars({ ...waterfallSpec, direction: 'down' }).map(({ tone }) => tone)).toEqual([
      'total',
      'bad',
      'good',
      'bad',
      'total',
    ]);
  });

  it('tears total bars only where zero would hide the changes', () => {
    expect(isTorn(waterfallSpec)).toBe(true);
    const points = [
      { x: 'a', y: 10, text: '' },
      { x: 'b', y: 20, text: '' },
      { x: 'c', y: 30, text: '' },
    ];
    const wide = { ...waterfallSpec, steps: ['total', 'delta', 'total'] as const, series: [{ key: 's', label: 's', points }] };
    expect(isTorn(wide)).toBe(false);
    expect(waterfallKind.axis(wide, 5).min).toBe(0);
  });
});

describe('what cannot be drawn is said', () => {
  it.each([
    [
      'too many marks',
      { ...lineSpec, series: [{ key: 'a', label: 'a', points: Array.from({ length: 5001 }, (_, x) => ({ x, y: 1, text: '' })) }] },
      '5,000',
    ],
    ['a line over categories', { ...lineSpec, xKind: 'category' as const }, 'needs time'],
    ['steps without a kind', { ...waterfallSpec, steps: [] }, 'total or a change'],
    ['infinity', { ...lineSpec, series: [{ key: 'a', label: 'a', points: [{ x: 1, y: Infinity, text: '' }] }] }, 'finite'],
  ])('%s', (_, spec, words) => expect(chartProblems(spec).join(' ')).toContain(words));

  it('nothing of the sample charts', () => expect([lineSpec, barSpec, waterfallSpec].flatMap(chartProblems)).toEqual([]));
});
