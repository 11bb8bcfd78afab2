import fc from 'fast-check';
import { expect, test } from 'vitest';
import { currencyExponent } from '../../shared/money/iso4217.ts';
import { decimalOf, largestMicros, microsOf } from '../../shared/money/micros.ts';
import { machineFormat, type NumberFormat, parseAmount } from '../../shared/money/number-format.ts';

test('minor-unit digits follow ISO 4217', () => {
  expect(['USD', 'EUR', 'MXN', 'JPY', 'CLP', 'KWD', 'TND', 'CLF', 'XXX', 'usd', ''].map(currencyExponent)).toEqual([
    2,
    2,
    2,
    0,
    0,
    3,
    3,
    4,
    null,
    null,
    null,
  ]);
});

test.each([
  ['0', 0n],
  ['-0.000001', -1n],
  ['12.5', 12_500_000n],
  ['1.1234560', 1_123_456n],
  ['1.1234567', null],
  ['1e3', null],
  ['', null],
  ['.5', null],
])('micro-units of %s', (text, micros) => {
  expect(microsOf(text)).toBe(micros);
});

test('micro-units come back from their own text', () => {
  fc.assert(fc.property(fc.bigInt(-largestMicros, largestMicros), (micros) => microsOf(decimalOf(micros)) === micros));
});

const us: NumberFormat = { decimal: '.', thousands: ',', isLoose: true };
const german: NumberFormat = { decimal: ',', thousands: '.', isLoose: true };
const swiss: NumberFormat = { decimal: '.', thousands: "'", isLoose: true };

test.each<[string, NumberFormat, string | null]>([
  ['12.34', machineFormat, '12.34'],
  ['-12.34', machineFormat, '-12.34'],
  ['+12.34', machineFormat, '12.34'],
  ['1,234.00', machineFormat, null],
  ['1_000', machineFormat, null],
  ['1.5e-7', machineFormat, null],
  ['1.2345678', machineFormat, null],
  [' 1', machineFormat, '1'],
  ['1\n', machineFormat, null],
  ['NaN', machineFormat, null],
  ['999999999999.999999', machineFormat, '999999999999.999999'],
  ['1000000000000', machineFormat, null],
  ['- $220.00', us, '-220'],
  ['+ $1,150.00', us, '1150'],
  ['$1,150.00', us, '1150'],
  ['$-5.00', us, '-5'],
  ['(1,234.56)', us, '-1234.56'],
  ['($5.00)', us, '-5'],
  ['5.00-', us, '-5'],
  ['USD 12.00', us, '12'],
  ['12.00 USD', us, '12'],
  ['US$12', us, '12'],
  ['−7.25', us, '-7.25'],
  ['12,34', us, null],
  ['1,23,456', us, '123456'],
  ['1,2,3456', us, null],
  ['VWZ1', us, null],
  ['--5', us, null],
  ['(5', us, null],
  ['1.234,56', german, '1234.56'],
  ['-98,76', german, '-98.76'],
  ['98,76 €', german, '98.76'],
  ['1.23', german, null],
  ["1'234'567.80", swiss, '1234567.8'],
])('%s is read by its format only', (text, format, expected) => {
  const micros = parseAmount(text, format);
  expect(micros === null ? null : decimalOf(micros)).toBe(expected);
});
