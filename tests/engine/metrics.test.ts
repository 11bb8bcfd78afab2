import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSlice } from '../../electron/engine/run-slice.ts';
import { describeMetrics } from '../../shared/metrics/describe-metrics.ts';
import { metricDimensions } from '../../shared/metrics/dimensions.ts';
import { metricCatalog } from '../../shared/metrics/metric-catalog.ts';
import { metricById, metrics } from '../../shared/metrics/registry.ts';
import type { Filter } from '../../shared/query/filter.ts';
import { type FactRow, type FactWorkbook, factWorkbook, job } from '../support/fact-workbook.ts';
import { sliceOf, total } from '../support/slice-values.ts';

/** Every fourth of ten cards declined, by hand: orders 1-10 card, of which 1-7 approved, 8 declined then approved, 9 error, 10 timeout; 11-12 BNPL. */
const attempts: readonly FactRow[] = [
  ...Array.from({ length: 7 }, (_, index): FactRow => ({ order_id: `${index + 1}`, method: 'card', result: 'approved', latency_ms: 100 })),
  { order_id: '8', method: 'card', result: 'declined', decline_cat: 'funds', latency_ms: 200 },
  { order_id: '8', method: 'card', result: 'approved', latency_ms: 300, attempt_no: 2, ts_utc: '2026-03-01 10:05:00' },
  { order_id: '9', method: 'card', result: 'error', decline_cat: 'technical', latency_ms: 400 },
  { order_id: '10', method: 'card', result: 'timeout', decline_cat: 'technical', latency_ms: 10_000 },
  { order_id: '11', method: 'bnpl', result: 'approved', latency_ms: 100 },
  { order_id: '12', method: 'bnpl', result: 'declined', decline_cat: 'funds', latency_ms: 100 },
  { order_id: '13', method: 'card', result: 'voided', latency_ms: 1 },
  { order_id: '14', method: 'card', result: 'test', latency_ms: 1 },
  { order_id: '15', method: 'card', result: 'pending', latency_ms: 1 },
  { order_id: '16', method: 'card', result: 'blocked', latency_ms: 1 },
].map((row) => ({ ts_utc: '2026-03-01 10:00:00', attempt_no: 1, partner: 'Meridian', product: 'card', ccy: 'USD', ...row }));

/** Sales 100 + 200 USD and 100 CAD (0.73), refund 50, chargeback 20 reversed by 5, fees 3 + 1.5 CAD + 0.25, payout 500 with a fee that must not count. */
const lines: readonly FactRow[] = [
  { type: 'sale', gross: 100, fee_total: -1 },
  { type: 'sale', gross: 200, fee_total: -2 },
  { type: 'sale', gross: 100, fee_total: -1.5, ccy_gross: 'CAD', ccy_net: 'CAD' },
  { type: 'refund', gross: -50, fee_total: 0 },
  { type: 'chargeback', gross: -20, fee_total: -0.25 },
  { type: 'chargeback_reversal', gross: 5, fee_total: 0 },
  { type: 'payout', gross: -500, fee_total: -99 },
].map((row) => ({ ts_utc: '2026-03-01 10:00:00', partner: 'Meridian', ccy_gross: 'USD', ccy_net: 'USD', ...row }));

/** An hour: minutes 10-19 down (30 % errors), minute 30 bad alone, minute 40 bad but with too few requests. */
const minutes: readonly FactRow[] = Array.from({ length: 60 }, (_, minute): FactRow => {
  const isDown = minute >= 10 && minute < 20;
  const bad = isDown || minute === 30 ? 30 : minute === 40 ? 10 : 0;
  const requests = minute === 40 ? 19 : 102;
  const err_own = minute === 40 ? 0 : 2;
  return {
    minute: `2026-03-01 10:${String(minute).padStart(2, '0')}:00`,
    partner: 'Northbank',
    endpoint: 'auth',
    requests,
    err_own,
    err_partner: bad,
    ok: requests - err_own - bad,
  };
});

const million = 1_000_000n;
/** Value, numerator, denominator, n; money in micro-units. */
const expected: Readonly<Record<string, readonly unknown[]>> = {
  payment_success: [9 / 12, 9n, 12n, 12n],
  auth_rate_first: [7 / 10, 7n, 10n, 10n],
  auth_rate_net: [8 / 10, 8n, 10n, 10n],
  auth_rate_gross: [8 / 11, 8n, 11n, 11n],
  approval_rate: [1 / 2, 1n, 2n, 2n],
  retry_recovery: [1 / 4, 1n, 4n, 4n],
  decline_rate: [4 / 13, 4n, 13n, 13n],
  settled_value: [373n * million, 373n * million, null, 3n],
  // 1 + 2 + 1.5 x 0.73 + 0.25
  fees_value: [4_345_000n, 4_345_000n, null, 6n],
  cost_of_acceptance_bps: [(4.345 / 373) * 10_000, 4_345_000n, 373n * million, 3n],
  refund_rate: [1 / 3, 1n, 3n, 3n],
  refunded_value: [50n * million, 50n * million, null, 1n],
  dispute_rate_count: [1 / 3, 1n, 3n, 3n],
  chargeback_value: [15n * million, 15n * million, null, 2n],
  // 59 minutes with 100 eligible requests and 1 with 19; 11 x 30 + 10 bad.
  availability_request: [(5919 - 340) / 5919, 5579n, 5919n, 5919n],
  availability_time: [50 / 60, 50n, 60n, 60n],
  // 13 values: 9 x 100, 200, 300, 400, 10,000 sorted; position 0.95 x 12 = 11.4: 400 + 0.4 x 9,600.
  latency_p95: [4240, null, null, 13n],
  timeout_rate: [1 / 13, 1n, 13n, 13n],
  orders: [12n, 12n, null, 12n],
  attempts: [13n, 13n, null, 13n],
};

let facts: FactWorkbook;
beforeAll(async () => {
  facts = await factWorkbook({ fx: [{ currency: 'CAD', rate: '0.73', from: null }] });
  await facts.load('attempt', attempts);
  await facts.load('settlement_line', lines);
  await facts.load('availability_sample', minutes);
});
afterAll(() => facts.close());

const nobody: Filter = { kind: 'compare', column: 'partner', operator: '=', value: 'Nobody' };

describe.each(metrics.map((metric) => [metric.id, metric] as const))('%s', (id, metric) => {
  it('is the number counted by hand', async () => {
    const numbers = total(await runSlice(facts.workbook, sliceOf(id), job), id);
    const [value, ...sums] = expected[id] ?? [];
    if (typeof value === 'number') expect(numbers[0]).toBeCloseTo(value, 10);
    else expect(numbers[0]).toBe(value);
    expect(numbers.slice(1)).toEqual(sums);
  });

  it('is SQL that the engine can explain, at every grain and split', async () => {
    const [first] = metricDimensions(metric, metricById);
    const by = first === undefined ? [] : [first.name];
    for (const grain of [null, 'hour', 'day', 'week', 'month', 'quarter', 'year'] as const) {
      const { lineage } = await runSlice(facts.workbook, sliceOf(id, { by, grain, period: { from: '2026-02-01', to: '2026-04-01' } }), job);
      for (const statement of lineage.sql.split(';\n\n'))
        await facts.workbook.session.withConnection((connection) => connection.run(`EXPLAIN ${statement}`));
    }
  });

  it('is missing, or nothing of an amount, when no row matches', async () => {
    const result = await runSlice(facts.workbook, sliceOf(id, { where: nobody, by: ['partner'] }), job);
    expect(result.rows.rowCount).toBe(0);
    expect(total(result, id)[0]).toBe(null);
    const outside = await runSlice(facts.workbook, sliceOf(id, { period: { from: '2020-01-01', to: '2020-02-01' } }), job);
    expect(total(outside, id)[0]).toBe(null);
    expect(outside.notes.map(({ code }) => code)).toContain('PARTIAL_PERIOD');
  });

  it('has dimensions, and each of them splits it', async () => {
    const dimensions = metricDimensions(metric, metricById);
    expect(dimensions.length).toBeGreaterThan(0);
    for (const { name } of dimensions) await runSlice(facts.workbook, sliceOf(id, { by: [name] }), job);
  });
});

describe('a zero denominator', () => {
  it.each([
    ['refund_rate', { kind: 'compare', column: 'type', operator: '=', value: 'refund' }, [null, 1n, 0n, 0n]],
    ['cost_of_acceptance_bps', { kind: 'compare', column: 'type', operator: '=', value: 'chargeback' }, [null, 250_000n, 0n, 0n]],
    ['retry_recovery', { kind: 'compare', column: 'order_id', operator: '=', value: '1' }, [null, null, null, null]],
  ] as const)('leaves %s missing', async (id, where, numbers) => {
    expect(total(await runSlice(facts.workbook, sliceOf(id, { where }), job), id)).toEqual(numbers);
  });
});

describe('the list of metrics', () => {
  it('covers every expectation above and names each metric once', () => {
    expect(Object.keys(expected).sort()).toEqual(metrics.map(({ id }) => id).sort());
    expect(new Set(metrics.map(({ label }) => label)).size).toBe(metrics.length);
  });
  it('says which data a metric needs', () => {
    const infos = describeMetrics({ tables: new Set(['attempt']), hasValues: () => true }, metricCatalog([]));
    expect(infos.find(({ id }) => id === 'payment_success')).toMatchObject({ available: true, needs: null, grain: 'order', kind: 'ratio' });
    expect(infos.find(({ id }) => id === 'settled_value')).toMatchObject({
      available: false,
      needs: 'an extract with settlement lines',
      unit: 'money',
    });
    expect(infos.find(({ id }) => id === 'auth_rate_gross')?.dimensions.map(({ name }) => name)).not.toContain('result');
  });
  it('fails by name for what is not there', async () => {
    await expect(runSlice(facts.workbook, sliceOf('nosuch'), job)).rejects.toMatchObject({ error: { code: 'METRIC_NO_SUCH' } });
    await expect(runSlice(facts.workbook, sliceOf('auth_rate_gross', { by: ['decline_cat'] }), job)).rejects.toMatchObject({
      error: { code: 'DIMENSION_NO_SUCH' },
    });
    await expect(
      runSlice(facts.workbook, sliceOf('orders', { period: { from: '2026-04-01', to: '2026-03-01' } }), job),
    ).rejects.toMatchObject({ error: { code: 'PERIOD_INVALID' } });
    const blank = await factWorkbook();
    await expect(runSlice(blank.workbook, sliceOf('orders'), job)).rejects.toMatchObject({ error: { code: 'METRIC_NEEDS_DATA' } });
    await blank.close();
  });
});
