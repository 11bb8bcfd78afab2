import type { ExtractProfile } from '../../shared/extract/profile.ts';

/** One field of a file and what it must be everywhere; null: no value, and the row says why. */
export type ValueCase = readonly [what: string, field: string, expected: string | null];

type Dialect = Pick<ExtractProfile['dialect'], 'decimal' | 'thousands' | 'dateOrder'>;
export const machine: Dialect = { decimal: '.', thousands: '', dateOrder: 'ymd' };

export interface ValueGroup {
  readonly name: string;
  readonly kind: 'amount' | 'id' | 'time';
  readonly dialect?: Dialect;
  readonly currency?: string;
  readonly entry?: Partial<ExtractProfile['columns'][number]>;
  /** Exact, by hand. */
  readonly sum?: string;
  readonly warns?: readonly string[];
  readonly cases: readonly ValueCase[];
}

export const american: Dialect = { decimal: '.', thousands: ',', dateOrder: 'mdy' };
export const german: Dialect = { decimal: ',', thousands: '.', dateOrder: 'dmy' };
export const newYork = { zone: { kind: 'zone', zone: 'America/New_York' } } as const;

export const valueGroups: readonly ValueGroup[] = [
  {
    name: 'machine amounts',
    kind: 'amount',
    sum: '1009007199263.780125',
    cases: [
      ['a tenth', '0.1', '0.1'],
      ['two tenths: a sum of binary fractions is 0.30000000000000004', '0.2', '0.2'],
      ['below a cent', '0.004567', '0.004567'],
      ['the smallest that is kept', '-0.000001', '-0.000001'],
      ['a seventh digit that says something', '1.2345678', null],
      ['a seventh digit that says nothing', '1.2345670', '1.234567'],
      ['the largest', '999999999999.999999', '999999999999.999999'],
      ['one more than the largest', '1000000000000', null],
      ['2^53 + 1 as an amount', '9007199254.740993', '9007199254.740993'],
      ['an exponent', '1.5e-7', null],
      ['an underscore', '1_000', null],
      ['not a number', 'NaN', null],
      ['a mark of thousands that the layout does not have', '1,000', null],
      ['leading zeros', '007.50', '7.5'],
      ['minus zero', '-0.00', '0'],
    ],
  },
  {
    name: 'dollars as people write them',
    kind: 'amount',
    dialect: american,
    sum: '-1534',
    cases: [
      ['sign, blank and dollar', '- $220.00', '-220'],
      ['plus, blank, dollar and thousands', '+ $1,150.00', '1150'],
      ['parentheses', '(1,234.50)', '-1234.5'],
      ['trailing minus', '1,234.50-', '-1234.5'],
      ['thousands at the wrong place', '1,23.45', null],
      ['two points', '1.234.50', null],
      ['parentheses and a minus', '(-5.00)', null],
      ['the code of its currency', '5.00 USD', '5'],
      ['the code of another currency', 'CAD 5.00', null],
      ['the sign of another currency', '€5.00', null],
      ['letters that make it the dollar of another country', 'R$ 10.00', null],
    ],
  },
  {
    name: 'decimal comma',
    kind: 'amount',
    dialect: german,
    currency: 'EUR',
    sum: '247.01',
    cases: [
      ['comma and points', '1.234,56', '1234.56'],
      ['comma only', '12,5', '12.5'],
      ['trailing minus', '1.000,00-', '-1000'],
      ['parentheses', '(0,05)', '-0.05'],
      ['an American amount', '1,234.56', null],
      ['points at the wrong place', '1.23,45', null],
    ],
  },
  {
    name: 'apostrophes',
    kind: 'amount',
    dialect: { decimal: '.', thousands: "'", dateOrder: 'dmy' },
    currency: 'CHF',
    sum: '1235568.35',
    cases: [
      ['Swiss thousands', "1'234'567.85", '1234567.85'],
      ['an apostrophe as it is printed', '1’000.50', '1000.5'],
    ],
  },
  {
    name: 'spaces',
    kind: 'amount',
    dialect: { decimal: ',', thousands: ' ', dateOrder: 'dmy' },
    currency: 'EUR',
    sum: '1469.12',
    cases: [
      ['a space', '1 234,56', '1234.56'],
      ['spaces that do not break', '1\u00a0234,56\u00a0€', '1234.56'],
      ['a narrow one', '-1\u202f000,00', '-1000'],
      ['two of them', '1  000,00', null],
    ],
  },
  {
    name: 'yen in minor units',
    kind: 'amount',
    currency: 'JPY',
    entry: { unit: 'minor' },
    cases: [
      ['a yen has no part', '1234', '1234'],
      ['a part of one', '12.5', null],
    ],
  },
  {
    name: 'dinars in minor units',
    kind: 'amount',
    currency: 'KWD',
    sum: '1.239',
    entry: { unit: 'minor' },
    cases: [
      ['a dinar has a thousand', '1234', '1.234'],
      ['less than one of them', '5', '0.005'],
    ],
  },
  {
    name: 'cents',
    kind: 'amount',
    entry: { unit: 'minor' },
    cases: [
      ['negative', '-5', '-0.05'],
      ['leading zeros', '0000500355', '5003.55'],
    ],
  },
  {
    name: 'ids',
    kind: 'id',
    warns: ['DIGITS_LOST'],
    cases: [
      ['2^53 + 1', '9007199254740993', '9007199254740993'],
      ['22 digits', '1234567890123456789012', '1234567890123456789012'],
      ['leading zeros', '00042', '00042'],
      ['what a spreadsheet left of one', '4.00012E+15', '4.00012E+15'],
      ['a number with a point', '12345.0', '12345.0'],
      ['blanks around it', ' A-1 ', ' A-1 '],
    ],
  },
  {
    name: 'clocks of New York',
    kind: 'time',
    entry: newYork,
    warns: ['HOUR_TWICE'],
    cases: [
      ['winter', '2026-01-15 12:00:00', '2026-01-15 17:00:00'],
      ['summer', '2026-07-15 12:00:00', '2026-07-15 16:00:00'],
      ['the last second before clocks go forward', '2026-03-08 01:59:59', '2026-03-08 06:59:59'],
      // No clock showed it: as a clock that was not put forward, 02:30 EST.
      ['an hour that never was', '2026-03-08 02:30:00', '2026-03-08 07:30:00'],
      ['the first second after', '2026-03-08 03:00:00', '2026-03-08 07:00:00'],
      // Clocks showed it at 05:30 and at 06:30 UTC: the later one, in standard time.
      ['an hour that came twice', '2026-11-01 01:30:00', '2026-11-01 06:30:00'],
      ['the first of them by its offset', '2026-11-01T01:30:00-04:00', '2026-11-01 05:30:00'],
      ['the second of them by its offset', '2026-11-01T01:30:00-05:00', '2026-11-01 06:30:00'],
      ['microseconds', '2026-01-15 12:00:00.123456', '2026-01-15 17:00:00.123456'],
      ['a day that was not', '2026-02-30 10:00:00', null],
      ['February 29 of no leap year', '2025-02-29', null],
      ['February 29 of a leap year', '2024-02-29', '2024-02-29 05:00:00'],
      ['week 53 of 2026 begins in December', '2026-12-28', '2026-12-28 05:00:00'],
      ['and ends in January', '2027-01-03 23:59:59', '2027-01-04 04:59:59'],
      ['hour 25', '2026-01-15 25:00:00', null],
      ['half past the end of the day', '2026-01-15 24:30:00', null],
      ['an offset that no clock has', '2026-01-15T12:00:00+25:00', null],
      ['an offset of 75 minutes', '2026-01-15T12:00:00+05:75', null],
      ['a day that stands for never', '9999-12-31', null],
      ['with a clock', '9999-12-31 00:00:00', null],
      ['a day that stands for unknown', '0001-01-01T00:00:00Z', null],
    ],
  },
  {
    name: 'American days',
    kind: 'time',
    dialect: american,
    entry: { dateStyle: 'mdy', ...newYork },
    cases: [
      ['afternoon', '1/31/2026 3:05 PM', '2026-01-31 20:05:00'],
      ['midnight is twelve', '1/31/2026 12:00 AM', '2026-01-31 05:00:00'],
      ['month 13', '13/1/2026', null],
    ],
  },
  {
    name: 'serial days of a spreadsheet, as text',
    kind: 'time',
    entry: { dateStyle: 'excel_serial', zone: { kind: 'zone', zone: 'UTC' } },
    cases: [
      ['noon', '46053.5', '2026-01-31 12:00:00'],
      ['the day after the one that never was', '61', '1900-03-01 00:00:00'],
      ['February 29, 1900', '60', null],
      ['below it, programs count differently', '59', null],
    ],
  },
  {
    name: 'seconds since 1970',
    kind: 'time',
    entry: { dateStyle: 'epoch_seconds' },
    cases: [
      ['a second of 2026', '1769871900', '2026-01-31 15:05:00'],
      ['beyond 2038', '2147483648', '2038-01-19 03:14:08'],
    ],
  },
];
