import { describe, expect, test } from 'vitest';
import { julianDay } from '../../../shared/extract/julian-day.ts';
import { minorText } from '../../../shared/extract/control-text.ts';
import { overpunchInteger } from '../../../shared/extract/overpunch.ts';
import { swiftAmount } from '../../../shared/extract/swift-amount.ts';

describe('a zoned decimal', () => {
  test.each([
    ['0000500355D', '5003554'],
    ['0000000000038N', '-385'],
    ['0000000227{', '2270'],
    ['0000000227}', '-2270'],
    ['00000000{', '0'],
    ['00000000}', '0'],
    ['A', '1'],
    ['I', '9'],
    ['J', '-1'],
    ['R', '-9'],
    ['99999999999999I', '999999999999999'],
  ])('%s is %s', (text, value) => expect(overpunchInteger(text)).toBe(value));

  test.each(['', '000000050', '00000O05N', '0000-005{', ' 0000005A', '0000005a', '0000005S', '12.3D'])('"%s" is none', (text) =>
    expect(overpunchInteger(text)).toBeNull(),
  );
});

describe('a day of the year', () => {
  test.each([
    ['2013068', '2013-03-09'],
    ['2013001', '2013-01-01'],
    ['2013365', '2013-12-31'],
    ['2024060', '2024-02-29'],
    ['2024366', '2024-12-31'],
    ['2000366', '2000-12-31'],
    ['1900059', '1900-02-28'],
    ['1900060', '1900-03-01'],
  ])('%s is %s', (text, day) => expect(julianDay(text)).toBe(day));

  test.each(['', '2013000', '2013366', '1900366', '2013367', '201306', '20130688', '2O13068', '0000001'])('"%s" is none', (text) =>
    expect(julianDay(text)).toBeNull(),
  );
});

describe('an amount with a decimal comma', () => {
  test.each([
    ['107,', '107'],
    ['9,59', '9.59'],
    ['11,8', '11.8'],
    [',50', '0.50'],
    ['000000001213,28', '1213.28'],
    ['0,', '0'],
    ['000', '0'],
    ['500', '500'],
    ['1,234', '1.234'],
  ])('%s is %s', (text, value) => expect(swiftAmount(text)).toBe(value));

  test.each(['', ',', '1.234,50', '-5,00', '5,0O', '1,2,3', ' 5,'])('"%s" is none', (text) => expect(swiftAmount(text)).toBeNull());
});

describe('minor units', () => {
  test.each([
    [5003554n, 'USD', '50035.54'],
    [-385n, 'EUR', '-3.85'],
    [5n, 'USD', '0.05'],
    [0n, 'USD', '0.00'],
    [15000n, 'JPY', '15000'],
    [-1234n, 'KWD', '-1.234'],
    [1234n, 'CLF', '0.1234'],
    [70n, 'DEM', '70'],
  ])('%d of %s is %s', (minor, currency, text) => expect(minorText(minor, currency)).toBe(text));
});
