import { describe, expect, test } from 'vitest';
import { findDrift, isSame, type KnownColumn, type KnownLayout, openColumns } from '../../shared/extract/drift.ts';
import { nameLikeness } from '../../shared/extract/name-likeness.ts';

const column = (name: string, kind: KnownColumn['kind'], over: Partial<KnownColumn> = {}): KnownColumn => ({
  names: [name],
  isRequired: true,
  isRead: true,
  kind,
  ...over,
});

/** A settlement layout of six columns, the last one only kept. */
const known: KnownLayout = {
  format: 'house.settlement',
  label: 'House settlement',
  isOrdered: true,
  columns: [
    column('Booked', 'date'),
    column('Txn Ref', 'text'),
    column('Currency', 'currency'),
    column('Gross Amount', 'amount'),
    column('Fee', 'amount', { isRequired: false }),
    column('Note', 'text', { isRequired: false, isRead: false }),
  ],
};
const rows = [
  ['2026-03-01', 'r1', 'USD', '10.00', '-0.30', 'a'],
  ['2026-03-02', 'r2', 'EUR', '20.00', '-0.60', 'b'],
];
/** The same rows with their columns in another order. */
const inOrder = (...order: readonly number[]) => rows.map((row) => order.map((index) => row[index] ?? ''));

test('a file as it was last seen has no drift', () => {
  const drift = findDrift(known, ['Booked', 'Txn Ref', 'Currency', 'Gross Amount', 'Fee', 'Note'], rows);
  expect(isSame(drift)).toBe(true);
  expect(drift).toMatchObject({ renamed: [], added: [], missing: [], moved: [] });
});

test('one column renamed and moved to the end is found by its name and its values', () => {
  const drift = findDrift(known, ['Booked', 'Txn Ref', 'Currency', 'Fee', 'Note', 'Amt Gross'], inOrder(0, 1, 2, 4, 5, 3));
  expect(drift.renamed.map(({ from, to }) => [from, to])).toEqual([['Gross Amount', 'Amt Gross']]);
  expect(drift.renamed[0]?.why).toContain('a similar name');
  expect(drift.renamed[0]?.why).toContain('its values are amounts');
  expect(drift).toMatchObject({ added: [], missing: [], moved: ['Gross Amount'] });
  expect(openColumns(drift)).toEqual(['Gross Amount']);
});

test('case, spaces and accents alone are a score of 1', () => {
  const drift = findDrift(known, ['booked', 'TXN_REF', 'Currency', 'Gross Amount', 'Fee', 'Note'], rows);
  expect(drift.renamed.map(({ from, to, score }) => [from, to, score])).toEqual([
    ['Booked', 'booked', 1],
    ['Txn Ref', 'TXN_REF', 1],
  ]);
});

test('a name that says nothing is found where it stands, by what it holds', () => {
  const drift = findDrift(known, ['Booked', 'Txn Ref', 'Currency', 'Spalte 4', 'Fee', 'Note'], rows);
  expect(drift.renamed.map(({ from, to }) => [from, to])).toEqual([['Gross Amount', 'Spalte 4']]);
  expect(drift.renamed[0]?.why).toBe('its values are amounts, no other new column holds such values, it stands in the same place');
});

test('a name that says nothing, in another place and beside another new amount, is asked', () => {
  const two = rows.map(([booked = '', ref = '', currency = '', gross = '', fee = '', note = '']) => [
    gross,
    booked,
    ref,
    currency,
    fee,
    note,
    fee,
  ]);
  const drift = findDrift(known, ['Spalte 4', 'Booked', 'Txn Ref', 'Currency', 'Fee', 'Note', 'Spalte 7'], two);
  expect(drift.renamed).toEqual([]);
  expect(drift.missing).toEqual([{ name: 'Gross Amount', isRequired: true, isRead: true }]);
  expect(drift.added).toEqual(['Spalte 4', 'Spalte 7']);
  expect(openColumns(drift)).toEqual(['Gross Amount']);
});

test('values that cannot be what the column held are no proposal, whatever the name', () => {
  const texts = rows.map((row) => row.with(3, 'see invoice'));
  const drift = findDrift(known, ['Booked', 'Txn Ref', 'Currency', 'Gross Amounts', 'Fee', 'Note'], texts);
  expect(drift.renamed).toEqual([]);
  expect(drift.missing.map(({ name }) => name)).toEqual(['Gross Amount']);
});

test('two new columns that are equally good are left to a person', () => {
  const two = rows.map(([booked = '', ref = '', currency = '', gross = '', fee = '']) => [booked, ref, currency, gross, gross, fee]);
  const drift = findDrift(known, ['Booked', 'Txn Ref', 'Currency', 'Amount', 'Gross', 'Fee'], two);
  expect(drift.renamed).toEqual([]);
  expect(drift.added).toEqual(['Amount', 'Gross']);
});

test('new columns are named, and one that is gone and was only kept asks nothing', () => {
  const drift = findDrift(
    known,
    ['Booked', 'Txn Ref', 'Currency', 'Gross Amount', 'Fee', 'Risk'],
    [['2026-03-01', 'r', 'USD', '1', '1', '9']],
  );
  expect(drift.added).toEqual(['Risk']);
  expect(drift.missing).toEqual([{ name: 'Note', isRequired: false, isRead: false }]);
  expect(openColumns(drift)).toEqual([]);
});

test('only what left its place is called moved', () => {
  const drift = findDrift(known, ['Currency', 'Booked', 'Txn Ref', 'Gross Amount', 'Fee', 'Note'], inOrder(2, 0, 1, 3, 4, 5));
  expect(drift.moved).toEqual(['Currency']);
  expect(findDrift({ ...known, isOrdered: false }, ['Note', 'Fee', 'Gross Amount', 'Currency', 'Txn Ref', 'Booked'], []).moved).toEqual([]);
});

describe('likeness of names', () => {
  test.each([
    ['Net Credit (NC)', 'net_credit_nc', 1],
    ['grossAmount', 'Gross Amount', 1],
    ['Montant brut', 'Total', 0.6],
  ])('%s and %s', (left, right, likeness) => {
    expect(nameLikeness(left, right)).toBeCloseTo(likeness, 1);
  });

  test.each([
    ['Transaction Date', 'Txn Date'],
    ['Amt', 'Amount'],
    ['Merchant Reference', 'Merchant Ref'],
    ['Currency Code', 'Ccy'],
  ])('%s is rather like %s', (left, right) => {
    expect(nameLikeness(left, right)).toBeGreaterThanOrEqual(0.6);
  });

  test.each([
    ['Fee', 'Date'],
    ['Order id', 'Country'],
    ['Gross', 'Net'],
  ])('%s is not like %s', (left, right) => {
    expect(nameLikeness(left, right)).toBeLessThan(0.4);
  });
});
