import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSlice } from '../../electron/engine/slice/run-slice.ts';
import { runSql } from '../../electron/engine/sql/run-sql.ts';
import type { ChartSpec } from '../../shared/charts/chart-spec.ts';
import { dataShape } from '../../shared/charts/data-shape.ts';
import { type SliceChartForm, sliceChart } from '../../shared/charts/slice-chart.ts';
import { sqlChart } from '../../shared/charts/sql-chart.ts';
import { sqlShapes } from '../../shared/charts/sql-shapes.ts';
import { suggestCharts } from '../../shared/charts/suggest-chart.ts';
import type { SliceSpec } from '../../shared/query/slice.ts';
import { type FactWorkbook, factWorkbook, job } from '../support/fact-workbook.ts';
import { sliceOf } from '../support/slice-values.ts';

let facts: FactWorkbook;
beforeAll(async () => {
  facts = await factWorkbook();
  const attempt = (order_id: string, day: string, partner: string, result: string, latency_ms: number | null, captured_amount = 0) => ({
    ts_utc: `${day} 12:00:00`,
    order_id,
    partner,
    method: 'card',
    result,
    latency_ms,
    amount: 10,
    captured_amount,
    ccy: 'USD',
  });
  await facts.load('attempt', [
    attempt('A', '2026-01-10', 'Meridian', 'approved', 50, 10),
    attempt('B', '2026-01-11', 'Meridian', 'declined', 150),
    attempt('C', '2026-02-05', 'Lumen', 'approved', 160),
    attempt('D', '2026-02-06', 'Lumen', 'timeout', 1000),
    attempt('E', '2026-02-07', 'Lumen', 'blocked', null),
  ]);
  const line = (merchant_ref: string, day: string, type: string) => ({
    merchant_ref,
    ts_utc: `${day} 12:00:00`,
    type,
    partner: 'Meridian',
  });
  await facts.load('settlement_line', [
    ...['S1', 'S2'].map((order) => line(order, '2026-01-10', 'sale')),
    ...['S3', 'S4', 'S5', 'S6'].map((order) => line(order, '2026-02-05', 'sale')),
    line('S7', '2026-03-01', 'sale'),
    line('S1', '2026-02-20', 'chargeback'),
    line('S3', '2026-02-28', 'chargeback'),
    line('S4', '2026-03-02', 'chargeback'),
    line('gone', '2026-03-02', 'chargeback'),
  ]);
});
afterAll(() => facts.close());

async function drawn(sql: string): Promise<ChartSpec> {
  const found = sqlChart(await runSql(facts.workbook, sql, job), { title: null, source: '', timeZone: 'UTC', locale: 'en-US' });
  if ('problem' in found) throw new Error(found.problem);
  return found.chart;
}
const pointsOf = (chart: ChartSpec) => chart.series.flatMap(({ label, points }) => points.map(({ x, y }) => [label, x, y]));
const example = (label: string): string => sqlShapes.find((shape) => shape.label === label)?.example ?? '';

describe('a SELECT that names its columns after a chart', () => {
  it('is a funnel of stages', async () => {
    const funnel = await drawn(example('Funnel'));
    expect(funnel.kind).toBe('funnel');
    expect(funnel.series[0]?.points.map(({ x, y }) => [x, y])).toEqual([
      ['Orders', 5],
      ['Answered by the partner', 3],
      ['Approved', 2],
      ['Captured', 1],
    ]);
    expect(funnel.title).toMatch(/^Most are lost before Answered by the partner: 2, 40\.\d* % of the stage before/);
  });
  it('is a box of exact quantiles for each label', async () => {
    const boxes = await drawn(example('Boxes of quantiles'));
    expect(boxes.kind).toBe('box');
    expect(boxes.series[0]?.points.map(({ x, q1, y, q3, n }) => [x, q1, y, q3, n])).toEqual([
      ['Lumen', 370, 580, 790, '2'],
      ['Meridian', 75, 100, 125, '2'],
    ]);
  });
  it('is a histogram of steps', async () => {
    const histogram = await drawn(example('Histogram'));
    expect([histogram.kind, histogram.series[0]?.points.map(({ x, to, y }) => [x, to, y])]).toEqual([
      'histogram',
      [
        [0, 100, 1],
        [100, 200, 2],
        [1000, 1100, 1],
      ],
    ]);
  });
  it('is a triangle of cohorts', async () => {
    const cohorts = await drawn(example('Cohort triangle'));
    expect([cohorts.kind, pointsOf(cohorts)]).toEqual([
      'cohort',
      [
        ['Jan 2026', '0', 0],
        ['Jan 2026', '1', 5000],
        ['Jan 2026', '2', 5000],
        ['Feb 2026', '0', 2500],
        ['Feb 2026', '1', 5000],
        ['Mar 2026', '0', 0],
      ],
    ]);
  });
  it('is latency by load', async () => {
    expect((await drawn(example('Latency by load'))).kind).toBe('latency');
  });
  it('says what keeps it from being one', async () => {
    const growing = drawn("SELECT 'a' AS stage, 1 AS count UNION ALL SELECT 'b', 2");
    await expect(growing).rejects.toThrow('b holds more than the stage before it');
  });
});

describe('a slice', () => {
  const fits = async (slice: SliceSpec): Promise<{ best: SliceChartForm | undefined; chart: (kind: SliceChartForm) => ChartSpec }> => {
    const result = await runSlice(facts.workbook, slice, job);
    const [best] = suggestCharts(dataShape(slice, result));
    const shared = { slice, result, title: null, incidents: [], timeZone: 'UTC', locale: 'en-US', colors: () => undefined };
    return { best: best?.fits === true ? best.form : undefined, chart: (kind) => sliceChart({ ...shared, kind }) };
  };
  it('by steps of a number is a histogram in the order of the steps', async () => {
    const { best, chart } = await fits(sliceOf('attempts', { by: ['bin(latency_ms, 100)'] }));
    expect(best).toBe('histogram');
    expect(chart('histogram').series[0]?.points.map(({ x, to, y }) => [x, to, y])).toEqual([
      [0, 100, 1],
      [100, 200, 2],
      [1000, 1100, 1],
    ]);
  });
  it('of counts without groups is a funnel, as long as none is larger than the one before', async () => {
    const { best, chart } = await fits(sliceOf(['attempts', 'orders']));
    expect(best).toBe('funnel');
    expect(chart('funnel').series[0]?.points.map(({ x, y }) => [x, y])).toEqual([
      ['Attempts', 4],
      ['Orders', 4],
    ]);
    expect((await fits(sliceOf(['attempts', 'latency_p95']))).best).toBeUndefined();
  });
});
