import { describe, expect, it } from 'vitest';
import { bridgeChart } from '../../../shared/charts/bridge-chart.ts';
import { caseChart } from '../../../shared/charts/case-chart.ts';
import { caseWaterfall } from '../../../shared/charts/case-waterfall.ts';
import { chartProblems } from '../../../shared/charts/registry.ts';
import { seriesColors } from '../../../shared/charts/series-colors.ts';
import { sliceChart } from '../../../shared/charts/slice-chart.ts';
import { goldenBridge, productSlice, sampleCase, sampleSlice, settledSlice, weekSlice } from '../../support/sample-report.ts';

const setting = {
  title: null,
  incidents: [{ label: 'Outage', start: '2026-02-05T01:10:00Z', end: null }],
  timeZone: 'America/New_York',
  locale: 'en-US',
  colors: seriesColors(['Northbank', 'Meridian']),
};

describe('slices', () => {
  it('over time: a line per product, the total in ink, missing weeks as gaps, partial ones marked', async () => {
    const chart = sliceChart({
      ...setting,
      slice: weekSlice,
      kind: 'line',
      result: await sampleSlice(weekSlice),
      total: await sampleSlice({ ...weekSlice, by: [] }),
    });
    expect(chartProblems(chart)).toEqual([]);
    expect(chart.series.map(({ label, emphasis, color }) => [label, emphasis ?? false, color])).toEqual([
      ['Co-brand card', false, 1],
      ['BNPL', false, 3],
      ['All orders', true, undefined],
    ]);
    const bnpl = chart.series[1];
    expect(bnpl?.points).toHaveLength(13);
    expect(bnpl?.points[6]).toMatchObject({ y: null, text: '–', label: 'week of Feb 16, 2026' });
    expect(bnpl?.points[12]).toMatchObject({ partial: true });
    // Week 0 by hand: 0.82 x 4,000 = 3,280 of 4,000.
    expect(bnpl?.points[0]).toMatchObject({
      y: 0.82,
      text: '82.0 %',
      exact: '82.000 % (3,280 of 4,000)',
      n: '4,000',
      x: Date.UTC(2026, 0, 5),
    });
  });

  it('incidents stand at the local hour', async () => {
    const chart = sliceChart({ ...setting, slice: weekSlice, kind: 'line', result: await sampleSlice(weekSlice) });
    expect(chart.annotations).toEqual([{ at: Date.UTC(2026, 1, 4, 20, 10), label: 'Outage', tone: 'incident' }]);
  });

  it('compared: the title says the change, the bars are sorted, the earlier period is beside them', async () => {
    const chart = sliceChart({ ...setting, slice: productSlice, kind: 'bar', result: await sampleSlice(productSlice) });
    expect(chart.title).toBe('Payment success rate fell 1.5 pp to 89.5 %');
    expect(chart.series.map((series) => [series.label, series.points.map((point) => `${point.x} ${point.text}`)])).toEqual([
      ['March 2026', ['Co-brand card 97.5 %', 'BNPL 83.0 %']],
      ['January 2026', ['Co-brand card 97.0 %', 'BNPL 82.0 %']],
    ]);
    expect(chart.source).toBe('Source: 2 extracts to Mar 31, 2026; payment_success@1; 2 rows in quarantine');
  });

  it('amounts stay exact in words', async () => {
    const alone = { ...settledSlice, compare: null };
    const chart = sliceChart({ ...setting, slice: alone, kind: 'bar', result: await sampleSlice(alone) });
    // 612,431,020.17 of 700,552,471.67 is 87.4 %.
    expect(chart.title).toBe('Meridian is the largest partner by settled sales: $612.4 M, 87 % of all');
    expect(chart.series[0]?.points[0]).toMatchObject({ x: 'Meridian', y: 612_431_020.17, exact: '$612,431,020.17' });
  });

  it('a title that someone wrote stays', async () => {
    expect(sliceChart({ ...setting, title: 'Mine', slice: productSlice, kind: 'bar', result: await sampleSlice(productSlice) }).title).toBe(
      'Mine',
    );
  });
});

it('a bridge names its parts in points and says that no product got worse', () => {
  const chart = bridgeChart(goldenBridge);
  expect(chart.title).toBe('Payment success rate fell 1.5 pp to 89.5 %: the mix moved, no product got worse');
  expect(chart.series[0]?.points.map(({ text }) => text)).toEqual(['91.000 %', '+0.700 pp', '−2.250 pp', '+0.075 pp', '89.525 %']);
  expect(chart.alternative).toContain('Mix by product −2.250 pp');
  expect(chartProblems(chart)).toEqual([]);
});

it('a midpoint bridge has no interaction', () => {
  const chart = bridgeChart({ ...goldenBridge, spec: { ...goldenBridge.spec, form: 'midpoint' } });
  expect(chart.steps).toEqual(['total', 'delta', 'delta', 'total']);
});

it('a case says when it pays back and keeps its band', () => {
  const chart = caseChart(sampleCase, 'Source: test');
  expect(chart.title).toBe('Retry routing pays back in 2.2 years, NPV $104 k');
  expect(chart.series.map(({ key }) => key)).toEqual(['low', 'high', 'base']);
  expect(chart.series[2]?.points[1]).toMatchObject({ x: Date.UTC(2026, 1, 1), y: -123_000, label: 'Feb 2026' });
  const never = {
    ...sampleCase,
    scenarios: sampleCase.scenarios.filter(({ scenario }) => scenario === 'base').map((each) => ({ ...each, payback: null })),
  };
  expect(caseChart(never, '').title).toBe('Retry routing does not pay back within 36 months, NPV $104 k');
  expect(caseChart(never, '').series.map(({ key }) => key)).toEqual(['base']);
});

describe('what an NPV is made of', () => {
  const plan = (labels: readonly string[]) => ({ currency: 'USD', discountRate: 0.1, lines: labels.map((label) => ({ label })) });
  const of = (worths: readonly (number | null)[], npv: number | null) =>
    caseWaterfall(
      { case: plan(worths.map((_, at) => `Line ${at + 1}`)), scenario: { lines: worths.map((present) => ({ present })), npv } },
      '',
    );

  it('the golden case: 180,000, 260,000 and 300,000 at 10 % are worth 603,906.84 now, less 500,000', () => {
    const chart = of([-500_000, 603_906.84], 103_906.84);
    expect(chart?.title).toBe('$604 k of benefits less $500 k of costs: NPV $104 k');
    expect(chart?.series[0]?.points.map(({ x, y }) => [x, y])).toEqual([
      ['Line 2', 603_906.84],
      ['Line 1', -500_000],
      ['NPV', 103_906.84],
    ]);
    expect(chart?.steps).toEqual(['delta', 'delta', 'total']);
    expect(chart === null ? [] : chartProblems(chart)).toEqual([]);
  });

  it('more lines than there is room for: the small ones are one step, and the steps still come to the NPV', () => {
    const worths = [50, -1, 2, -3, 4, -5, 6, -7, 8, -9, 10];
    const points = of(worths, 55)?.series[0]?.points ?? [];
    expect(points).toHaveLength(9);
    expect(points.map(({ x }) => x)).toContain('4 smaller lines');
    expect(points.slice(0, -1).reduce((sum, { y }) => sum + (y ?? 0), 0)).toBe(55);
  });

  it('is no picture while a line cannot be computed', () => {
    expect(of([10, null], null)).toBeNull();
    expect(of([], 0)).toBeNull();
  });
});
