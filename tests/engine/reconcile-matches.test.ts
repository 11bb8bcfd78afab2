import { beforeAll, expect, test } from 'vitest';
import { runReconcileQueue } from '../../electron/engine/reconcile/run-reconcile-queue.ts';
import type { OpenWorkbook } from '../../electron/engine/engine-context.ts';
import { type MatchRule, matchRules } from '../../shared/reconcile/match-rule.ts';
import type { QueueFilter, QueueRequest } from '../../shared/reconcile/queue-request.ts';
import { factWorkbook, job } from '../support/fact-workbook.ts';
import { booking, entry, legOf, line, payout, queueOf, rules, under } from '../support/reconcile-rows.ts';

let workbook: OpenWorkbook;
beforeAll(async () => {
  const made = await factWorkbook();
  await made.load('order_ledger', [
    entry('1', 100, 2),
    entry('2', 50.25, 3),
    entry('3', 40, 2, { partner_ref: null }),
    entry('4', 10, 2),
    entry('5', 7, 2),
  ]);
  // Order 4 came in two parts, order 5 lists 7.02 where we booked 7.00.
  const parts = [line('4', 6, 4, { payout_id: 'PO1' }), line('4', 4, 4, { payout_id: 'PO1' })];
  await made.load('settlement_line', [
    line('1', 100, 4, { payout_id: 'PO1' }),
    line('2', 50.25, 4, { payout_id: 'PO1' }),
    line('3', 40, 4, { payout_id: 'PO1', partner_ref: 'X3' }),
    ...parts,
    line('5', 7.02, 4, { payout_id: 'PO1' }),
    line('9', 3, 4, { payout_id: 'PO1' }),
  ]);
  await made.load('payout', [payout('PO1', 210.27, 5, { bank_ref: 'REF77001' })]);
  await made.load('bank_line', [booking('REF77001', 210.27, 6)]);
  workbook = under(made.workbook, {
    partners: [rules({ tolerance: { 'ledger-partner': '0.05', 'lines-payout': '0', 'payout-bank': '0' } })],
  });
  return () => made.close();
});

async function matches(filter: QueueFilter, sort: QueueRequest['sort'] = { column: 'size', descending: true }) {
  const page = await runReconcileQueue(
    workbook,
    { asOf: null, filter: { rules: Object.keys(matchRules) as MatchRule[], ...filter }, sort, offset: 0, limit: 100 },
    job,
  );
  expect(page.entries).toHaveLength(page.total);
  return page.entries.map(({ reference, state, match, left, right }) =>
    [reference, state, match?.rule, `${left?.count}:${right?.count}`, left?.amount, right?.amount].join(' '),
  );
}

test('every match of a comparison is listed with its rule, the largest first, and no break among them', async () => {
  expect(await matches({ legs: ['ledger-partner'] })).toEqual([
    'O1 matched partner_ref 1:1 100.00 100.00',
    'O2 matched partner_ref 1:1 50.25 50.25',
    'O3 matched merchant_ref 1:1 40.00 40.00',
    'P4 matched partner_ref_sum 1:2 10.00 10.00',
    'O5 tolerated partner_ref_only 1:1 7.00 7.02',
  ]);
  expect(await matches({ legs: ['lines-payout'] })).toEqual(['PO1 matched payout_sum 7:1 210.27 210.27']);
  expect(await matches({ legs: ['payout-bank'] })).toEqual(['PO1 matched bank_ref 1:1 210.27 210.27']);
});

test('a rule lists as many matches as the figures count, and a group names the rows of both sides', async () => {
  const { total } = await legOf(workbook, 'ledger-partner');
  for (const { rule, links } of total.matches) expect(await matches({ legs: ['ledger-partner'], rules: [rule] })).toHaveLength(links);
  const sums = await runReconcileQueue(
    workbook,
    { asOf: null, filter: { rules: ['partner_ref_sum'] }, sort: { column: 'age', descending: true }, offset: 0, limit: 10 },
    job,
  );
  expect(sums.entries[0]?.right?.rows.map(({ table, line: at }) => [table, at])).toEqual([
    ['settlement_line', 5],
    ['settlement_line', 6],
  ]);
});

test('what our ledger does not have leads to the line of the partner', async () => {
  const missing = (await queueOf(workbook, 'ledger-partner')).find(({ state }) => state === 'open');
  expect(missing).toMatchObject({ type: 'missing_in_ledger', reference: 'O9', right: { rows: [{ table: 'settlement_line', line: 8 }] } });
});

test('matches are found by any reference of either side, and sorted by age', async () => {
  expect(await matches({ text: 'x3' })).toEqual(['O3 matched merchant_ref 1:1 40.00 40.00']);
  expect(await matches({ text: 'po1' })).toHaveLength(2);
  expect(await matches({ partners: ['Nobody'] })).toEqual([]);
  const byAge = await matches({ legs: ['ledger-partner'] }, { column: 'age', descending: false });
  expect(byAge[0]).toMatch(/^O2 /);
});
