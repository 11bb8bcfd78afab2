import type { ChartPoint, ChartSpec } from '../../shared/charts/chart-spec.ts';

const day = 86_400_000;
const jan5 = Date.UTC(2026, 0, 5);
const percent = (value: number) => `${(value * 100).toFixed(1)} %`;

function weekly(values: readonly (number | null)[]): readonly ChartPoint[] {
  return values.map((y, index) => ({
    x: jan5 + index * 7 * day,
    y,
    text: y === null ? '–' : percent(y),
    n: '100,000',
    ...(index === 12 ? { partial: true } : {}),
  }));
}

const shared = {
  annotations: [],
  direction: 'up' as const,
  unit: { kind: 'ratio' as const },
  source: 'Source: 11 partner extracts to Mar 31 2026; payment_success@3',
  alternative: 'Payment success by week falls from 91.0 % to 89.5 %.',
};

/** Hand-made charts, one of each kind, with the quirks a chart must survive. */
export const lineSpec: ChartSpec = {
  ...shared,
  kind: 'line',
  title: 'Payment success fell 1.5 pp to 89.5 %',
  subtitle: 'Orders paid of orders attempted, by week · last week partial',
  xKind: 'time',
  yLabel: 'Payment success, % of orders',
  series: [
    {
      key: 'co_brand',
      label: 'Co-brand card',
      color: 0,
      points: weekly([0.97, 0.971, 0.97, 0.972, 0.969, 0.973, 0.974, null, 0.972, 0.975, 0.974, 0.976, 0.975]),
    },
    {
      key: 'total',
      label: 'All orders',
      emphasis: true,
      points: weekly([0.91, 0.911, 0.909, 0.91, 0.905, 0.903, 0.902, 0.9, 0.899, 0.897, 0.896, 0.894, 0.886]),
    },
    {
      key: 'bnpl',
      label: 'BNPL',
      color: 1,
      points: weekly([0.82, 0.821, 0.819, 0.82, 0.822, 0.825, 0.828, 0.829, 0.83, 0.831, 0.829, 0.83, 0.832]),
    },
  ],
  annotations: [
    { at: Date.UTC(2026, 1, 4, 20, 10), label: '47-minute outage', tone: 'incident' },
    { at: Date.UTC(2026, 1, 18, 6), until: Date.UTC(2026, 1, 19, 13), label: 'Harbor Trust declines', tone: 'incident' },
    { at: Date.UTC(2026, 0, 19), label: 'BNPL opened to all', tone: 'note' },
  ],
};

export const barSpec: ChartSpec = {
  ...shared,
  kind: 'bar',
  title: 'Co-brand card leads at 97.5 %, BNPL trails at 83.0 %',
  subtitle: 'March 2026 against January 2026',
  xKind: 'category',
  yLabel: 'Payment success, % of orders',
  series: [
    {
      key: 'now',
      label: 'March 2026',
      points: [
        ['Co-brand card', 0.975],
        ['Network cards', 0.921],
        ['Private-label card', 0.903],
        ['Shop with Points', null],
        ['BNPL', 0.83],
      ].map(([x, y]) => ({ x: String(x), y: y as number | null, text: y === null ? '–' : percent(Number(y)) })),
    },
    {
      key: 'base',
      label: 'January 2026',
      points: [
        ['Co-brand card', 0.97],
        ['Network cards', 0.918],
        ['Private-label card', 0.909],
        ['BNPL', 0.82],
      ].map(([x, y]) => ({ x: String(x), y: Number(y), text: percent(Number(y)) })),
    },
  ],
};

/** The golden Simpson bridge: 91.0 % to 89.525 %, rate +0.700, mix -2.250, interaction +0.075. */
export const waterfallSpec: ChartSpec = {
  ...shared,
  kind: 'waterfall',
  title: 'Payment success fell 1.5 pp to 89.5 % by mix, not by any product',
  subtitle: 'March 2026 against January 2026, by product',
  xKind: 'category',
  yLabel: 'Payment success, % of orders',
  steps: ['total', 'delta', 'delta', 'delta', 'total'],
  series: [
    {
      key: 'steps',
      label: 'Steps',
      points: [
        { x: 'January 2026', y: 0.91, text: '91.000 %' },
        { x: 'Rate: products performing differently', y: 0.007, text: '+0.700 pp' },
        { x: 'Mix: shares of orders', y: -0.0225, text: '−2.250 pp' },
        { x: 'Interaction', y: 0.00075, text: '+0.075 pp' },
        { x: 'March 2026', y: 0.89525, text: '89.525 %' },
      ],
    },
  ],
};

const month = (index: number) => Date.UTC(2026, index, 1);
const cash = (scale: number) =>
  Array.from({ length: 36 }, (_, index) => ({
    x: month(index),
    y: Math.round((-140_000 * Math.min(1, index / 8) + Math.max(0, index - 8) * 10_300) * 1) + scale * index * 1900,
    text: '',
  }));
export const cumulativeSpec: ChartSpec = {
  ...shared,
  kind: 'cumulative',
  unit: { kind: 'money', currency: 'USD' },
  title: 'Retry routing pays back in October 2028',
  subtitle: 'Cumulative cash by month, USD · band low to high scenario',
  xKind: 'time',
  yLabel: 'Cumulative cash, USD',
  series: [
    { key: 'low', label: 'Low', points: cash(-1) },
    { key: 'high', label: 'High', points: cash(1) },
    { key: 'base', label: 'Base', color: 0, points: cash(0).map((point) => ({ ...point, text: `$${Math.round(point.y / 1000)} k` })) },
  ],
  annotations: [{ at: month(6), label: 'go-live', tone: 'note' }],
};

export const columnsSpec: ChartSpec = {
  ...shared,
  kind: 'columns',
  unit: { kind: 'count' },
  title: 'Orders rose 12.0 % to 1,120,000',
  subtitle: 'Orders by month',
  xKind: 'time',
  yLabel: 'Orders',
  series: [
    {
      key: 'all',
      label: 'All orders',
      points: [1_000_000, 1_050_000, 1_120_000].map((y, index) => ({
        x: month(index),
        y,
        text: y.toLocaleString('en-US'),
        partial: index === 2,
      })),
    },
  ],
};
