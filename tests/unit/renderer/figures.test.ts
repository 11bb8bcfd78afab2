import { expect, test } from 'vitest';
import { fuzzyScore } from '../../../renderer/features/shell/fuzzy.ts';
import { changeOf, toneOf } from '../../../renderer/ui/number/change-of.ts';
import { decimalText, figureOf, moneyText } from '../../../renderer/ui/number/format-value.ts';
import { keepUnits } from '../../../renderer/ui/number/keep-units.ts';
import { batchSource } from '../../../renderer/ui/data-grid/window-source.ts';
import { cellPlain, cellText } from '../../../renderer/ui/data-grid/cell-text.ts';
import { cellAt, columnNamed, type ColumnBatch } from '../../../shared/base/column-batch.ts';

const ratio = { kind: 'ratio' } as const;

test('number and unit are apart, a missing value is null', () => {
  expect(figureOf(0.895, ratio)).toEqual({ number: '89.5', unit: '%' });
  expect(figureOf(612431020170000n, { kind: 'money', currency: 'USD' })).toEqual({ number: '$612.4', unit: 'M' });
  expect(figureOf(187.2, { kind: 'bps' })).toEqual({ number: '187.2', unit: 'bps' });
  expect(figureOf(null, ratio)).toBeNull();
});

test('money keeps every digit it has', () => {
  expect(moneyText(-14903551080000n, 'USD')).toBe('−$14,903,551.08');
  expect(moneyText(12345n, 'XXX')).toBe('0.012345');
  expect(moneyText(1_500_000_000n, 'JPY')).toBe('¥1,500');
  expect(moneyText(1_500_500_000n, 'JPY')).toBe('¥1,500.50');
  expect(moneyText(1_250_000n, 'KWD')).toMatch(/1\.250$/);
  expect(decimalText('-14903551.080', 'USD')).toBe('−14,903,551.08');
  // A yen has no smaller unit, a Kuwaiti dinar a thousand of them; digits that are there are never cut.
  expect(decimalText('5000.000000', 'JPY')).toBe('5,000');
  expect(decimalText('5000.000000', 'KWD')).toBe('5,000.000');
  expect(decimalText('0.125000', 'USD')).toBe('0.125');
});

test('a change says how much and whether that is good', () => {
  expect(changeOf(0.89525, 0.91, ratio, 'up')).toMatchObject({ text: '1.5 pp', verdict: 'worse' });
  expect(changeOf(0.02, 0.03, ratio, 'down')).toMatchObject({ text: '1.0 pp', verdict: 'better' });
  expect(changeOf(108n, 100n, { kind: 'count' }, 'info')).toMatchObject({ signed: '+8.0 %', verdict: 'higher' });
  expect(changeOf(5, 0, { kind: 'count' }, 'up')).toBeNull();
  expect(changeOf(0.5, null, ratio, 'up')).toBeNull();
  expect(toneOf(changeOf(0.5, 0.5, ratio, 'up'))).toBe('muted');
});

test('what is typed finds commands by their letters in order', () => {
  expect(fuzzyScore('Save as', 'svs')).not.toBeNull();
  expect(fuzzyScore('Save as', 'xs')).toBeNull();
  const [whole, scattered] = [fuzzyScore('Overview', 'over') ?? 0, fuzzyScore('Open report viewer', 'over') ?? 0];
  expect(whole).toBeGreaterThan(scattered);
});

const batch: ColumnBatch = {
  rowCount: 3,
  columns: [
    { name: 'partner', unit: { kind: 'none' }, type: 'dict', dictionary: ['B', 'A'], codes: Int32Array.of(0, 1, -1) },
    {
      name: 'amount',
      unit: { kind: 'money', currency: 'USD' },
      type: 'money',
      values: BigInt64Array.of(2_500_000n, 10_000n, 0n),
      validity: Uint8Array.of(1, 1, 0),
    },
    { name: 'day', unit: { kind: 'none' }, type: 'day', values: Int32Array.of(20454, 20455, 20456) },
  ],
};

test('a whole result is sorted and cut into windows, missing values last', async () => {
  const source = batchSource(batch);
  const sorted = await source.load(0, 2, [{ column: 'partner', descending: false }]);
  expect(sorted.total).toBe(3);
  expect([0, 1].map((row) => cellAt(columnNamed(sorted.batch, 'partner'), row))).toEqual(['A', 'B']);
  const rest = await source.load(2, 2, [{ column: 'partner', descending: false }]);
  expect(cellAt(columnNamed(rest.batch, 'amount'), 0)).toBeNull();
});

test('cells for the eye and cells for a spreadsheet', () => {
  const [partner, amount, day] = [columnNamed(batch, 'partner'), columnNamed(batch, 'amount'), columnNamed(batch, 'day')];
  expect(cellText(amount, 0, 'UTC')).toBe('$2.50');
  expect(cellText(amount, 2, 'UTC')).toBeNull();
  expect([cellPlain(amount, 1), cellPlain(partner, 2), cellPlain(day, 0)]).toEqual(['0.01', '', '2026-01-01']);
});

test('a number and its unit stay on one line', () => {
  expect(keepUnits('99.85 % against 99.95 %, 48 minutes of 3 Marks')).toBe('99.85\u00a0% against 99.95\u00a0%, 48\u00a0minutes of 3 Marks');
});
