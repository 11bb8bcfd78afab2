import { expect, test } from 'vitest';
import { queueTable } from '../../../shared/report/queue-table.ts';
import type { EntrySide, QueueEntry } from '../../../shared/reconcile/result.ts';
import { decimalText, statedText } from '../../../renderer/ui/number/format-value.ts';

test.each([
  ['1500', 'JPY', '1,500'],
  ['1500.5', 'JPY', '1,500.5'],
  ['-12.5', 'KWD', '−12.500'],
  ['1234.5', 'USD', '1,234.50'],
  ['0.0875', 'USD', '0.0875'],
  ['7', 'XXX', '7.00'],
])('%s %s is shown as %s', (exact, currency, text) => {
  expect(decimalText(exact, currency)).toBe(text);
});

test('what a file states is shown as it states it: counts whole, both sides with the same decimals', () => {
  expect(statedText('100199', '100198')).toBe('100,199');
  expect(statedText('203548559.4', '203548559.43')).toBe('203,548,559.40');
  expect(statedText('12', '12.5')).toBe('12.00');
});

test('the queue writes amounts with the decimals of their own currency', () => {
  const side = (amount: string, currency: string): EntrySide => ({ count: 1, amount, currency, rows: [] });
  const entry = (currency: string, left: string, right: string, difference: string): QueueEntry => ({
    key: currency,
    leg: 'ledger-partner',
    state: 'open',
    type: 'amount_diff',
    partner: 'Meridian',
    itemType: 'sale',
    reference: null,
    left: side(left, currency),
    right: side(right, currency),
    difference,
    currency,
    day: null,
    age: null,
    bucket: '0-1',
    waitUntil: null,
    owner: null,
    match: null,
    writtenOff: null,
  });
  const table = queueTable([entry('JPY', '1500', '1490', '10'), entry('KWD', '1.25', '1', '0.25')], 'en-US');
  const shown = table.rows.map((row) => row.map((cell) => cell.text).filter((text) => /^[\d.,]+$/.test(text)));
  expect(shown).toEqual([
    ['1,500', '1,490', '10'],
    ['1.250', '1.000', '0.250'],
  ]);
});
