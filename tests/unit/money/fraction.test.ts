import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencyDecimals, moneyText, shareOfMoney } from '../../../shared/money/exact-money.ts';
import {
  addFractions,
  ceilFraction,
  compareFractions,
  decimalFraction,
  floorFraction,
  fraction,
  fractionNumber,
  multiplyFractions,
  roundFraction,
  subtractFractions,
} from '../../../shared/money/fraction.ts';

describe('fractions', () => {
  it('read decimals exactly', () => {
    expect(decimalFraction('0.9995')).toEqual({ n: 9995n, d: 10_000n });
    expect(decimalFraction(1e-7)).toEqual({ n: 1n, d: 10_000_000n });
    expect(decimalFraction('-12.50')).toEqual({ n: -1250n, d: 100n });
    expect(decimalFraction('1.5e3')).toEqual({ n: 1500n, d: 1n });
    expect(() => decimalFraction('twelve')).toThrow(RangeError);
    expect(() => fraction(1n, 0n)).toThrow(RangeError);
  });
  it('compare, floor and ceil', () => {
    expect(compareFractions(fraction(1n, 3n), decimalFraction('0.3333'))).toBe(1);
    expect(compareFractions(fraction(1n, -2n), fraction(-1n, 2n))).toBe(0);
    expect([
      floorFraction(fraction(-7n, 2n)),
      ceilFraction(fraction(-7n, 2n)),
      floorFraction(fraction(7n, 2n)),
      ceilFraction(fraction(7n, 2n)),
    ]).toEqual([-4n, -3n, 3n, 4n]);
  });
  it('round half up where contracts do and half even where money is shared', () => {
    const round = (text: string, mode: 'half-up' | 'half-even') => fractionNumber(roundFraction(decimalFraction(text), 2, mode));
    expect([round('0.125', 'half-up'), round('0.125', 'half-even'), round('0.135', 'half-even'), round('-0.125', 'half-up')]).toEqual([
      0.13, 0.12, 0.14, -0.13,
    ]);
  });
  it('stay small over long sums and turn into the nearest number', () => {
    const third = fraction(1n, 3n);
    const sum = Array.from({ length: 3_000 }, (_, index) => (index % 2 === 0 ? third : decimalFraction('0.01'))).reduce(addFractions);
    expect(compareFractions(sum, fraction(515n))).toBe(0);
    expect(fractionNumber(multiplyFractions(fraction(10n ** 400n), fraction(1n, 10n ** 398n)))).toBe(100);
    expect(fractionNumber(decimalFraction('-1234567.25'))).toBe(-1234567.25);
  });
  it('add up without loss, whatever the decimals', () => {
    const decimal = fc.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 6 }));
    fc.assert(
      fc.property(decimal, decimal, ([a, i], [b, j]) => {
        const [x, y] = [fraction(a, 10n ** BigInt(i)), fraction(b, 10n ** BigInt(j))];
        const sum = addFractions(x, y);
        expect(compareFractions(subtractFractions(sum, y), x)).toBe(0);
        // In millionths, whole numbers only.
        const micros = a * 10n ** BigInt(6 - i) + b * 10n ** BigInt(6 - j);
        expect(compareFractions(sum, fraction(micros, 1_000_000n))).toBe(0);
        expect(compareFractions(multiplyFractions(x, y), fraction(a * b, 10n ** BigInt(i + j)))).toBe(0);
      }),
    );
  });
});

describe('money', () => {
  it('is written in the minor units of its currency', () => {
    expect([currencyDecimals('USD'), currencyDecimals('JPY'), currencyDecimals('KWD'), currencyDecimals('?')]).toEqual([2, 0, 3, 2]);
    expect(moneyText(decimalFraction('1234.565'), 'USD')).toBe('1234.56');
    expect(moneyText(decimalFraction('-0.005'), 'USD')).toBe('0.00');
    expect(moneyText(decimalFraction('-1.5'), 'USD')).toBe('-1.50');
    expect(moneyText(decimalFraction('1234.5'), 'JPY')).toBe('1234');
  });
  it('is shared out exactly and capped', () => {
    expect(shareOfMoney('420000', 0.1, 'USD', null)).toBe('42000.00');
    expect(shareOfMoney('420000', 0.1, 'USD', '40000')).toBe('40000.00');
  });
});
