import { expect, test } from 'vitest';
import { gapDays } from '../../shared/extract/gap-days.ts';

const days = { firstInstant: '2026-02-02T12:00:00Z', lastInstant: '2026-02-13T12:00:00Z' };
const receipt = (table: 'bank_line' | 'ach_return' | 'reported_measure', loaded: number, missingDays: readonly string[]) => ({
  table,
  missingDays,
  amounts: [],
  rows: { physical: loaded, loaded, quarantined: 0, faulty: 0 },
  ...days,
});

test('a bank that books every day leaves a gap on a Tuesday, and none on a weekend', () => {
  expect(gapDays(receipt('bank_line', 200, ['2026-02-07', '2026-02-08', '2026-02-10']))).toEqual(['2026-02-10']);
});

test('of a few returns now and then, no day is missing', () => {
  expect(gapDays(receipt('ach_return', 9, ['2026-02-03', '2026-02-05', '2026-02-07', '2026-02-08', '2026-02-10']))).toEqual([]);
});

test('figures about whole months have no missing days', () => {
  expect(gapDays(receipt('reported_measure', 72, ['2026-02-03', '2026-02-04']))).toEqual([]);
});
