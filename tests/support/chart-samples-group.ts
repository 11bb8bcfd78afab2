import { boxChart } from '../../shared/charts/box-chart.ts';
import { bulletChart } from '../../shared/charts/bullet-chart.ts';
import type { ChartSpec } from '../../shared/charts/chart-spec.ts';
import { cohortChart } from '../../shared/charts/cohort-chart.ts';
import { funnelChart } from '../../shared/charts/funnel-chart.ts';
import { weekdayHourChart } from '../../shared/charts/heat-chart.ts';
import { sayFinding, type UnspokenChart } from '../../shared/charts/say-finding.ts';
import { wilsonInterval } from '../../shared/metrics/wilson-interval.ts';
import { formatValue } from '../../shared/query/format-value.ts';
import { makeBatch } from './make-batch.ts';

/** Invented figures by group, as the product would chart them. */
const source = 'Source: 11 partner extracts to Mar 31, 2026';
const day = 86_400_000;
const ms = { kind: 'milliseconds' } as const;
const ratio = { kind: 'ratio' } as const;
const count = { kind: 'count' } as const;
const percent = (value: number) => formatValue(value, ratio);
const whole = (value: number) => formatValue(value, count);

const base = { xKind: 'category', annotations: [], source } as const;
const say = (chart: UnspokenChart): ChartSpec => sayFinding(chart, null);

const partners = ['Northbank', 'Meridian', 'Lumen Pay Later', 'Halfmoon', 'Keystone'];
export const stackedRowsSpec = say({
  ...base,
  kind: 'stacked',
  unit: count,
  subtitle: 'Declines by reason, share within each partner, March 2026',
  yLabel: 'Declines',
  direction: 'down',
  stack: { form: 'share', mark: 'bar' },
  series: [
    ['Funds', [4900, 3100, 2200, 900, 410]],
    ['Do not honor', [3000, 4200, 1100, 700, 260]],
    ['Card data', [1200, 800, 300, 120, 90]],
    ['Technical', [800, 350, 1900, 60, 20]],
  ].map(([label, values], index) => ({
    key: String(label),
    label: String(label),
    color: index,
    points: partners.map((x, at) => ({ x, y: (values as number[])[at] ?? null, text: whole((values as number[])[at] ?? 0) })),
  })),
});

export const groupedColumnsSpec = say({
  ...base,
  kind: 'columns',
  subtitle: 'March 2026 against January 2026',
  yLabel: 'Chargebacks, count',
  unit: count,
  direction: 'down',
  series: [
    ['January 2026', [412, 288, 190, 66]],
    ['March 2026', [398, 351, 174, 71]],
  ].map(([label, values], index) => ({
    key: String(index),
    label: String(label),
    color: index === 0 ? 7 : 0,
    points: ['Fraud', 'Not received', 'Not as described', 'Processing'].map((x, at) => ({
      x,
      y: (values as number[])[at] ?? null,
      text: whole((values as number[])[at] ?? 0),
    })),
  })),
});

export const slopeSpec = say({
  ...base,
  kind: 'slope',
  subtitle: 'By partner, March 2026 against January 2026',
  yLabel: 'Authorization rate, first attempt, %',
  unit: ratio,
  direction: 'up',
  series: [
    ['Northbank', 0.942, 0.951],
    ['Meridian', 0.918, 0.897],
    ['Keystone', 0.905, 0.909],
    ['Halfmoon', 0.902, 0.905],
    ['Lumen Pay Later', 0.861, 0.874],
  ].map(([label, from, to], index) => ({
    key: String(label),
    label: String(label),
    color: index,
    points: [
      { x: 'January 2026', y: Number(from), text: percent(Number(from)) },
      { x: 'March 2026', y: Number(to), text: percent(Number(to)) },
    ],
  })),
});

const samples: readonly (readonly [string, number, number])[] = [
  ['Northbank', 9120, 9600],
  ['Halfmoon', 3710, 3990],
  ['Keystone', 912, 1000],
  ['Alder', 1804, 2000],
  ['Cobalt', 18, 20],
  ['Lumen Pay Later', 2610, 2960],
  ['Meridian', 6470, 7400],
];
export const dotSpec = say({
  ...base,
  kind: 'dot',
  subtitle: 'By partner, March 2026 · whiskers: 95 % interval',
  yLabel: 'Authorization rate, first attempt, %',
  unit: ratio,
  direction: 'up',
  references: [{ value: 0.9135, label: 'Overall 91.4 %', tone: 'average' }],
  series: [
    {
      key: 'now',
      label: 'March 2026',
      color: 0,
      points: samples.map(([x, numerator, n]) => ({
        x,
        y: numerator / n,
        text: percent(numerator / n),
        n: whole(n),
        ...wilsonInterval(numerator, n),
        ...(n < 30 ? { small: true } : {}),
      })),
    },
  ],
});

export const smallSampleSpec = say({
  ...base,
  kind: 'bar',
  subtitle: 'By partner, March 2026 · n and 95 % interval beside small samples',
  yLabel: 'Representments won, %',
  unit: ratio,
  direction: 'up',
  series: [
    {
      key: 'now',
      label: 'March 2026',
      color: 0,
      points: (
        [
          ['Northbank', 212, 480],
          ['Meridian', 143, 390],
          ['Cobalt', 18, 20],
          ['Halfmoon', 0, 50],
        ] as const
      )
        .map(([x, won, n]) => ({
          x,
          y: won / n,
          text: percent(won / n),
          n: whole(n),
          ...(n < 100 ? { small: true, ...wilsonInterval(won, n) } : {}),
        }))
        .sort((a, b) => b.y - a.y),
    },
  ],
});

export const heatSpec = weekdayHourChart(
  makeBatch(
    {
      weekday: Array.from({ length: 168 }, (_, index) => Math.floor(index / 24) + 1),
      hour: Array.from({ length: 168 }, (_, index) => index % 24),
      value: Array.from({ length: 168 }, (_, index) => {
        const [weekday, hour] = [Math.floor(index / 24), index % 24];
        if (weekday === 6 && hour < 4) return null;
        const evening = Math.exp(-((hour - 20) ** 2) / 10);
        return 0.006 + 0.012 * evening + (weekday === 1 && hour >= 19 && hour <= 21 ? 0.045 : 0) + 0.002 * ((weekday * 7 + hour * 3) % 5);
      }),
    },
    { value: ratio },
  ),
  { title: null, subtitle: 'By weekday and hour, local time, March 2026', yLabel: 'Timeout rate, %', source, direction: 'down' },
);

const matrix = {
  reasons: ['Funds', 'Do not honor', 'Card data', 'Technical'],
  change: [
    [0.004, 0.011, -0.002, 0.001],
    [-0.003, 0.026, 0.0, -0.001],
    [0.001, -0.004, -0.012, 0.031],
    [0.0, 0.002, 0.003, -0.002],
    [-0.001, 0.004, null, 0.001],
  ],
};
export const divergingSpec = say({
  ...base,
  kind: 'heat',
  subtitle: 'By partner and decline category, March against January 2026',
  yLabel: 'Change of decline rate, pp',
  unit: ratio,
  direction: 'down',
  ramp: { kind: 'diverging', middle: 0 },
  series: partners.map((label, row) => ({
    key: label,
    label,
    points: matrix.reasons.map((x, column) => {
      const y = matrix.change[row]?.[column] ?? null;
      return { x, y, text: y === null ? '–' : `${y > 0 ? '+' : y < 0 ? '−' : ''}${Math.abs(y * 100).toFixed(1)} pp` };
    }),
  })),
});

export const bulletSpec = bulletChart(
  makeBatch(
    {
      group: ['Northbank', 'Meridian', 'Halfmoon', 'Lumen Pay Later', 'Keystone'],
      value: [0.9991, 0.9997, 0.99962, 0.9989, 0.99991],
      target: [0.9995, 0.9995, 0.9995, 0.999, 0.9995],
      band_1: [0.9985, 0.9985, 0.9985, 0.9985, 0.9985],
      band_2: [0.9995, 0.9995, 0.9995, 0.999, 0.9995],
    },
    { value: ratio, target: ratio, band_1: ratio, band_2: ratio },
  ),
  { title: null, subtitle: 'Availability against contract, February 2026', yLabel: 'Availability, % of minutes', source, direction: 'up' },
);

export const bulletZeroSpec = bulletChart(
  makeBatch(
    {
      group: ['Disputes', 'Refund delay', 'Missing lines'],
      value: [41.6, 22.4, 12.1],
      target: [50, 20, 15],
      band_1: [20, 12, 8],
      band_2: [45, 30, 22],
    },
    { value: { kind: 'bps' }, target: { kind: 'bps' }, band_1: { kind: 'bps' }, band_2: { kind: 'bps' } },
  ),
  { title: null, subtitle: 'Against plan, first quarter 2026', yLabel: 'Leakage, bps of sales', source, direction: 'down' },
);

export const boxSpec = boxChart(
  makeBatch(
    {
      group: ['Northbank', 'Meridian', 'Lumen Pay Later', 'Halfmoon', 'Keystone'],
      low: [120, 140, 310, 95, 180],
      q1: [210, 260, 620, 160, 240],
      median: [290, 340, 810, 230, 300],
      q3: [410, 520, 1240, 320, 390],
      high: [690, 980, 2410, 560, 610],
      n: [412_000, 230_500, 51_240, 88_100, 12_044],
    },
    { low: ms, q1: ms, median: ms, q3: ms, high: ms, n: count },
  ),
  {
    title: null,
    subtitle: 'Exact quantiles by partner, March 2026 · box: middle half, whiskers: p5 to p95',
    yLabel: 'Response time, ms',
    source,
    direction: 'down',
    dimension: 'partner',
  },
);

export const funnelSpec = funnelChart(
  makeBatch(
    {
      stage: ['Checkouts', 'Tender offered', 'Submitted', 'Authorized', 'Captured', 'Settled'],
      count: [124_800, 118_240, 96_310, 84_120, 83_020, 82_870],
    },
    { count },
  ),
  { title: null, subtitle: 'Shop with Points, March 2026', yLabel: 'Orders, count', source, direction: 'up' },
);

const vintages = Array.from({ length: 7 }, (_, vintage) => ({ vintage, ages: 7 - vintage }));
export const cohortSpec = cohortChart(
  makeBatch(
    {
      vintage: vintages.flatMap(({ vintage, ages }) => Array.from({ length: ages }, () => Date.UTC(2025, 8 + vintage, 1) / day)),
      age: vintages.flatMap(({ ages }) => Array.from({ length: ages }, (_, age) => age)),
      numerator: vintages.flatMap(({ vintage, ages }) =>
        Array.from({ length: ages }, (_, age) =>
          Math.round((120_000 + vintage * 9000) * (1 - Math.exp(-(age + 0.4) / 2.2)) * (0.0041 + (vintage === 4 ? 0.0014 : 0))),
        ),
      ),
      denominator: vintages.flatMap(({ vintage, ages }) => Array.from({ length: ages }, () => 120_000 + vintage * 9000)),
      complete: vintages.flatMap(({ ages }) => Array.from({ length: ages }, (_, age) => age < ages - 1)),
    },
    {},
  ),
  {
    title: null,
    subtitle: 'By month of sale and months since · origin basis',
    yLabel: 'Disputes of sales, bps',
    source,
    direction: 'down',
    age: 'month',
  },
);

const reasons: readonly (readonly [string, number])[] = [
  ['Do not honor', 18_240],
  ['Funds', 11_430],
  ['Card data', 5210],
  ['Fraud suspected', 3190],
  ['Technical', 2460],
  ['Lost or stolen', 1120],
  ['SCA needed', 640],
  ['Other', 410],
];
export const paretoSpec = say({
  ...base,
  kind: 'pareto',
  subtitle: 'By reason, March 2026 · dashed: 80 %',
  yLabel: 'Declines, count',
  unit: count,
  direction: 'down',
  series: [{ key: 'now', label: 'Declines', color: 0, points: reasons.map(([x, y]) => ({ x, y, text: whole(y) })) }],
});
