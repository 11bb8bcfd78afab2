import { expect, test } from 'vitest';
import type { ExtractProfile, ColumnMapping } from '../../shared/extract/profile.ts';
import { startImport } from '../support/import-text.ts';

function layoutOf(name: string, zone: string, entry: Partial<ColumnMapping> = {}): ExtractProfile {
  return {
    kind: 'paybench-profile',
    version: 1,
    name,
    table: 'settlement_line',
    dialect: { delimiter: ';', quote: '"', hasHeader: true, decimal: '.', thousands: '', dateOrder: 'ymd' },
    header: ['Booked', 'Amount'],
    columns: [
      { source: 'Booked', target: 'ts_utc', zone: { kind: 'zone', zone }, ...entry },
      { source: 'Amount', target: 'gross' },
    ],
    constants: { ccy_gross: 'USD', partner: name },
    renames: [],
  };
}

interface ClockCase {
  readonly name: string;
  readonly zone: string;
  readonly entry?: Partial<ColumnMapping>;
  /** What stands in the file, and the instant it is in UTC, by hand. */
  readonly times: readonly (readonly [text: string, utc: string])[];
  readonly says: readonly string[];
}

const skipped = (times: string, from: string, to: string, day: string, zone: string, as: string) =>
  `HOUR_SKIPPED ${times} between ${from} and ${to} on ${day}, which no clock in ${zone} showed: clocks went forward from ${from} to ${to}. A time without an offset was read as if they had not yet (${as} UTC); ask the partner which zone its times are in.`;
const twice = (times: string, from: string, to: string, day: string, zone: string) =>
  `HOUR_TWICE ${times} between ${from} and ${to} on ${day}, which clocks in ${zone} showed twice; a time without an offset was read as the later of the two.`;

const cases: readonly ClockCase[] = [
  {
    name: 'north',
    zone: 'America/New_York',
    times: [
      ['2026-03-08 01:59:59', '2026-03-08 06:59:59'],
      ['2026-03-08 02:00:00', '2026-03-08 07:00:00'],
      ['2026-03-08 02:30:00', '2026-03-08 07:30:00'],
      // The same instants as the two above, and a clock showed them.
      ['2026-03-08 03:00:00', '2026-03-08 07:00:00'],
      ['2026-03-08 03:30:00', '2026-03-08 07:30:00'],
      ['2026-03-09 02:30:00', '2026-03-09 06:30:00'],
      // Two years later, on March 12.
      ['2028-03-12 02:15:00', '2028-03-12 07:15:00'],
    ],
    says: [
      skipped('2 times of Booked lie', '02:00', '03:00', '2026-03-08', 'America/New_York', '02:00 as 07:00'),
      skipped('1 time of Booked lies', '02:00', '03:00', '2028-03-12', 'America/New_York', '02:15 as 07:15'),
    ],
  },
  {
    name: 'south',
    zone: 'Australia/Sydney',
    times: [
      ['2026-04-05 02:30:00', '2026-04-04 16:30:00'],
      ['2026-04-05 03:00:00', '2026-04-04 17:00:00'],
      ['2026-10-04 02:30:00', '2026-10-03 16:30:00'],
      ['2026-10-04 03:30:00', '2026-10-03 16:30:00'],
    ],
    says: [
      twice('1 time of Booked lies', '02:00', '03:00', '2026-04-05', 'Australia/Sydney'),
      skipped('1 time of Booked lies', '02:00', '03:00', '2026-10-04', 'Australia/Sydney', '02:30 as 16:30'),
    ],
  },
  {
    name: 'half an hour',
    zone: 'Australia/Lord_Howe',
    times: [
      // +11:00 until April 5, 02:00; +10:30 from then on, which is 01:30.
      ['2026-04-05 01:29:00', '2026-04-04 14:29:00'],
      ['2026-04-05 01:45:00', '2026-04-04 15:15:00'],
      ['2026-04-05 02:00:00', '2026-04-04 15:30:00'],
      // October 4, 02:00 is 02:30.
      ['2026-10-04 02:15:00', '2026-10-03 15:45:00'],
      ['2026-10-04 02:30:00', '2026-10-03 15:30:00'],
      ['2026-10-04 02:45:00', '2026-10-03 15:45:00'],
    ],
    says: [
      twice('1 time of Booked lies', '01:30', '02:00', '2026-04-05', 'Australia/Lord_Howe'),
      skipped('1 time of Booked lies', '02:00', '02:30', '2026-10-04', 'Australia/Lord_Howe', '02:15 as 15:45'),
    ],
  },
  {
    // A day begins at 01:00 there; a time within the first hour is of no clock.
    name: 'midnight',
    zone: 'America/Santiago',
    times: [
      ['2026-09-06', '2026-09-06 04:00:00'],
      ['2026-09-06 00:00:00', '2026-09-06 04:00:00'],
      ['2026-09-06 00:30', '2026-09-06 04:30:00'],
    ],
    says: [skipped('1 time of Booked lies', '00:00', '01:00', '2026-09-06', 'America/Santiago', '00:30 as 04:30')],
  },
  {
    name: 'offsets and another zone of its own',
    zone: 'Europe/Berlin',
    times: [
      ['2026-03-29 02:30:00', '2026-03-29 01:30:00'],
      ['2026-03-29T02:30:00Z', '2026-03-29 02:30:00'],
      ['2026-03-29T02:30:00+02:00', '2026-03-29 00:30:00'],
      ['2026-03-29 02:30:00 GMT', '2026-03-29 02:30:00'],
      ['2026-10-25 02:30:00', '2026-10-25 01:30:00'],
      ['2026-10-25T02:30:00+02:00', '2026-10-25 00:30:00'],
    ],
    says: [
      skipped('1 time of Booked lies', '02:00', '03:00', '2026-03-29', 'Europe/Berlin', '02:30 as 01:30'),
      twice('1 time of Booked lies', '02:00', '03:00', '2026-10-25', 'Europe/Berlin'),
    ],
  },
  {
    name: 'one without an offset among those with one',
    zone: 'Europe/Berlin',
    times: [
      ['2026-03-29T02:30:00+01:00', '2026-03-29 01:30:00'],
      ['2026-10-25T02:30:00+02:00', '2026-10-25 00:30:00'],
      ['2026-03-29 02:30', '2026-03-29 01:30:00'],
    ],
    says: [skipped('1 time of Booked lies', '02:00', '03:00', '2026-03-29', 'Europe/Berlin', '02:30 as 01:30')],
  },
  {
    name: 'mornings of twelve hours',
    zone: 'America/New_York',
    entry: { dateStyle: 'mdy' },
    times: [
      ['3/8/2026 2:30 AM', '2026-03-08 07:30:00'],
      ['3/8/2026 2:30 PM', '2026-03-08 18:30:00'],
      ['3/8/2026 12:30 AM', '2026-03-08 05:30:00'],
    ],
    says: [skipped('1 time of Booked lies', '02:00', '03:00', '2026-03-08', 'America/New_York', '02:30 as 07:30')],
  },
  {
    name: 'digits alone',
    zone: 'America/New_York',
    entry: { dateStyle: 'compact' },
    times: [
      ['20260308023000', '2026-03-08 07:30:00'],
      ['20260308T0305', '2026-03-08 07:05:00'],
    ],
    says: [skipped('1 time of Booked lies', '02:00', '03:00', '2026-03-08', 'America/New_York', '02:30 as 07:30')],
  },
  {
    // March 8, 2026 is day 46,089; a tenth of a day is 02:24.
    name: 'days of a spreadsheet',
    zone: 'America/New_York',
    entry: { dateStyle: 'excel_serial' },
    times: [
      ['46089.1', '2026-03-08 07:24:00'],
      ['46089.5', '2026-03-08 16:00:00'],
    ],
    says: [skipped('1 time of Booked lies', '02:00', '03:00', '2026-03-08', 'America/New_York', '02:24 as 07:24')],
  },
  {
    name: 'a zone whose clocks stand',
    zone: 'Asia/Kolkata',
    times: [['2026-03-08 02:30:00', '2026-03-07 21:00:00']],
    says: [],
  },
];

test('times that no clock of their zone showed, or that it showed twice, are told with their day and how they were read', async () => {
  const bench = await startImport();
  for (const { name, zone, entry, times, says } of cases) {
    const text = `Booked;Amount\n${times.map(([time]) => `${time};1\n`).join('')}`;
    const { id, receipt } = await bench.load(`${name}.csv`, text, { profile: layoutOf(name, zone, entry) });
    const read = await bench.rows(`SELECT CAST(ts_utc AS VARCHAR) FROM settlement_line WHERE extract_id = ${id} ORDER BY line_no`);
    expect.soft(read.flat(), name).toEqual(times.map(([, utc]) => utc));
    const said = receipt.warnings.filter(({ code }) => code.startsWith('HOUR_')).map(({ code, message }) => `${code} ${message}`);
    expect.soft(said, name).toEqual(says);
  }
});

test('ids that a spreadsheet rounded are counted in the whole file', async () => {
  const bench = await startImport();
  const layout = layoutOf('ids', 'UTC');
  const profile = { ...layout, header: [...layout.header, 'Ref'], columns: [...layout.columns, { source: 'Ref', target: 'partner_ref' }] };
  const refs = Array.from({ length: 30_000 }, (_, index) => (index >= 29_998 ? '4.00012E+15' : `A+${index}`));
  const text = `Booked;Amount;Ref\n${refs.map((ref) => `2026-01-05 10:00:00;1;${ref}\n`).join('')}`;
  const { receipt } = await bench.load('ids.csv', text, { profile });
  expect(receipt.warnings.filter(({ code }) => code === 'DIGITS_LOST')).toEqual([
    {
      code: 'DIGITS_LOST',
      message:
        "2 ids of Ref look like 4.00012E+15: a spreadsheet rounded them and they match nothing; ask for the file as the partner's system wrote it.",
    },
  ]);
});
