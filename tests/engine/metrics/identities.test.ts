import { afterAll, beforeAll, expect, it } from 'vitest';
import { runSlice } from '../../../electron/engine/slice/run-slice.ts';
import type { Filter } from '../../../shared/query/filter.ts';
import { choices } from '../../support/choices.ts';
import { type FactWorkbook, factWorkbook, job } from '../../support/fact-workbook.ts';
import { loadRandomFacts } from '../../support/random-facts.ts';
import { cell, sliceOf, table } from '../../support/slice-values.ts';

let facts: FactWorkbook;
beforeAll(async () => {
  const rate = (currency: string, value: string) => ({ currency, rate: value, from: null });
  facts = await factWorkbook({ timeZone: 'America/New_York', fx: [rate('CAD', '0.75'), rate('MXN', '0.05')] });
  await loadRandomFacts(facts, choices(20260311));
});
afterAll(() => facts.close());

const card: Filter = { kind: 'compare', column: 'method', operator: '=', value: 'card' };
const splits = [[], ['partner'], ['partner', 'country'], ['channel', 'is_mit']];

it.each(splits)('orders are authorized at least as often as their first attempts are (by %s %s)', async (...by) => {
  const ids = ['auth_rate_net', 'auth_rate_first', 'retry_uplift'];
  const result = await runSlice(facts.workbook, sliceOf(ids, { by, grain: 'week' }), job);
  let compared = 0;
  for (const [net, first, uplift] of table(result, ...ids)) {
    if (net === null || first === null) continue;
    compared++;
    expect(Number(net)).toBeGreaterThanOrEqual(Number(first));
    expect(Number(first)).toBeGreaterThanOrEqual(0);
    expect(Number(uplift)).toBeCloseTo(Number(net) - Number(first), 12);
  }
  expect(compared).toBeGreaterThan(4);
});

it.each(splits)('the ways of recovery are all of it (by %s %s)', async (...by) => {
  const ids = ['retry_recovery', 'retry_recovery_same', 'retry_recovery_rerouted', 'retry_recovery_switched'];
  const result = await runSlice(facts.workbook, sliceOf(ids, { by }), job);
  for (const [all, ...ways] of table(result, ...ids.map((id) => `${id}.numerator`)))
    expect(ways.reduce<bigint>((sum, way) => sum + BigInt(Number(way ?? 0)), 0n)).toBe(BigInt(Number(all ?? 0)));
  expect(Number(cell(result.totals, 'retry_recovery.numerator'))).toBeGreaterThan(20);
});

it('declines of all categories and approvals are all answers, in every week', async () => {
  const where = card;
  const declined = await runSlice(facts.workbook, sliceOf('decline_rate', { by: ['decline_cat'], grain: 'week', where }), job);
  const approved = await runSlice(facts.workbook, sliceOf('auth_rate_gross', { grain: 'week', where }), job);
  const byWeek = new Map<unknown, bigint>();
  for (const [week, count] of table(declined, 'period', 'decline_rate.numerator'))
    byWeek.set(week, (byWeek.get(week) ?? 0n) + BigInt(Number(count ?? 0)));
  for (const [week, count, all] of table(approved, 'period', 'auth_rate_gross.numerator', 'auth_rate_gross.denominator'))
    expect((byWeek.get(week) ?? 0n) + BigInt(Number(count))).toBe(all);
});

it('what a formula says of every group follows from what its parts say there', async () => {
  const parts = ['fees_value', 'settled_sales', 'fee_per_transaction'];
  const result = await runSlice(facts.workbook, sliceOf(parts, { by: ['partner', 'product'], grain: 'month' }), job);
  let compared = 0;
  for (const [fees, sales, each] of table(result, ...parts)) {
    if (fees === null || sales === null || BigInt(Number(sales)) === 0n) continue;
    compared++;
    expect(Math.abs(Number(each) - Number(fees) / Number(sales))).toBeLessThanOrEqual(1);
  }
  expect(compared).toBeGreaterThan(5);
});
