import { expect, onTestFinished, test } from 'vitest';
import { runRowsPage } from '../../electron/engine/rows/run-rows.ts';
import type { FactTableName } from '../../shared/domain/tables.ts';
import { type FactRow, type FactWorkbook, factWorkbook, job } from '../support/fact-workbook.ts';
import { booking, inWords, legOf, line, payout, queueOf, rules, under } from '../support/reconcile-rows.ts';

async function facts(tables: Partial<Record<FactTableName, readonly FactRow[]>>): Promise<FactWorkbook> {
  const made = await factWorkbook();
  onTestFinished(() => made.close());
  for (const [table, rows] of Object.entries(tables)) await made.load(table as FactTableName, rows ?? []);
  return made;
}

const late = '2026-03-31';

test('lines add up to the payout they name, a payout row of a settlement file counts as stated, and one that misses says by how much', async () => {
  const { workbook } = await facts({
    settlement_line: [
      line('1', 100, 2, { payout_id: 'PO-1', fee_total: -3, net: 97 }),
      line('2', -20, 3, { payout_id: 'PO-1' }),
      line(null, 0, 3, { payout_id: 'PO-1', type: 'fee', gross: null, fee_total: -1.5, net: -1.5 }),
      // Batch 7 of one account: only the payout row has an id, as acquirers do it.
      line('3', 50, 3, { batch_id: '7', mid: 'US' }),
      line('4', 25, 3, { batch_id: '7', mid: 'US' }),
      line(null, -75, 4, { batch_id: '7', mid: 'US', type: 'payout', gross: null, payout_id: 'TX9', net: -75 }),
      // The same batch number of another account.
      line('5', 11, 3, { batch_id: '7', mid: 'CA' }),
      line(null, -10.98, 4, { batch_id: '7', mid: 'CA', type: 'payout', gross: null, payout_id: 'TX8', net: -10.98 }),
    ],
    payout: [payout('PO-1', 75.5, 4)],
  });
  const { total } = await legOf(workbook, 'lines-payout');
  expect(total.matches).toEqual([{ pass: 4, rule: 'payout_sum', links: 2, leftItems: 5, rightItems: 2, tolerated: 0 }]);
  const queue = await queueOf(workbook, 'lines-payout');
  expect(queue.map(inWords)).toEqual(['open amount_diff TX8 11.00 10.98 0.02']);
  expect(queue[0]?.left?.rows).toEqual([{ table: 'settlement_line', extract: 1, row: 7, line: 8 }]);
  expect(queue[0]?.right?.rows).toEqual([{ table: 'settlement_line', extract: 1, row: 8, line: 9 }]);
  // The lines of a payout may be many: they are also found by what they name.
  const rows = {
    table: 'settlement_line',
    where: queue[0]?.left?.where ?? { kind: 'all' },
    period: null,
    metric: null,
    part: 'all',
    sort: null,
  } as const;
  expect((await runRowsPage(workbook, rows, 0, 10, job)).total).toBe(1);
  expect(total.balances).toEqual([
    {
      currency: 'USD',
      left: '161.5',
      right: '161.48',
      difference: '0.02',
      tolerated: '0',
      timing: '0',
      writtenOff: '0',
      unreconciled: '0.02',
    },
  ]);
});

test('rows that begin on one line, as in a statement without line ends, are items of their own', async () => {
  const onOneLine = { line_no: 1 };
  const { workbook } = await facts({
    payout: [
      payout('PO-3001', 100, 2, { ...onOneLine, bank_ref: 'R3001' }),
      payout('PO-3002', 200, 2, { ...onOneLine, bank_ref: 'R3002' }),
    ],
    bank_line: [
      booking('R3001', 99, 3, onOneLine),
      booking('R3002', 200, 3, onOneLine),
      booking('R3003', 7, 3, { ...onOneLine, partner: 'Alder' }),
      booking('R3004', 8, 3, { ...onOneLine, partner: 'Alder' }),
    ],
  });
  const queue = await queueOf(workbook, 'payout-bank', late);
  expect(queue.map(inWords)).toEqual([
    'open amount_diff PO-3001 100.00 99.00 1.00',
    'open missing_in_payout R3003 - 7.00 -7.00',
    'open missing_in_payout R3004 - 8.00 -8.00',
  ]);
  expect(queue.map(({ right }) => right?.rows)).toEqual([
    [{ table: 'bank_line', extract: 2, row: 1, line: 1 }],
    [{ table: 'bank_line', extract: 2, row: 3, line: 1 }],
    [{ table: 'bank_line', extract: 2, row: 4, line: 1 }],
  ]);
});

test('what ties within the tolerance is listed as tied, with its difference', async () => {
  const { workbook } = await facts({ settlement_line: [line('1', 100, 2, { payout_id: 'A' })], payout: [payout('A', 99.94, 4)] });
  const tolerant = under(workbook, {
    partners: [rules({ tolerance: { 'ledger-partner': '0', 'lines-payout': '0.06', 'payout-bank': '0' } })],
  });
  expect((await queueOf(workbook, 'lines-payout')).map(inWords)).toEqual(['open amount_diff A 100.00 99.94 0.06']);
  expect((await queueOf(tolerant, 'lines-payout')).map(inWords)).toEqual(['tolerated none A 100.00 99.94 0.06']);
});

test('lines wait for their payout, then are missing in it; a payout without lines is missing at the partner', async () => {
  // March 2 is a Monday: T+5 is Monday 9, with grace Tuesday 10.
  const { workbook } = await facts({
    settlement_line: [line('1', 60, 2, { payout_id: 'A' }), line('2', 40, 2, { payout_id: 'A' }), line('3', 5, 2), line('4', 6, 2)],
    payout: [payout('B', 500, 4), payout('Z', 0, 4)],
  });
  const words = async (day: string) => (await queueOf(workbook, 'lines-payout', day)).map(inWords);
  expect(await words('2026-03-10')).toEqual([
    'timing timing 2026-03-02 11.00 - 11.00',
    'timing timing A 100.00 - 100.00',
    'open missing_in_partner B - 500.00 -500.00',
  ]);
  expect(await words('2026-03-11')).toEqual([
    'open missing_in_payout 2026-03-02 11.00 - 11.00',
    'open missing_in_payout A 100.00 - 100.00',
    'open missing_in_partner B - 500.00 -500.00',
  ]);
  expect((await legOf(workbook, 'lines-payout', '2026-03-11')).total).toMatchObject({
    left: { items: 4, inBreaks: 4 },
    right: { items: 2, matched: 1, inBreaks: 1 },
    matches: [{ rule: 'nothing_due', links: 1 }],
  });
});

test('sign, fee, currency and doubled payouts go by their own names', async () => {
  const { workbook } = await facts({
    settlement_line: [
      line('1', 10, 2, { payout_id: 'SIGN' }),
      line('2', 20, 2, { payout_id: 'FEE' }),
      line('3', 30, 2, { payout_id: 'CCY' }),
      line('4', 40, 2, { payout_id: 'TWICE' }),
      line('5', 50, 2, { payout_id: 'BOTH' }),
      line('5', 50, 2, { payout_id: 'BOTH' }),
    ],
    payout: [
      payout('SIGN', -10, 3),
      payout('FEE', 19.75, 3, { fee_total: -0.25 }),
      payout('CCY', 30, 3, { ccy: 'EUR' }),
      payout('TWICE', 40, 3),
      payout('TWICE', 40, 3),
      // Lines and payout are both there twice: the sums agree, and the ledger leg finds the doubled line.
      payout('BOTH', 50, 3),
      payout('BOTH', 50, 3),
    ],
  });
  expect((await queueOf(workbook, 'lines-payout')).map(inWords)).toEqual([
    'open currency_diff CCY 30.00 30.00 ?',
    'open fee_diff FEE 20.00 19.75 0.25',
    'open wrong_sign SIGN 10.00 -10.00 20.00',
    'open duplicate TWICE - 40.00 -40.00',
  ]);
});

test('a payout that failed pays nothing; payout rows may be booked as money arriving', async () => {
  const { workbook } = await facts({
    settlement_line: [
      line('1', 10, 2, { payout_id: 'A' }),
      line('2', 20, 2, { payout_id: 'B' }),
      line(null, 20, 3, { payout_id: 'B', type: 'payout', gross: null, net: 20 }),
    ],
    payout: [payout('A', 10, 3, { status: 'failed' })],
  });
  expect((await queueOf(workbook, 'lines-payout', late)).map(inWords)).toEqual([
    'open missing_in_payout A 10.00 - 10.00',
    'open wrong_sign B 20.00 -20.00 40.00',
  ]);
  const arriving = under(workbook, { partners: [rules({ payoutRows: 'arriving' })] });
  expect((await queueOf(arriving, 'lines-payout', late)).map(inWords)).toEqual(['open missing_in_payout A 10.00 - 10.00']);
});

test('a payout that a payout file states is not counted again from the settlement file', async () => {
  const { workbook } = await facts({
    settlement_line: [
      line('1', 10, 2, { payout_id: 'A', batch_id: '1' }),
      line(null, -10, 3, { payout_id: 'A', batch_id: '1', type: 'payout', gross: null, net: -10 }),
    ],
    payout: [payout('A', 10, 3)],
  });
  expect((await legOf(workbook, 'lines-payout')).total.right.items).toBe(1);
});

test('a payout meets its bank line by reference, in whatever field or text it stands', async () => {
  const { workbook } = await facts({
    payout: [
      payout('PO-1001', 10, 2, { bank_ref: 'REF 77-01' }),
      payout('PO-1002', 20, 2),
      payout('PO-1003', 30, 2),
      payout('TX70000012XT batch 12, ShopCom', 40, 2),
    ],
    bank_line: [
      booking('ref7701', 10, 3),
      booking(null, 20, 4, { end_to_end_id: 'PO1002' }),
      booking('B9', 30, 4, { description: 'ACH CREDIT ALDER PO-1003 THANK YOU' }),
      booking('B8', 40, 4, { description: 'TX70000012XT/BATCH 12' }),
      booking('B7', -900, 4, { description: 'RENT MARCH', counterparty: 'LANDLORD' }),
    ],
  });
  const { total, outside } = await legOf(workbook, 'payout-bank');
  expect(total.matches).toEqual([
    { pass: 1, rule: 'bank_ref', links: 2, leftItems: 2, rightItems: 2, tolerated: 0 },
    { pass: 2, rule: 'bank_text', links: 2, leftItems: 2, rightItems: 2, tolerated: 0 },
  ]);
  // Rent is no business of any partner.
  expect(outside).toEqual({ left: 0, right: 1 });
  expect(total.right.items).toBe(4);
});

test('breaks at the bank: other amount, other sign, twice, missing, unknown, failed', async () => {
  const { workbook } = await facts({
    payout: [
      payout('PO-2001', 100, 2, { bank_ref: 'R2001' }),
      payout('PO-2002', 200, 2, { bank_ref: 'R2002' }),
      payout('PO-2003', 300, 2, { bank_ref: 'R2003' }),
      payout('PO-2004', 400, 2, { bank_ref: 'R2004' }),
      payout('PO-2005', 500, 2, { bank_ref: 'R2005', status: 'returned' }),
      payout('PO-2006', 600, 2, { bank_ref: 'R2006', status: 'returned' }),
      payout('PO-2007', 0, 2),
    ],
    bank_line: [
      booking('R2001', 99, 3),
      booking('R2002', -200, 3),
      booking('R2003', 300, 3),
      booking('R2003', 300, 3),
      booking('R2005', 500, 3),
      booking('Q1', 77.77, 3, { counterparty: 'Alder Inc' }),
    ],
  });
  // A payout of March 2 waits two business days and one of grace, through March 5.
  expect((await queueOf(workbook, 'payout-bank', '2026-03-05')).map(inWords)).toContain('timing timing PO-2004 400.00 - 400.00');
  expect((await queueOf(workbook, 'payout-bank', '2026-03-06')).map(inWords).sort()).toEqual(
    [
      'open amount_diff PO-2001 100.00 99.00 1.00',
      'open wrong_sign PO-2002 200.00 -200.00 400.00',
      'open duplicate R2003 - 300.00 -300.00',
      'open missing_in_bank PO-2004 400.00 - 400.00',
      'open status_diff PO-2005 0.00 500.00 -500.00',
      'open missing_in_payout Q1 - 77.77 -77.77',
    ].sort(),
  );
});

test('several payouts in one bank line and one in several', async () => {
  const { workbook } = await facts({
    payout: [
      payout('A1', 10, 2, { bank_ref: 'SUM-55' }),
      payout('A2', 15, 2, { bank_ref: 'SUM-55' }),
      payout('A3', 40, 2, { bank_ref: 'SUM-66' }),
    ],
    bank_line: [booking('SUM-55', 25, 3), booking('SUM-66', 30, 3), booking('SUM-66', 9, 3)],
  });
  const { total } = await legOf(workbook, 'payout-bank');
  expect(total.matches).toEqual([{ pass: 4, rule: 'bank_ref_sum', links: 1, leftItems: 2, rightItems: 1, tolerated: 0 }]);
  expect((await queueOf(workbook, 'payout-bank')).map(inWords)).toEqual(['open amount_diff SUM66 40.00 39.00 1.00']);
});

test('without a reference: the partner named by the bank decides, an amount alone only suggests, two candidates do neither', async () => {
  const bank = [
    booking(null, 10, 3, { counterparty: 'ALDER PAYMENTS' }),
    booking(null, 20, 3, { counterparty: 'SOMEBODY' }),
    booking(null, 30, 3, { counterparty: 'Alder' }),
    booking(null, 30, 4, { counterparty: 'Alder' }),
    booking(null, 40, 25, { counterparty: 'Alder' }),
  ];
  const { workbook } = await facts({
    payout: [payout('A', 10, 2), payout('B', 20, 2), payout('C', 30, 2), payout('D', 40, 2)],
    bank_line: bank,
  });
  const { total, outside } = await legOf(workbook, 'payout-bank', late);
  expect(total.matches).toEqual([{ pass: 4, rule: 'bank_partner', links: 1, leftItems: 1, rightItems: 1, tolerated: 0 }]);
  expect(
    (await queueOf(workbook, 'payout-bank', late))
      .map(({ state, left, right }) => `${state} ${left?.amount ?? '-'} ${right?.amount ?? '-'}`)
      .sort(),
  ).toEqual(['suggested 20.00 20.00', 'open 30.00 -', 'open - 30.00', 'open - 30.00', 'open 40.00 -', 'open - 40.00'].sort());
  expect(outside).toEqual({ left: 0, right: 0 });
  // Another text by which the bank names the partner.
  const named = under(workbook, { partners: [rules({ bankTexts: ['somebody'] })] });
  expect((await legOf(named, 'payout-bank', late)).total.matches[0]?.links).toBe(2);
});
