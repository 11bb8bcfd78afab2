import type { ChartPoint, ChartSpec } from '../../shared/charts/chart-spec.ts';
import { histogramChart } from '../../shared/charts/histogram-chart.ts';
import { latencyChart } from '../../shared/charts/latency-chart.ts';
import { sayFinding, type UnspokenChart } from '../../shared/charts/say-finding.ts';
import { wilsonInterval } from '../../shared/metrics/wilson-interval.ts';
import { formatValue } from '../../shared/query/format-value.ts';
import { makeBatch } from './make-batch.ts';

/** Invented figures over time and over numbers, as the product would chart them. */
const source = 'Source: 11 partner extracts to Mar 31, 2026';
const day = 86_400_000;
const jan5 = Date.UTC(2026, 0, 5);
const ms = { kind: 'milliseconds' } as const;
const ratio = { kind: 'ratio' } as const;
const count = { kind: 'count' } as const;
const percent = (value: number) => formatValue(value, ratio);
const whole = (value: number) => formatValue(value, count);

const base = { xKind: 'category', annotations: [], source } as const;
const say = (chart: UnspokenChart): ChartSpec => sayFinding(chart, null);

const months = ['Oct 2025', 'Nov 2025', 'Dec 2025', 'Jan 2026', 'Feb 2026', 'Mar 2026'];
const monthAt = (index: number) => Date.UTC(2025, 9 + index, 1);
const monthly = (values: readonly number[], last: boolean): readonly ChartPoint[] =>
  values.map((y, index) => ({
    x: monthAt(index),
    y,
    text: whole(y),
    label: months[index] ?? '',
    ...(last && index === values.length - 1 ? { partial: true } : {}),
  }));

const tenders = [
  { key: 'co_brand', label: 'Co-brand card', color: 0, values: [412_000, 455_000, 471_000, 398_000, 381_000, 372_000] },
  { key: 'network', label: 'Network cards', color: 1, values: [231_000, 268_000, 274_000, 219_000, 214_000, 208_000] },
  { key: 'bnpl', label: 'BNPL', color: 2, values: [118_000, 161_000, 190_000, 214_000, 251_000, 274_000] },
  { key: 'points', label: 'Shop with Points', color: 3, values: [41_000, 52_000, 58_000, 44_000, 40_000, 39_000] },
] as const;
const stackedBase = {
  ...base,
  kind: 'stacked',
  xKind: 'time',
  yLabel: 'Orders',
  unit: count,
  direction: 'up',
} as const;

export const stackedSpec = say({
  ...stackedBase,
  subtitle: 'By tender, by month · March is partial',
  stack: { form: 'sum', mark: 'bar' },
  series: tenders.map(({ values, ...rest }) => ({ ...rest, points: monthly(values, true) })),
});

export const shareSpec = say({
  ...stackedBase,
  subtitle: 'Share of orders by tender, by month',
  stack: { form: 'share', mark: 'bar' },
  series: tenders.map(({ values, ...rest }) => ({ ...rest, points: monthly(values, false) })),
});

export const areaSpec = say({
  ...stackedBase,
  subtitle: 'By tender, by month',
  stack: { form: 'sum', mark: 'area' },
  annotations: [{ at: monthAt(2) + 20 * day, label: 'BNPL opened to all', tone: 'note' }],
  series: tenders.map(({ values, ...rest }) => ({ ...rest, points: monthly(values, false) })),
});

export const dailySpec = say({
  ...base,
  kind: 'columns',
  xKind: 'time',
  subtitle: 'By day · March 11 was not received · the last day is partial',
  yLabel: 'Minutes down',
  unit: { kind: 'minutes' },
  direction: 'down',
  annotations: [{ at: Date.UTC(2026, 2, 4, 20, 10), label: '47-minute outage', tone: 'incident' }],
  references: [{ value: 22, label: 'Budget 22 min', tone: 'limit' }],
  series: [
    {
      key: 'down',
      label: 'Minutes down',
      color: 0,
      points: Array.from({ length: 30 }, (_, index) => {
        const y =
          index === 10
            ? null
            : ([2, 0, 1, 47, 3, 0, 0, 4, 12, 1][index % 10] ?? 0) + (index > 9 ? (index % 3) - (index % 10 === 3 ? 40 : 0) : 0);
        return {
          x: Date.UTC(2026, 2, index + 1),
          y,
          text: y === null ? '–' : `${y} min`,
          label: `Mar ${index + 1}, 2026`,
          ...(index === 29 ? { partial: true } : {}),
        };
      }),
    },
  ],
});

export const targetLineSpec = say({
  ...base,
  kind: 'line',
  xKind: 'time',
  subtitle: 'By week, band: 95 % interval · contract level and average',
  yLabel: 'Decisions within 15 seconds, %',
  unit: ratio,
  direction: 'up',
  references: [
    { value: 0.97, label: 'Contract 97 %', tone: 'target' },
    { value: 0.9735, label: 'Average 97.4 %', tone: 'average' },
  ],
  series: [
    {
      key: 'all',
      label: 'Lumen Pay Later',
      color: 2,
      points: [0.981, 0.979, 0.982, 0.977, 0.974, 0.961, 0.958, 0.966, 0.973, 0.978, 0.977, 0.979].map((y, index) => {
        const interval = wilsonInterval(Math.round(y * 4000), 4000);
        return {
          x: jan5 + index * 7 * day,
          y,
          text: percent(y),
          label: `week of ${index < 4 ? 'Jan' : index < 8 ? 'Feb' : 'Mar'} ${((4 + index * 7) % 28) + 1}`,
          n: '4,000',
          ...(interval === null ? {} : { low: interval.low, high: interval.high }),
        };
      }),
    },
  ],
});

const bins = [310, 4120, 9830, 12_440, 8060, 4210, 2230, 1150, 640, 410, 260, 190];
export const histogramSpec = histogramChart(
  makeBatch(
    {
      from: [...bins.map((_, index) => index * 100), 1200],
      to: [...bins.map((_, index) => (index + 1) * 100), null],
      count: [...bins, 520],
    },
    { from: ms, to: ms, count },
  ),
  {
    title: null,
    subtitle: 'Attempts by response time, March 2026',
    xLabel: 'Response time, ms',
    yLabel: 'Attempts, count',
    source,
    direction: 'down',
    quantiles: [
      { quantile: 0.5, value: 352 },
      { quantile: 0.95, value: 918 },
    ],
  },
);

const spots: readonly (readonly [string, number, number, number])[] = [
  ['Northbank', 290, 0.951, 412_000],
  ['Meridian', 340, 0.897, 230_500],
  ['Lumen Pay Later', 810, 0.874, 51_240],
  ['Halfmoon', 230, 0.945, 88_100],
  ['Keystone', 300, 0.939, 12_044],
  ['Alder', 420, 0.921, 64_300],
  ['Cobalt', 610, 0.902, 9_400],
  ['Harbor Trust', 505, 0.889, 33_800],
];
export const scatterSpec = say({
  ...base,
  kind: 'scatter',
  xKind: 'number',
  subtitle: 'By partner, March 2026 · area of a dot: attempts',
  yLabel: 'Authorization rate, %',
  xLabel: 'Median response time, ms',
  unit: ratio,
  xUnit: ms,
  direction: 'up',
  references: [{ value: 0.9135, label: 'Average 91.4 %', tone: 'average' }],
  series: [
    {
      key: 'partners',
      label: 'Partners',
      color: 0,
      points: spots.map(([label, x, y, size]) => ({ x, y, size, label, text: percent(y), n: whole(size) })),
    },
  ],
});

const loads = [120, 240, 330, 410, 500, 580, 670, 760, 860, 980, 1150];
const at = <T>(list: readonly T[], shift: number) => list.slice(shift, list.length - 1 + shift);
export const latencySpec = latencyChart(
  makeBatch(
    {
      load_from: at(loads, 0),
      load_to: at(loads, 1),
      p50: [210, 212, 211, 215, 218, 221, 230, 246, 320, 540],
      p95: [402, 405, 404, 408, 414, 425, 446, 520, 960, 1890],
      p99: [610, 612, 618, 625, 640, 668, 720, 910, 1720, 3100],
      n: Array.from({ length: 10 }, () => 4464),
    },
    { p50: ms, p95: ms, p99: ms, n: count },
  ),
  {
    title: null,
    subtitle: 'Minutes of March 2026 in ten equal groups by load',
    yLabel: 'Response time, ms',
    source,
    direction: 'down',
    references: [{ value: 1000, label: 'Contract 1,000 ms', tone: 'limit' }],
  },
);

export const multiplesSpec = say({
  ...base,
  kind: 'line',
  xKind: 'time',
  subtitle: 'Payment success by week, % of orders · the same scale everywhere',
  yLabel: 'Payment success, %',
  unit: ratio,
  direction: 'up',
  series: ['Northbank', 'Meridian', 'Lumen Pay Later', 'Halfmoon', 'Keystone', 'Alder'].map((label, index) => ({
    key: label,
    label,
    panel: label,
    color: index,
    points: Array.from({ length: 13 }, (_, week) => {
      const y =
        week === 6 && index === 3 ? null : 0.93 - index * 0.012 + 0.004 * Math.sin(week / 2 + index) - (index === 1 && week > 7 ? 0.02 : 0);
      return {
        x: jan5 + week * 7 * day,
        y,
        text: y === null ? '–' : percent(y),
        label: `week ${week + 1}`,
        ...(week === 12 ? { partial: true } : {}),
      };
    }),
  })),
});
