import { afterAll, beforeAll, expect, it } from 'vitest';
import { runAffected } from '../../electron/engine/scorecard/run-affected.ts';
import type { AffectedRows } from '../../shared/commitments/escalation.ts';
import { type FactRow, type FactWorkbook, factWorkbook, job } from '../support/fact-workbook.ts';

const affected: AffectedRows = {
  table: 'attempt',
  where: {
    kind: 'and',
    parts: [
      { kind: 'compare', column: 'partner', operator: '=', value: 'Northbank' },
      { kind: 'compare', column: 'result', operator: '=', value: 'error' },
    ],
  },
  from: '2026-02-04T20:00:00Z',
  to: '2026-02-04T21:00:00Z',
};
const attempt = (at: string, order: string | null, customer: string, amount: number, more: FactRow = {}): FactRow => ({
  ts_utc: `2026-02-04 ${at}`,
  partner: 'Northbank',
  result: 'error',
  order_id: order,
  customer_id: customer,
  amount,
  ccy: 'USD',
  ...more,
});

let facts: FactWorkbook;
beforeAll(async () => {
  facts = await factWorkbook({ fx: [{ currency: 'EUR', rate: '1.10', from: null }] });
  await facts.load('attempt', [
    // One order tried twice for 50, then for 40; another customer's order of 30; 10 euros.
    attempt('20:00:00', 'a', 'c1', 50),
    attempt('20:05:00', 'a', 'c1', 50),
    attempt('20:06:00', 'a', 'c1', 40),
    attempt('20:10:00', 'b', 'c2', 30),
    attempt('20:20:00', 'e', 'c1', 10, { ccy: 'EUR' }),
    // Neither: approved, another partner, a second before and at the end.
    attempt('20:30:00', 'x', 'c9', 99, { result: 'approved' }),
    attempt('20:30:00', 'y', 'c9', 99, { partner: 'Lumen' }),
    attempt('19:59:59', 'z', 'c9', 99),
    attempt('21:00:00', 'w', 'c9', 99),
  ]);
});
afterAll(() => facts.close());

it('counts rows, orders and customers, and each order once', async () => {
  // 50 + 30 + 10 x 1.10.
  expect(await runAffected(facts.workbook, affected, job)).toEqual({
    rows: 5,
    orders: 3,
    customers: 2,
    value: { amount: '91.00', currency: 'USD' },
    unrated: [],
  });
});

it('counts again with a late file, and names a currency that has no rate', async () => {
  await facts.load('attempt', [attempt('20:40:00', 'l', 'c3', 25), attempt('20:41:00', 'k', 'c4', 700, { ccy: 'BRL' })]);
  expect(await runAffected(facts.workbook, affected, job)).toEqual({
    rows: 7,
    orders: 5,
    customers: 4,
    value: { amount: '116.00', currency: 'USD' },
    unrated: ['BRL'],
  });
});
