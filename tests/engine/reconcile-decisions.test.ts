import { expect, onTestFinished, test } from 'vitest';
import type { Decision } from '../../shared/reconcile/decision.ts';
import { runReconcile } from '../../electron/engine/reconcile/run-reconcile.ts';
import { runReconcileQueue } from '../../electron/engine/reconcile/run-reconcile-queue.ts';
import { failureCode } from '../support/engine.ts';
import { type FactWorkbook, factWorkbook, job } from '../support/fact-workbook.ts';
import { booking, entry, inWords, legOf, line, march, payout, queueOf, under } from '../support/reconcile-rows.ts';

const leg = 'ledger-partner';

async function open(): Promise<FactWorkbook> {
  const made = await factWorkbook();
  onTestFinished(() => made.close());
  return made;
}

test('a written-off break leaves what is open and stays in the books, from its day on', async () => {
  const facts = await open();
  await facts.load('order_ledger', [entry('1', 100, 2), entry('2', 40, 2)]);
  await facts.load('settlement_line', [line('1', 99.5, 4), line('z', 7, 20)]);
  const [first] = await queueOf(facts.workbook, leg);
  expect(first && inWords(first)).toBe('open amount_diff O1 100.00 99.50 0.50');
  const key = first?.key ?? '';
  const decisions: Decision[] = [
    { kind: 'assign', keys: [key], on: march(10), owner: 'Grace' },
    { kind: 'writeOff', keys: [key], on: march(12), reason: 'below cost', approver: 'Ada' },
  ];
  const decided = under(facts.workbook, { decisions });
  expect((await queueOf(decided, leg))[0]).toMatchObject({
    state: 'written_off',
    type: 'amount_diff',
    owner: 'Grace',
    writtenOff: { reason: 'below cost', approver: 'Ada', on: march(12) },
  });
  const { total } = await legOf(decided, leg);
  expect(total.left).toEqual({ items: 2, matched: 0, accepted: 0, suggested: 0, inBreaks: 1, writtenOff: 1, timing: 0 });
  expect(total.balances).toEqual([
    {
      currency: 'USD',
      left: '140',
      right: '106.5',
      difference: '33.5',
      tolerated: '0',
      timing: '0',
      writtenOff: '0.5',
      unreconciled: '33',
    },
  ]);
  // On March 11 nobody had written it off yet, but Grace had it.
  expect((await queueOf(decided, leg, march(11)))[0]).toMatchObject({ state: 'open', owner: 'Grace' });
  const mine = await runReconcileQueue(
    decided,
    { asOf: null, filter: { owners: ['Grace'] }, sort: { column: 'size', descending: true }, offset: 0, limit: 10 },
    job,
  );
  expect(mine.entries.map((found) => found.key)).toEqual([key]);
});

test('a file that is issued again keeps what was decided; another amount does not', async () => {
  const facts = await open();
  await facts.load('order_ledger', [entry('1', 100, 2)]);
  const first = await facts.load('settlement_line', [line('1', 99, 4)]);
  const [found] = await queueOf(facts.workbook, leg);
  const decided = under(facts.workbook, {
    decisions: [{ kind: 'writeOff', keys: [found?.key ?? ''], on: march(12), reason: 'r', approver: 'a' }],
  });
  facts.setState(first, 'superseded');
  const second = await facts.load('settlement_line', [line('8', 5, 3), line('1', 99, 4)]);
  expect((await queueOf(decided, leg)).map(({ reference, state }) => [reference, state])).toEqual([
    ['O1', 'written_off'],
    ['O8', 'open'],
  ]);
  facts.setState(second, 'superseded');
  await facts.load('settlement_line', [line('1', 98, 4)]);
  expect((await queueOf(decided, leg)).map(inWords)).toEqual(['open amount_diff O1 100.00 98.00 2.00']);
});

test('what waits clears by itself when the late file comes, and the day before still shows it waiting', async () => {
  const facts = await open();
  await facts.load('order_ledger', [entry('1', 100, 2), entry('2', 50, 3)]);
  await facts.load('settlement_line', [line('2', 50, 4)]);
  expect((await queueOf(facts.workbook, leg)).map(inWords)).toEqual(['timing timing O1 100.00 - 100.00']);
  const late = await facts.load('settlement_line', [line('1', 100, 4)]);
  expect(await queueOf(facts.workbook, leg)).toEqual([]);
  // The rows of the late file are of March 4, but it came on March 9.
  const received = under(facts.workbook, { received: { [late]: march(9) } });
  expect((await queueOf(received, leg, march(5))).map(inWords)).toEqual(['timing timing O1 100.00 - 100.00']);
  expect((await queueOf(received, leg, march(8))).map(inWords)).toEqual(['open missing_in_partner O1 100.00 - 100.00']);
  expect(await queueOf(received, leg, march(9))).toEqual([]);
  // Every file was loaded on April 1: on that rule nothing was known in March.
  const byLoading = under(facts.workbook, { knownFrom: 'loaded' });
  expect((await legOf(byLoading, leg, march(20))).needs).toEqual(['order_ledger', 'settlement_line']);
  expect((await legOf(byLoading, leg, '2026-04-01')).total.matchRate).toEqual({ numerator: 4, denominator: 4 });
});

test('settlement lag and completeness in business days of the partner', async () => {
  const facts = await open();
  // Entries of Thursday March 5 and Friday 6; March 9 is a Monday. T+2 of Thursday is Monday, of Friday Tuesday.
  await facts.load('order_ledger', [
    entry('1', 10, 5),
    entry('2', 20, 5),
    entry('3', 30, 6),
    entry('4', 40, 6),
    entry('5', 50, 12),
    entry('6', -5, 5),
  ]);
  await facts.load('settlement_line', [line('1', 10, 6), line('2', 20, 10), line('3', 30, 9), line('6', -5, 20)]);
  const { total, partners } = await legOf(facts.workbook, leg, march(12));
  const expected = {
    // Lags of sales: 1, 3 and 1 business days. Sale 4 is due and not there, sale 5 is not due yet, refunds are no sales.
    lag: { sales: 3, p50: 1, p95: 3 },
    onTime: { numerator: 2, denominator: 3, byCurrency: [{ currency: 'USD', numerator: '40', denominator: '60' }] },
    completeness: { numerator: 2, denominator: 4, byCurrency: [{ currency: 'USD', numerator: '40', denominator: '100' }] },
  };
  expect(total.settlement).toEqual(expected);
  expect(partners.map(({ partner, settlement }) => [partner, settlement])).toEqual([['Alder', expected]]);
});

test('one partner alone, and a name nobody has', async () => {
  const facts = await open();
  await facts.load('order_ledger', [entry('1', 10, 2), entry('2', 20, 2, { partner: 'Lumen' })]);
  await facts.load('settlement_line', [line('1', 10, 3), line('2', 21, 3, { partner: 'Lumen' })]);
  const { legs } = await runReconcile(facts.workbook, null, 'Lumen', job);
  expect(legs[0]?.total.matchRate).toEqual({ numerator: 0, denominator: 2 });
  expect(legs[0]?.partners.map(({ partner }) => partner)).toEqual(['Lumen']);
  expect(await failureCode(runReconcile(facts.workbook, null, 'Nobody', job))).toBe('INVALID_REQUEST');
});

test('a leg without one of its sides says which rows it needs and breaks nothing', async () => {
  const facts = await open();
  expect(await runReconcile(facts.workbook, null, null, job)).toMatchObject({
    asOf: null,
    legs: [
      { leg: 'ledger-partner', needs: ['order_ledger', 'settlement_line'] },
      { leg: 'lines-payout', needs: ['settlement_line', 'payout'] },
      { leg: 'payout-bank', needs: ['payout', 'bank_line'] },
    ],
  });
  await facts.load('settlement_line', [line('1', 10, 3)]);
  await facts.load('bank_line', [booking('B1', 10, 4, { counterparty: 'Alder' })]);
  const { asOf, legs } = await runReconcile(facts.workbook, null, null, job);
  expect([asOf, ...legs.map(({ needs }) => needs)]).toEqual([march(4), ['order_ledger'], ['payout'], ['payout']]);
  expect(await queueOf(facts.workbook, 'payout-bank')).toEqual([]);
  await facts.load('payout', [payout('B1', 10, 3)]);
  expect((await legOf(facts.workbook, 'payout-bank')).total.matchRate).toEqual({ numerator: 2, denominator: 2 });
});

test('rows without a readable amount take no part, and a row without a date is as old as can be', async () => {
  const facts = await open();
  await facts.load('order_ledger', [
    entry('1', 10, 2),
    entry('2', 0, 2, { amount: null }),
    entry('3', 30, 2, { ts_utc: null, entry_date: null }),
  ]);
  await facts.load('settlement_line', [line('1', 10, 3)]);
  const { total, unreadable } = await legOf(facts.workbook, leg);
  expect(unreadable).toEqual({ left: 1, right: 0 });
  expect(total.left).toMatchObject({ items: 2, matched: 1, inBreaks: 1 });
  const [undated] = await queueOf(facts.workbook, leg);
  expect(undated).toMatchObject({ reference: 'O3', type: 'missing_in_partner', day: null, age: null, bucket: '>90' });
});
