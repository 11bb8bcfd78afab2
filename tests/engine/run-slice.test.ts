import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSlice } from '../../electron/engine/slice/run-slice.ts';
import { type FactRow, type FactWorkbook, factWorkbook, job } from '../support/fact-workbook.ts';
import { cell, sliceOf, table, total } from '../support/slice-values.ts';

const attempt = (day: number, order: string, result: string, more: FactRow = {}): FactRow => ({
  ts_utc: `2026-03-${String(day).padStart(2, '0')} 12:00:00`,
  attempt_id: `${order}-${result}-${String(more.attempt_no ?? 1)}`,
  order_id: order,
  partner: 'Meridian',
  product: 'card',
  method: 'card',
  scheme: 'visa',
  ccy: 'USD',
  amount: 10,
  attempt_no: 1,
  result,
  latency_ms: 100,
  ...more,
});

/**
 * Hand count. Orders: A approved at once; B declined, then approved on its retry a minute later; C declined twice; D points, approved;
 * E blocked by ourselves (no attempt); F timed out on card, then approved with BNPL.
 */
const rows: readonly FactRow[] = [
  attempt(1, 'A', 'approved'),
  attempt(1, 'B', 'declined', { decline_cat: 'funds' }),
  attempt(1, 'B', 'approved', { ts_utc: '2026-03-01 12:01:00', attempt_no: 2 }),
  attempt(2, 'C', 'declined', { decline_cat: 'funds' }),
  attempt(2, 'C', 'declined', { ts_utc: '2026-03-02 12:01:00', attempt_no: 2, decline_cat: 'technical' }),
  attempt(2, 'D', 'approved', { method: 'points', product: 'points', partner: 'Keystone' }),
  attempt(2, 'E', 'blocked'),
  attempt(3, 'F', 'timeout', { decline_cat: 'technical', latency_ms: 30_000 }),
  attempt(3, 'F', 'approved', { ts_utc: '2026-03-03 12:02:00', attempt_no: 2, method: 'bnpl', product: 'bnpl', partner: 'Lumen' }),
];

let facts: FactWorkbook;
beforeAll(async () => {
  facts = await factWorkbook();
  await facts.load('attempt', rows);
});
afterAll(() => facts.close());

const run = (...spec: Parameters<typeof sliceOf>) => runSlice(facts.workbook, sliceOf(...spec), job);

describe('numbers', () => {
  it.each<[string, unknown[]]>([
    ['payment_success', [4 / 5, 4n, 5n, 5n]],
    ['auth_rate_first', [1 / 4, 1n, 4n, 4n]],
    ['auth_rate_net', [3 / 4, 3n, 4n, 4n]],
    ['auth_rate_gross', [2 / 6, 2n, 6n, 6n]],
    ['retry_recovery', [2 / 3, 2n, 3n, 3n]],
    ['approval_rate', [1, 1n, 1n, 1n]],
    ['decline_rate', [4 / 8, 4n, 8n, 8n]],
    ['timeout_rate', [1 / 8, 1n, 8n, 8n]],
    ['attempts', [8n, 8n, null, 8n]],
    ['orders', [5n, 5n, null, 5n]],
  ])('%s', async (metric, expected) => {
    expect(total(await run(metric), metric)).toEqual(expected);
  });

  it('splits orders by their first attempt, so that segments add up', async () => {
    expect(
      table(await run('payment_success', { by: ['product'] }), 'product', 'payment_success.numerator', 'payment_success.denominator'),
    ).toEqual([
      ['card', 3n, 4n],
      ['points', 1n, 1n],
    ]);
  });

  it('puts an order into the day of its first attempt', async () => {
    const result = await run('auth_rate_net', { grain: 'day' });
    expect(table(result, 'period', 'auth_rate_net.numerator', 'auth_rate_net.denominator', 'complete')).toEqual([
      ['2026-03-01', 2n, 2n, true],
      ['2026-03-02', 0n, 1n, true],
      ['2026-03-03', 1n, 1n, true],
    ]);
  });

  it('filters by the first attempt', async () => {
    expect(
      total(
        await run('payment_success', { where: { kind: 'compare', column: 'partner', operator: '=', value: 'Lumen' } }),
        'payment_success',
      ),
    ).toEqual([null, null, null, null]);
    expect(
      total(await run('payment_success', { where: { kind: 'compare', column: 'order_id', operator: '=', value: 'F' } }), 'payment_success'),
    ).toEqual([1, 1n, 1n, 1n]);
  });

  it('divides each decline category by everything that was answered', async () => {
    const result = await run(['decline_rate'], { by: ['decline_cat'] });
    expect(table(result, 'decline_cat', 'decline_rate.numerator', 'decline_rate.denominator')).toEqual([
      ['funds', 2n, 8n],
      ['technical', 2n, 8n],
    ]);
    expect(cell(result.totals, 'decline_rate')).toBe(0.5);
    const funds = await run('decline_rate', { where: { kind: 'compare', column: 'decline_cat', operator: '=', value: 'funds' } });
    expect(total(funds, 'decline_rate')).toEqual([0.25, 2n, 8n, 8n]);
  });

  it('answers several metrics of several grains at once', async () => {
    const result = await run(['attempts', 'orders', 'latency_p95'], { by: ['method'] });
    expect(table(result, 'method', 'attempts', 'orders')).toEqual([
      ['card', 6n, 4n],
      ['points', 1n, 1n],
      ['bnpl', 1n, 0n],
    ]);
    // Seven answers at 100 ms and one at 30 s: position 0.95 x 7 = 6.65 lies 65 % of the way from 100 to 30,000.
    expect(cell(result.totals, 'latency_p95')).toBeCloseTo(100 + 0.65 * 29_900, 6);
  });
});

it('counts order metrics of different populations in one statement', async () => {
  const result = await run(['payment_success', 'auth_rate_net', 'auth_rate_first', 'retry_recovery', 'orders']);
  expect(result.lineage.sql.split(';\n\n')).toHaveLength(1);
  const numbers = ['payment_success', 'auth_rate_net', 'auth_rate_first', 'retry_recovery', 'orders'].map((metric) =>
    total(result, metric).slice(1, 3),
  );
  expect(numbers).toEqual([
    [4n, 5n],
    [3n, 4n],
    [1n, 4n],
    [2n, 3n],
    [5n, null],
  ]);
});

it('looks for a paying attempt up to 24 hours after the first, in any period', async () => {
  const late = await factWorkbook();
  const on = (order: string, time: string, result: string): FactRow => attempt(1, order, result, { ts_utc: time });
  await late.load('attempt', [
    on('in time', '2026-03-31 23:00:00', 'declined'),
    on('in time', '2026-04-01 23:00:00', 'approved'),
    on('too late', '2026-03-31 23:00:00', 'declined'),
    on('too late', '2026-04-01 23:00:01', 'approved'),
  ]);
  const of = async (from: string, to: string) =>
    total(await runSlice(late.workbook, sliceOf('payment_success', { period: { from, to } }), job), 'payment_success').slice(1, 3);
  expect(await of('2026-03-01', '2026-04-01')).toEqual([1n, 2n]);
  expect(await of('2026-04-01', '2026-05-01')).toEqual([null, null]);
  await late.close();
});
