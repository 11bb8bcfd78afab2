import { describe, expect, test } from 'vitest';
import { proposeColumns } from '../../shared/extract/propose-columns.ts';
import { sniffDateStyle } from '../../shared/extract/sniff-date-style.ts';

test('an issuer file with a letter for the sign, cents, words of its own, and day and clock apart', () => {
  const header = ['Txn Day', 'Clock', 'Txn Ref', 'Type', 'D/C', 'Amount Cents', 'Ccy', 'Memo'];
  const rows = [
    ['31.01.2026', '23:30:00', 'r1', 'PURCHASE', 'C', '10050', 'USD', 'x'],
    ['01.02.2026', '09:05:00', 'r2', 'RETURN', 'D', '2000', 'USD', 'y'],
    ['02.02.2026', '09:05:00', 'r3', 'GIFT', 'D', '700', 'USD', ''],
  ];
  const columns = proposeColumns('settlement_line', header, rows, 'dmy');
  const of = (source: string) => columns.find((column) => column.source === source);
  expect(columns.map(({ source }) => source)).toEqual(header);
  expect(of('Txn Day')).toEqual({ source: 'Txn Day', target: 'ts_utc', clock: 'Clock' });
  expect(of('Type')).toEqual({
    source: 'Type',
    target: 'type',
    // What means nothing to us is left for a person; until then it is a fault.
    words: { ours: { sale: ['PURCHASE'], refund: ['RETURN'] }, otherwise: { kind: 'fault' } },
  });
  expect(of('Amount Cents')).toEqual({
    source: 'Amount Cents',
    target: 'gross',
    unit: 'minor',
    sign: { kind: 'code', column: 'D/C', positive: ['C'], negative: ['D'] },
  });
  expect(of('Ccy')?.target).toBe('ccy_gross');
  expect(of('Memo')?.target).toBeNull();
});

test('debit and credit columns are one amount with two signs', () => {
  const columns = proposeColumns(
    'bank_line',
    ['Booking Date', 'Account', 'Bank Reference', 'Debit', 'Credit', 'Currency'],
    [
      ['2026-02-03', '4021', 'b1', '', '97.10', 'USD'],
      ['2026-02-04', '4021', 'b2', '12.00', '', 'USD'],
    ],
    'ymd',
  );
  expect(columns.map(({ target, sign }) => [target, sign?.kind ?? null])).toEqual([
    ['booking_date', null],
    ['account', null],
    ['bank_ref', null],
    ['amount', 'negate'],
    ['amount', null],
    ['ccy', null],
  ]);
});

test('the only column of currencies holds for every amount', () => {
  const columns = proposeColumns('settlement_line', ['Gross', 'Net', 'Currency'], [['10.00', '9.00', 'EUR']], 'ymd');
  expect(columns.map(({ source, target }) => [source, target])).toEqual([
    ['Gross', 'gross'],
    ['Net', 'net'],
    ['Currency', 'ccy_gross'],
    ['Currency', 'ccy_net'],
  ]);
});

test('an amount that has a sign already is not given a second one', () => {
  const columns = proposeColumns(
    'plain_line',
    ['Date', 'Amount', 'DC'],
    [
      ['2026-02-03', '-5.00', 'D'],
      ['2026-02-03', '5.00', 'C'],
    ],
    'ymd',
  );
  expect(columns[1]).toEqual({ source: 'Amount', target: 'amount' });
});

test('without names it goes by content', () => {
  const columns = proposeColumns(
    'payout',
    ['c1', 'c2', 'c3'],
    [
      ['20260131', '10.50', 'USD'],
      ['20260201', '3.25', 'USD'],
    ],
    'none',
  );
  expect(columns).toEqual([
    { source: 'c1', target: 'ts_utc', dateStyle: 'compact' },
    { source: 'c2', target: 'amount' },
    { source: 'c3', target: 'ccy' },
  ]);
});

describe('style of dates', () => {
  test.each([
    [['2026-01-31', '2026-02-01 10:00'], 'none', 'ymd'],
    [['1/31/2026 3:05 PM'], 'dmy', 'mdy'],
    [['31.01.2026'], 'mdy', 'dmy'],
    [['01/02/2026'], 'mdy', 'mdy'],
    [['01/02/2026'], 'dmy', 'dmy'],
    [['31.01.26'], 'none', 'dmy_short'],
    [['20260131'], 'none', 'compact'],
    [['20261331'], 'none', null],
    [['31-Jan-2026', '1-Feb-2026'], 'none', 'month_name'],
    [['31.01.2026', '31.01.26'], 'none', null],
    [['hello'], 'none', null],
    [[''], 'none', null],
  ] as const)('%j, %s: %s', (values, order, style) => {
    expect(sniffDateStyle(values, order)).toBe(style);
  });
});
