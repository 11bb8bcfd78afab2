import { describe, expect, test } from 'vitest';
import { cellReference, cellText, columnLetters } from '../../../shared/extract/containers/cell-text.ts';
import { builtInFormatKind, formatCurrency, formatKind } from '../../../shared/extract/containers/excel-format-kind.ts';
import { excelNumber } from '../../../shared/extract/containers/excel-number.ts';
import { serialText } from '../../../shared/extract/containers/excel-serial.ts';
import { shortenedNumber } from '../../../shared/extract/containers/lossy-card-number.ts';

describe('serial numbers as dates', () => {
  // Worked out by counting days from the first day of each system.
  test.each([
    [1, '1900', '1900-01-01'],
    [31, '1900', '1900-01-31'],
    [59, '1900', '1900-02-28'],
    [61, '1900', '1900-03-01'],
    [366, '1900', '1900-12-31'],
    [367, '1900', '1901-01-01'],
    [25569, '1900', '1970-01-01'],
    [43449, '1900', '2018-12-15'],
    [45351, '1900', '2024-02-29'],
    [2958465, '1900', '9999-12-31'],
    [0, '1904', '1904-01-01'],
    [59, '1904', '1904-02-29'],
    [60, '1904', '1904-03-01'],
    [41987, '1904', '2018-12-15'],
    [2957003, '1904', '9999-12-31'],
  ] as const)('%s in the %s system is %s', (serial, system, text) => {
    expect(serialText(serial, system, 'date')).toEqual({ text, isReal: true });
  });

  test.each([
    [60, 'date', '1900-02-29'],
    [60.5, 'datetime', '1900-02-29T12:00:00'],
    [0, 'date', '1900-01-00'],
  ] as const)('%s was never a day', (serial, kind, text) => {
    expect(serialText(serial, '1900', kind)).toEqual({ text, isReal: false });
  });

  test.each([
    [-1, '1900'],
    [2958466, '1900'],
    [2957004, '1904'],
    [Number.NaN, '1900'],
    [Number.POSITIVE_INFINITY, '1904'],
  ] as const)('%s is outside of the %s system', (serial, system) => {
    expect(serialText(serial, system, 'datetime')).toBeNull();
  });

  // 0.25 = 6 h; 1/86,400 = 1 s; 0.999999999 = 86 µs before midnight.
  test.each([
    [43449.5, 'date', '2018-12-15T12:00:00'],
    [43449, 'datetime', '2018-12-15T00:00:00'],
    [43449.25, 'datetime', '2018-12-15T06:00:00'],
    [43449.99998842593, 'datetime', '2018-12-15T23:59:59'],
    [43449.99999999999, 'datetime', '2018-12-16T00:00:00'],
    [43449.50000578704, 'datetime', '2018-12-15T12:00:00.500'],
    [0.75, 'time', '18:00:00'],
    [0, 'time', '00:00:00'],
    [1.5, 'duration', '36:00:00'],
    [10.000694444444445, 'duration', '240:01:00'],
    [43449.5, 'time', '2018-12-15T12:00:00'],
  ] as const)('%s shown as %s is %s', (serial, kind, text) => {
    expect(serialText(serial, '1900', kind)?.text).toBe(text);
  });
});

describe('number formats', () => {
  test.each([
    [0, 'number'],
    [2, 'number'],
    [9, 'percent'],
    [14, 'date'],
    [19, 'time'],
    [22, 'datetime'],
    [31, 'date'],
    [44, 'number'],
    [46, 'duration'],
    [49, 'text'],
    [57, 'date'],
    [164, null],
  ] as const)('%s is known to be a %s', (id, kind) => {
    expect(builtInFormatKind(id)).toBe(kind);
  });

  test.each([
    ['General', 'number'],
    ['0.00', 'number'],
    ['#,##0.00;[Red]-#,##0.00', 'number'],
    ['_-* #,##0.00\\ "€"_-;-* #,##0.00', 'number'],
    ['"USD "#,##0.00', 'number'],
    ['[$AED] #,##0.00', 'number'],
    ['#,##0.00\\ \\d\\a\\y\\s', 'number'],
    ['0.00E+00', 'number'],
    ['"yyyy"0', 'number'],
    ['[Red]0', 'number'],
    ['0.0%', 'percent'],
    ['0\\%', 'number'],
    ['@', 'text'],
    ['dd/mm/yyyy', 'date'],
    ['[$-409]mmmm d, yyyy;@', 'date'],
    ['mmm-yy', 'date'],
    ['YYYY-MM-DD', 'date'],
    ['yyyy"年"m"月"d"日"', 'date'],
    ['h:mm', 'time'],
    ['mm:ss', 'time'],
    ['h:mm AM/PM', 'time'],
    ['ss.000', 'time'],
    ['yyyy-mm-dd hh:mm:ss.000', 'datetime'],
    ['d.m.yyyy h:mm', 'datetime'],
    ['m/d/yy h:mm;@', 'datetime'],
    ['[h]:mm:ss', 'duration'],
    ['[mm]:ss', 'duration'],
  ])('%s is a %s', (code, kind) => {
    expect(formatKind(code)).toBe(kind);
  });
});

describe('stored numbers', () => {
  test.each([
    ['1234.56', '1234.56', null],
    ['1.10', '1.10', null],
    ['007', '007', null],
    ['-33.5', '-33.5', null],
    ['123456789012345', '123456789012345', null],
    ['9007199254740993', '9007199254740993', null],
    ['1234567890123456789012', '1234567890123456789012', null],
    ['0.28999999999999998', '0.29', null],
    ['1234.5599999999999', '1234.56', null],
    ['-8.0999999999999996', '-8.1', null],
    ['0.30000000000000004', '0.3', 'rounded_to_15_digits'],
    ['1234567.8900000001', '1234567.89', 'rounded_to_15_digits'],
    ['1E-07', '0.0000001', null],
    ['1.5E-2', '0.015', null],
    ['2.5E+3', '2500', null],
    ['1.23457E+15', '1.23457E+15', 'digits_lost'],
    ['1.2345678901234501E+17', '1.23456789012345E+17', 'digits_lost'],
    ['-1E+20', '-1E+20', 'digits_lost'],
    ['1234567890123450', '1234567890123450', 'digits_lost'],
    ['0', '0', null],
    ['-0', '-0', null],
  ])('%s is read as %s', (raw, text, note) => {
    expect(excelNumber(raw)).toEqual({ text, note });
  });

  test.each(['', '-', '.', '1,5', '1.2.3', 'NaN', '0x10', ' 1', '1e', '١'])('%j is no number', (raw) => {
    expect(excelNumber(raw)).toBeNull();
  });

  test('a card number whose last digit a spreadsheet lost is masked although Luhn cannot find it', () => {
    // 4111111111111111 stored as a number: 15 digits are left.
    expect(excelNumber('4111111111111110')).toEqual({ text: '411111******1110', note: 'card_shaped_number' });
    expect(excelNumber('4.11111111111111E+15')).toEqual({ text: '411111******1110', note: 'card_shaped_number' });
    expect(excelNumber('6.2000000000000001E+18')?.text).toBe('620000*********0000');
  });

  test('a number with digits behind the fifteenth lost none, and the card-number guard judges it', () => {
    expect(excelNumber('4111111111111112')).toEqual({ text: '4111111111111112', note: null });
  });
});

describe('texts that a spreadsheet has shortened', () => {
  test.each([
    ['1.23457E+15', null],
    ['8,8356E+15', null],
    ['9E+12', null],
    ['4.11111111111111E+15', '4.11111*********E+15'],
    ['4.11111E+15', null],
  ])('%s is named', (text, masked) => {
    expect(shortenedNumber(text)).toEqual({ masked });
  });

  test.each(['1.5E+3', '12E+15', 'E+15', '1.2E-15', '4111', 'A1E+15'])('%s is not', (text) => {
    expect(shortenedNumber(text)).toBeNull();
  });
});

describe('cells', () => {
  test.each([
    ['A1', { column: 0, row: 1 }],
    ['Z9', { column: 25, row: 9 }],
    ['AA10', { column: 26, row: 10 }],
    ['XFD1048576', { column: 16_383, row: 1_048_576 }],
    ['XFE1', null],
    ['A1048577', null],
    ['A', null],
    ['12', null],
    ['a1', null],
    ['A1B', null],
  ])('%s', (reference, place) => {
    const bytes = Buffer.from(`<${reference}>`);
    expect(cellReference(bytes, 1, bytes.length - 1)).toEqual(place);
  });

  test('letters of columns', () => {
    expect([0, 25, 26, 701, 702, 16_383].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
  });

  test('characters that XML cannot hold come back', () => {
    expect(cellText('a_x000D_\nb_x005F_x000D_')).toBe('a\r\nb_x000D_');
  });
});

test.each([
  ['#,##0.00 [$€-407]', '€'],
  ['[$GBP] 0.00', 'GBP'],
  ['[$£-809]#,##0.00;[Red]-[$£-809]#,##0.00', '£'],
  ['"EUR" #,##0.00', 'EUR'],
  ['#,##0.00\\ €', '€'],
  ['[$CA$-1009]#,##0.00', 'CA$'],
  ['[$$-409]#,##0.00', null],
  ['"$"#,##0.00_);("$"#,##0.00)', null],
  ['[$-409]mmm-yy', null],
  ['#,##0.00;[Red]-#,##0.00', null],
  ['General', null],
])('%s shows the currency %s', (code, currency) => {
  expect(formatCurrency(code)).toBe(currency);
});
