import { writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { ColumnMapping, ExtractProfile } from '../../shared/extract/profile.ts';
import { plainTableId } from '../../shared/extract/plain-table.ts';
import { failureCode } from '../support/engine.ts';
import { closes, startImport } from '../support/import-text.ts';

const profile = (over: Partial<ExtractProfile> & Pick<ExtractProfile, 'header' | 'columns'>): ExtractProfile => ({
  kind: 'paybench-profile',
  version: 1,
  name: 'Harbor card',
  table: 'settlement_line',
  dialect: { delimiter: ';', quote: '"', hasHeader: true, decimal: '.', thousands: '', dateOrder: 'dmy' },
  constants: {},
  renames: [],
  ...over,
});

/** An issuer's monthly file as nobody has published: unsigned cents, a letter for the sign, day and time apart, an offset beside them. */
const header = ['Day', 'Clock', 'Offset', 'Ref', 'Kind', 'DC', 'Cents', 'Fee cents', 'Ccy', 'Memo'];
const columns: readonly ColumnMapping[] = [
  { source: 'Day', target: 'ts_utc', clock: 'Clock', zone: { kind: 'offset-column', column: 'Offset' } },
  { source: 'Day', target: 'posting_date' },
  { source: 'Ref', target: 'partner_ref' },
  {
    source: 'Kind',
    target: 'type',
    words: { ours: { sale: ['PUR', 'PURCHASE'], refund: ['RET'], chargeback: ['CBK'] }, otherwise: { kind: 'fault' } },
  },
  { source: 'Kind', target: 'source_type' },
  { source: 'Cents', target: 'gross', unit: 'minor', sign: { kind: 'code', column: 'DC', positive: ['C'], negative: ['D'] } },
  { source: 'Fee cents', target: 'fee_total', unit: 'minor', sign: { kind: 'negate' } },
  { source: 'Ccy', target: 'ccy_gross' },
  { source: 'Ccy', target: 'ccy_net' },
  { source: 'Memo', target: null, drop: true },
];
const harbor = profile({ header: [...header], columns: [...columns], constants: { partner: 'Harbor', product: 'co_brand' } });
const file = [
  header.join(';'),
  '31.01.2026;23:30:00;-0500;r1;PUR;C;10050;125;USD;private',
  '01.02.2026;09:05:00;+01:00;r2;RET;D;2000;0;JPY;private',
  '02.02.2026;10:00:00;Z;r3;CBK;D;1234;;KWD;private',
  '02.02.2026;10:00:00;Z;r4;PUR;X;500;;USD;private',
  '02.02.2026;10:00:00;Z;r5;PUR;C;-500;;USD;private',
  '02.02.2026;10:00:00;soon;r6;GIFT;C;700;;USD;private',
  '',
].join('\n');

test('a layout nobody has published is read as it was taught: codes, minor units, words, clock and offset columns', async () => {
  const bench = await startImport();
  const { receipt } = await bench.load('harbor.csv', file, { profile: harbor });
  expect(receipt).toMatchObject({ format: 'profile:Harbor card', formatVerified: false, table: 'settlement_line' });
  expect(closes(receipt)).toBe(true);
  expect(
    await bench.rows(
      'SELECT ts_utc, posting_date, partner, product, type, source_type, partner_ref, gross, ccy_gross, fee_total, ccy_net, fault FROM settlement_line ORDER BY line_no',
    ),
  ).toEqual([
    // 23:30 five hours behind UTC; 100.50 to us, 1.25 charged.
    ['2026-02-01 04:30:00', '2026-01-31', 'Harbor', 'co_brand', 'sale', 'PUR', 'r1', '100.500000', 'USD', '-1.250000', 'USD', null],
    // The yen has no minor unit.
    ['2026-02-01 08:05:00', '2026-02-01', 'Harbor', 'co_brand', 'refund', 'RET', 'r2', '-2000.000000', 'JPY', '0.000000', 'JPY', null],
    // The Kuwaiti dinar has three digits.
    ['2026-02-02 10:00:00', '2026-02-02', 'Harbor', 'co_brand', 'chargeback', 'CBK', 'r3', '-1.234000', 'KWD', null, 'KWD', null],
    [
      '2026-02-02 10:00:00',
      '2026-02-02',
      'Harbor',
      'co_brand',
      'sale',
      'PUR',
      'r4',
      null,
      'USD',
      null,
      'USD',
      'DC: not a known word for the sign',
    ],
    [
      '2026-02-02 10:00:00',
      '2026-02-02',
      'Harbor',
      'co_brand',
      'sale',
      'PUR',
      'r5',
      null,
      'USD',
      null,
      'USD',
      'Cents: has a sign of its own',
    ],
    [
      null,
      '2026-02-02',
      'Harbor',
      'co_brand',
      null,
      'GIFT',
      'r6',
      '7.000000',
      'USD',
      null,
      'USD',
      'Day: not a time, or its zone is not known; Kind: not a known word',
    ],
  ]);
  // 100.50 + 7.00 by the database and by the reader; what has no sign is in neither.
  expect(receipt.amounts.filter(({ column }) => column === 'gross')).toEqual([
    { column: 'gross', currency: 'JPY', loaded: '-2000', quarantined: '0', independent: '-2000' },
    { column: 'gross', currency: 'KWD', loaded: '-1.234', quarantined: '0', independent: '-1.234' },
    { column: 'gross', currency: 'USD', loaded: '107.5', quarantined: '0', independent: '107.5' },
  ]);
  expect(receipt.guard.columnsDropped).toEqual(['Memo']);
  expect(receipt.warnings.map(({ code }) => code).sort()).toEqual(['COLUMNS_LEFT_OUT', 'ROWS_WITHOUT_TIME', 'ROWS_WITH_FAULTS']);
  const kept = await bench.rows(
    "SELECT column_name FROM information_schema.columns WHERE table_name = 'settlement_line' AND column_name LIKE 'x_%'",
  );
  expect(kept.flat().sort()).toEqual(['x_dc', 'x_offset']);
});

test('once saved it is recognised by its header, also in another order; undo forgets it', async () => {
  const bench = await startImport();
  const shuffled = file
    .trimEnd()
    .split('\n')
    .map((line) => line.split(';').reverse().join(';'))
    .join('\n');
  expect(await bench.refusal('before.csv', `${file}\n`)).not.toBe('loaded');
  await bench.call('document.apply', { edit: { kind: 'profile.put', profile: harbor } });
  const { receipt } = await bench.load('february.csv', `${shuffled}\n`);
  expect(receipt.format).toBe('profile:Harbor card');
  expect(await bench.rows("SELECT gross FROM settlement_line WHERE partner_ref = 'r1'")).toEqual([['100.500000']]);
  await bench.call('document.undo', {});
  await bench.call('document.undo', {});
  expect(await bench.refusal('march.csv', file)).not.toBe('loaded');
});

test('the zone that was taught holds for the next file of the kind, and another one may be chosen for a file', async () => {
  const bench = await startImport();
  const clocked = profile({
    name: 'Rhine',
    header: ['Day', 'Clock', 'Sum', 'Ccy'],
    columns: [
      { source: 'Day', target: 'ts_utc', clock: 'Clock' },
      { source: 'Sum', target: 'net' },
      { source: 'Ccy', target: 'ccy_net' },
    ],
    timeZone: 'Europe/Berlin',
  });
  const text = (day: string) => `Day;Clock;Sum;Ccy\n${day};00:30:00;5.00;EUR\n`;
  await bench.load('january.csv', text('31.01.2026'), { profile: clocked });
  await bench.call('document.apply', { edit: { kind: 'profile.put', profile: clocked } });
  const { receipt } = await bench.load('july.csv', text('31.07.2026'), {});
  expect(receipt.warnings.map(({ code }) => code)).not.toContain('TIME_ZONE_ASSUMED');
  await bench.load('august.csv', text('31.08.2026'), { timeZone: 'UTC' });
  // Berlin is an hour ahead in winter and two in summer.
  expect((await bench.rows('SELECT ts_utc FROM settlement_line ORDER BY 1')).flat()).toEqual([
    '2026-01-30 23:30:00',
    '2026-07-30 22:30:00',
    '2026-08-31 00:30:00',
  ]);
});

test('a file without a header is recognised by what its columns hold', async () => {
  const bench = await startImport();
  const taught = profile({
    name: 'Quay points',
    table: 'points_event',
    dialect: { delimiter: '|', quote: null, hasHeader: false, decimal: '.', thousands: '', dateOrder: 'ymd' },
    header: ['c1', 'c2', 'c3', 'c4', 'c5'],
    columns: [
      { source: 'c1', target: 'event_id' },
      { source: 'c2', target: 'ts_utc', dateStyle: 'compact', zone: { kind: 'zone', zone: 'America/New_York' } },
      { source: 'c3', target: 'type', words: { ours: { redemption: ['R'], reversal: ['V'] }, otherwise: { kind: 'fault' } } },
      { source: 'c4', target: 'points' },
      { source: 'c5', target: 'value', unit: 'minor' },
    ],
    constants: { partner: 'Quay', ccy: 'USD' },
  });
  await bench.call('document.apply', { edit: { kind: 'profile.put', profile: taught } });
  const { receipt } = await bench.load('quay.txt', 'e1|20260308013000|R|500|500\ne2|20260308033000|V|-500|-500\n');
  expect(receipt.format).toBe('profile:Quay points');
  // Clocks go forward at 2:00 on March 8: 1:30 is five hours behind UTC, 3:30 four.
  expect(await bench.rows('SELECT event_id, ts_utc, type, points, value, ccy, partner FROM points_event ORDER BY line_no')).toEqual([
    ['e1', '2026-03-08 06:30:00', 'redemption', '500', '5.000000', 'USD', 'Quay'],
    ['e2', '2026-03-08 07:30:00', 'reversal', '-500', '-5.000000', 'USD', 'Quay'],
  ]);
  // Five columns of something else are not taken for it.
  expect(await bench.refusal('other.txt', 'a|b|c|d|e\nf|g|h|i|j\n')).not.toBe('loaded');
});

describe('days and times as partners write them', () => {
  const cases: readonly (readonly [style: ColumnMapping['dateStyle'], text: string, instant: string | null, why?: string])[] = [
    ['compact', '20260131', '2026-01-31 00:00:00'],
    ['compact', '20260131T235959', '2026-01-31 23:59:59'],
    ['compact', '20260231', null, 'no calendar or clock shows it'],
    ['mdy', '1/31/2026 3:05 PM', '2026-01-31 15:05:00'],
    ['mdy', '12/31/2025 12:00:01 am', '2025-12-31 00:00:01'],
    ['mdy', '31/01/2026', null, 'no calendar or clock shows it'],
    ['mdy', '1/31/2026 13:05 PM', null, 'no calendar or clock shows it'],
    ['dmy', '31.01.2026 15:05', '2026-01-31 15:05:00'],
    ['mdy_short', '1/31/26', '2026-01-31 00:00:00'],
    ['dmy_short', '31.01.26 09:30', '2026-01-31 09:30:00'],
    ['dmy_short', '31.01.2026', null, 'it is not written like 31.01.26'],
    ['month_name', '31-Jan-2026', '2026-01-31 00:00:00'],
    ['month_name', '1 March 2026 10:00', '2026-03-01 10:00:00'],
    ['month_name', 'Feb 28, 2026 11:59 PM', '2026-02-28 23:59:00'],
    ['month_name', '31-Xyz-2026', null, 'it is not written like 31-Jan-2026'],
    ['epoch_seconds', '1769871900', '2026-01-31 15:05:00'],
    ['epoch_milliseconds', '1769871900123', '2026-01-31 15:05:00.123'],
    ['excel_serial', '46053.628472', '2026-01-31 15:04:59.981'],
    ['excel_serial', '61', '1900-03-01 00:00:00'],
    ['excel_serial', '60', null, 'no spreadsheet counts the days before March 1900 as the calendar does'],
  ];
  test.each(cases.map(([style, text, instant, why = null]) => [style, text, instant, why] as const))(
    '%s %s',
    async (style, text, instant, why) => {
      const bench = await startImport();
      const taught = profile({
        table: 'payout',
        header: ['When', 'Amount'],
        columns: [
          { source: 'When', target: 'ts_utc', dateStyle: style, zone: { kind: 'zone', zone: 'UTC' } },
          { source: 'Amount', target: 'amount' },
        ],
        constants: { ccy: 'USD' },
      });
      await bench.load('a.csv', `When;Amount\n${text};1.00\n`, { profile: taught });
      expect(await bench.rows('SELECT ts_utc, fault FROM payout')).toEqual([[instant, why === null ? null : `When: not a time: ${why}`]]);
    },
  );
});

test('what a profile cannot mean is refused by name, before a file is read', async () => {
  const bench = await startImport();
  const problem = async (over: Partial<ExtractProfile>) => {
    try {
      await bench.call('document.apply', { edit: { kind: 'profile.put', profile: { ...harbor, ...over } } });
      return 'fine';
    } catch (thrown) {
      return String((thrown as { error?: { title?: string } }).error?.title);
    }
  };
  const with_ = (entry: ColumnMapping) => ({ columns: [...columns, entry] });
  expect(await problem({})).toBe('fine');
  expect(await problem(with_({ source: 'Total', target: null }))).toContain('the file has no column Total');
  expect(await problem(with_({ source: 'Ref', target: 'total' }))).toContain('settlement lines have no column total');
  expect(await problem(with_({ source: 'Memo', target: 'partner_ref' }))).toContain('two columns are mapped to partner_ref');
  expect(await problem(with_({ source: 'Fee cents', target: 'gross', unit: 'minor' }))).toContain('gross has a word for its sign');
  expect(await problem(with_({ source: 'Memo', target: 'fee_total' }))).toContain('different units');
  expect(await problem(with_({ source: 'Memo', target: 'merchant_ref', unit: 'minor' }))).toContain('is no amount');
  expect(await problem({ constants: { type: 'gift' } })).toContain('type is fixed and has a column, too');
  expect(await problem({ columns: columns.filter(({ target }) => target !== 'type'), constants: { type: 'gift' } })).toContain('not gift');
  expect(await problem({ columns: [] })).toContain('no column is given a meaning');
});

test('lines of fixed width are cut where a taught layout says, and the next file of the kind is known by what it holds', async () => {
  const bench = await startImport();
  const profile: ExtractProfile = {
    kind: 'paybench-profile',
    version: 1,
    name: 'Harbor lines',
    table: 'settlement_line',
    dialect: { delimiter: ',', quote: '"', cuts: [1, 8, 17, 28], hasHeader: false, decimal: '.', thousands: '', dateOrder: 'ymd' },
    header: ['c1', 'c2', 'c3', 'c4'],
    columns: [
      { source: 'c1', target: 'partner_ref' },
      { source: 'c2', target: 'ts_utc', dateStyle: 'compact', zone: { kind: 'zone', zone: 'UTC' } },
      { source: 'c3', target: 'net', unit: 'minor' },
      { source: 'c4', target: 'merchant_ref' },
    ],
    constants: { partner: 'Harbor', ccy_net: 'USD', type: 'sale' },
    renames: [],
  };
  // Columns begin at characters 1, 8, 17 and 28; an é is one character and one byte; the third line ends within its amount.
  const lines = ['H8813  20260131 0000010050 Caf\u00e9, "A"', 'H8814  20260201 -000000525 order 2', 'H8815  20260202 00000', ''];
  const march = Buffer.from(lines.join('\r\n'), 'latin1');
  await writeFile(bench.path('march.txt'), march);
  const preview = await bench.call('extract.preview', { grant: bench.path('march.txt'), choice: { profile } });
  expect(preview.sample[0]).toEqual(['H8813', '20260131', '0000010050', 'Caf\u00e9, "A"']);
  const { receipt, id } = await bench.load('march.txt', march, { profile });
  expect(receipt).toMatchObject({
    lines: { physical: 3, header: 0, loaded: 2, quarantined: 1 },
    rows: { loaded: 2, quarantined: 1, faulty: 0 },
    // 100.50 - 5.25
    amounts: [{ column: 'net', currency: 'USD', loaded: '95.25', independent: '95.25' }],
  });
  expect(await bench.rows('SELECT line_no, partner_ref, ts_utc, net, merchant_ref FROM settlement_line ORDER BY 1')).toEqual([
    ['1', 'H8813', '2026-01-31 00:00:00', '100.500000', 'Caf\u00e9, "A"'],
    ['2', 'H8814', '2026-02-01 00:00:00', '-5.250000', 'order 2'],
  ]);
  const { records } = await bench.call('extract.quarantine', { extract: id, offset: 0, limit: 10 });
  expect(records).toMatchObject([{ line: 3 }]);
  await bench.call('document.apply', { edit: { kind: 'profile.put', profile } });
  const april = await bench.load('april.txt', 'H9001  20260401 0000000100 order 9\nH9002  20260402 0000000200 order 10\n');
  expect(april.receipt).toMatchObject({ format: 'profile:Harbor lines', rows: { loaded: 2 }, amounts: [{ loaded: '3' }] });
  // Where they begin is proposed from the blanks between them.
  const found = await bench.call('extract.preview', {
    grant: bench.path('march.txt'),
    choice: { format: plainTableId, dialect: { cuts: [], hasHeader: false } },
  });
  // The names have a blank at the same place, too: it is for a person to say that no column begins there.
  expect(found.dialect?.cuts).toEqual([1, 8, 17, 28, 34]);
  for (const cuts of [[1, 1], []]) {
    const wrong = { ...profile, dialect: { ...profile.dialect, cuts } };
    expect(await failureCode(bench.load('bad.txt', march, { profile: wrong }))).toBe('INVALID_REQUEST');
  }
});

test('of several tables in a file the one that was taught is read; another one as wide may be more of it, and is asked', async () => {
  const bench = await startImport();
  const fees = '\nFee;Day;Cost\nGateway;2026-02-01;1.00\nGateway;2026-02-02;1.50\n';
  const { receipt } = await bench.load('fees.csv', file + fees, { profile: harbor });
  expect(receipt.lines).toMatchObject({ header: 1, loaded: 6, blank: 1, trailer: 3 });
  expect(closes(receipt)).toBe(true);
  const wide = ['', header.map((_, column) => `Other ${'abcdefghij'[column]}`).join(';'), ...file.split('\n').slice(1, 4), ''].join('\n');
  expect(await bench.refusal('wide.csv', file + wide, { profile: harbor })).toBe('FORMAT_UNSETTLED');
});
