import { expect, it } from 'vitest';
import { latencyChart } from '../../../shared/charts/latency-chart.ts';
import { makeBatch } from '../../support/make-batch.ts';

const chartOf = (loads: readonly number[], p95: readonly number[]) =>
  latencyChart(makeBatch({ load_from: loads.slice(0, -1), load_to: loads.slice(1), p95 }, { p95: { kind: 'milliseconds' } }), {
    title: null,
    subtitle: '',
    yLabel: 'Response time, ms',
    source: '',
    direction: 'down',
  });

it('says loads below one request per second as what they are, never as none', () => {
  const { title, series } = chartOf([0.017, 0.033, 0.05, 0.067, 0.15, 0.217], [810, 815, 820, 830, 870]);
  expect(title).toBe('p95 goes from 810 ms to 870 ms up to 0.184 requests per second, without a knee');
  expect(series[0]?.points[0]?.label).toBe('0.017 to 0.033 requests per second');
});

it('says many requests per second in whole numbers', () => {
  expect(chartOf([100, 200, 300, 400, 500, 600], [800, 801, 802, 803, 804]).title).toContain('up to 550 requests per second');
});
