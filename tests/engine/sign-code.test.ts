import { expect, test } from 'vitest';
import type { ColumnMapping, ExtractProfile } from '../../shared/extract/profile.ts';
import { closes, startImport } from '../support/import-text.ts';

const statement =
  'Date,Label,Amount,D/C\n01/15/2026,Rent,250.00,D\n01/16/2026,Sale,"1,533.50",C\n01/17/2026,Odd debit,-20.00,D\n01/18/2026,Odd credit,-7.00,C\n';
const mapping = (overrules: boolean): readonly ColumnMapping[] => [
  { source: 'Date', target: 'entry_date', dateStyle: 'mdy' },
  { source: 'Label', target: 'description' },
  {
    source: 'Amount',
    target: 'amount',
    sign: { kind: 'code', column: 'D/C', positive: ['C'], negative: ['D'], ...(overrules ? { overrules } : {}) },
  },
  { source: 'D/C', target: 'type' },
];
const amounts = 'SELECT amount, fault FROM plain_line ORDER BY line_no';

test('a debit or credit letter beside signed amounts is not read until a person says which of the two holds', async () => {
  const bench = await startImport();
  expect(await bench.refusal('statement.csv', statement)).toBe('FILE_NOT_A_TABLE');
});

test('a letter for unsigned amounts leaves out amounts that have a sign of their own', async () => {
  const bench = await startImport();
  const { receipt } = await bench.load('statement.csv', statement, { mapping: mapping(false), currency: 'USD' });
  expect(await bench.rows(amounts)).toEqual([
    ['-250.000000', null],
    ['1533.500000', null],
    [null, 'Amount: has a sign of its own'],
    [null, 'Amount: has a sign of its own'],
  ]);
  expect(receipt.amounts.map(({ loaded }) => loaded)).toEqual(['1283.5']);
  expect(closes(receipt)).toBe(true);
});

test('a letter that overrules the sign negates the absolute value, in the rows and in the sum beside them', async () => {
  const bench = await startImport();
  const { receipt } = await bench.load('statement.csv', statement, { mapping: mapping(true), currency: 'USD' });
  expect(await bench.rows(amounts)).toEqual([
    ['-250.000000', null],
    ['1533.500000', null],
    ['-20.000000', null],
    ['7.000000', null],
  ]);
  // 1533.50 + 7 - 250 - 20
  expect(receipt.amounts.map(({ loaded, independent }) => [loaded, independent])).toEqual([['1270.5', '1270.5']]);
});

test('a record with a field too many is set aside with the amount it would have had', async () => {
  const bench = await startImport();
  const spoiled = statement.replace('-7.00,C', '-7.00,C,?');
  const { receipt } = await bench.load('statement.csv', spoiled, { mapping: mapping(true), currency: 'USD' });
  expect(receipt.amounts.map(({ loaded, quarantined, independent }) => [loaded, quarantined, independent])).toEqual([
    ['1263.5', '7', '1270.5'],
  ]);
});

test('of a debit and a credit column the empty one may say so in any of the usual ways', async () => {
  const bench = await startImport();
  const profile: ExtractProfile = {
    kind: 'paybench-profile',
    version: 1,
    name: 'both',
    table: 'plain_line',
    dialect: { delimiter: ',', quote: '"', hasHeader: true, decimal: '.', thousands: ',', dateOrder: 'mdy' },
    header: ['Date', 'Debit', 'Credit'],
    columns: [
      { source: 'Date', target: 'entry_date' },
      { source: 'Debit', target: 'amount', sign: { kind: 'negate' } },
      { source: 'Credit', target: 'amount' },
    ],
    constants: { ccy: 'USD' },
    renames: [],
  };
  const nothing = ['', '-', '–', '—', 'N/A', 'NULL', 'None', ' ', ' - '];
  const lines = nothing.flatMap((word) => [`01/15/2026,${word},7.00`, `01/16/2026,2.00,${word}`]);
  const text = `Date,Debit,Credit\n${[...lines, '01/17/2026,-,-', '01/18/2026,three,4.00', '01/19/2026,1.50,4.00'].join('\n')}\n`;
  const { receipt } = await bench.load('both.csv', text, { profile });
  const [fault] = (await bench.rows('SELECT fault FROM plain_line WHERE fault IS NOT NULL')).flat();
  expect(fault).toBe('Debit: not an amount');
  expect(await bench.rows(amounts)).toEqual([
    ...nothing.flatMap(() => [
      ['7.000000', null],
      ['-2.000000', null],
    ]),
    [null, null],
    [null, fault],
    ['2.500000', null],
  ]);
  // 9 x (7 - 2) + 2.50
  expect(receipt.amounts.map(({ loaded, independent }) => [loaded, independent])).toEqual([['47.5', '47.5']]);
});
