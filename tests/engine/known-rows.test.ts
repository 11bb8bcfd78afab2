import { expect, test } from 'vitest';
import { KnownRows } from '../../electron/engine/slice/known-rows.ts';
import type { SliceSource } from '../../shared/metrics/slice-source.ts';
import type { SliceStatement } from '../../shared/metrics/statement.ts';

const statement = (facts: string | null, dimensions: number, hasBucket = false): SliceStatement => ({
  sql: '',
  facts,
  dimensions,
  hasBucket,
  hasEra: false,
  currencies: [],
  aggregates: 1,
  metrics: [],
  faults: null,
});
const source = (by: readonly string[], bucket: string | null = null) =>
  ({ by, buckets: bucket === null ? null : { sql: bucket } }) as unknown as SliceSource;

// Two networks in two weeks: visa 3 and 5, amex 2 and 7.
const rows = [
  ['visa', 'amex', 'visa', 'amex'],
  ['web', 'web', 'app', 'app'],
  [1n, 1n, 2n, 2n],
  [3n, 2n, 5n, 7n],
];

function known(): KnownRows {
  const kept = new KnownRows();
  kept.keep(statement('count', 2, true), source(['scheme', 'channel'], 'week(ts)'), rows);
  return kept;
}

test('what is split less takes the columns that it is split by, in its own order, and every count', () => {
  expect(known().find(statement('count', 0), source([]))).toEqual([rows[3]]);
  expect(known().find(statement('count', 1), source(['channel']))).toEqual([rows[1], rows[3]]);
  expect(known().find(statement('count', 2), source(['channel', 'scheme']))).toEqual([rows[1], rows[0], rows[3]]);
  expect(known().find(statement('count', 1, true), source(['scheme'], 'week(ts)'))).toEqual([rows[0], rows[2], rows[3]]);
});

test('another column, other steps of time, other sums and what does not add up are asked of the data', () => {
  expect(known().find(statement('count', 1), source(['issuer']))).toBeNull();
  expect(known().find(statement('count', 1, true), source(['scheme'], 'month(ts)'))).toBeNull();
  expect(known().find(statement('sum', 1), source(['scheme']))).toBeNull();
  const kept = new KnownRows();
  kept.keep(statement(null, 1), source(['partner']), [['Alder'], [1n]]);
  expect(kept.find(statement(null, 1), source(['partner']))).toBeNull();
});
