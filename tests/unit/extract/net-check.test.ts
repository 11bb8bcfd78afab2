import { expect, test } from 'vitest';
import { netCheck } from '../../../shared/extract/net-check.ts';

const of = (...sums: readonly (readonly [column: string, currency: string, loaded: string])[]) =>
  netCheck({ table: 'settlement_line', amounts: sums.map(([column, currency, loaded]) => ({ column, currency, loaded })) });

test('fees that are negative, and tax with them, make the net', () => {
  expect(of(['gross', 'EUR', '100'], ['fee_total', 'EUR', '-2.5'], ['tax', 'EUR', '-0.5'], ['net', 'EUR', '97'])).toEqual({ kind: 'ties' });
});

test('fees with the wrong sign are told from a real difference', () => {
  const euros = [
    ['gross', 'EUR', '100'],
    ['fee_total', 'EUR', '2.5'],
    ['net', 'EUR', '97.5'],
  ] as const;
  expect(of(...euros)).toEqual({ kind: 'turned' });
  // 50 + 1 - 48 = 3; 100 + 2.5 - 97.5 = 5.
  expect(of(...euros, ['gross', 'USD', '50'], ['fee_total', 'USD', '1'], ['net', 'USD', '48'])).toEqual({
    kind: 'differs',
    by: [
      { currency: 'EUR', amount: '5' },
      { currency: 'USD', amount: '3' },
    ],
  });
});

test('nothing is said where one of the three is missing, or of another table', () => {
  expect(of(['gross', 'EUR', '100'], ['net', 'EUR', '97'])).toBeNull();
  expect(of(['gross', 'USD', '100'], ['fee_total', 'EUR', '-2'], ['net', 'EUR', '90'])).toBeNull();
  expect(netCheck({ table: 'payout', amounts: [] })).toBeNull();
});
