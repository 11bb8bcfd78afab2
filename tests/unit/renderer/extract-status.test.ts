import { expect, test } from 'vitest';
import type { ExtractSummary, Receipt } from '../../../shared/extract/receipt.ts';
import {
  amountsClose,
  bytesText,
  closes,
  covers,
  readingWords,
  difference,
  extractStatus,
  micros,
} from '../../../renderer/features/extracts/extract-status.ts';

const receipt: Receipt = {
  file: 'a.csv',
  sourcePath: '/a.csv',
  bytes: 10,
  sha256: 'ab',
  container: 'plain',
  format: 'template.attempt',
  formatVerified: true,
  table: 'attempt',
  dialect: null,
  lines: { physical: 10, header: 1, preamble: 2, blank: 1, trailer: 1, loaded: 4, quarantined: 1 },
  rows: { loaded: 4, quarantined: 1, faulty: 0 },
  amounts: [{ column: 'amount', currency: 'USD', loaded: '10.10', quarantined: '-0.1', independent: '10' }],
  controls: [],
  firstInstant: '2026-01-01T05:00:00Z',
  lastInstant: '2026-03-29T10:00:00Z',
  missingDays: [],
  warnings: [],
  guard: { pansMasked: 0, columnsWithPans: [], columnsDropped: [] },
  loadedAt: '2026-04-01T00:00:00Z',
  elapsedMs: 5,
};
const extract = (change: Partial<Receipt>, state: ExtractSummary['state'] = 'active'): ExtractSummary => ({
  id: 1,
  name: 'a',
  state,
  receipt: { ...receipt, ...change },
  partners: [],
  sourceAtHand: true,
  corrects: null,
  correctedBy: [],
});

test('lines close when every line is accounted for', () => {
  expect(closes(receipt)).toBe(true);
  expect(closes({ ...receipt, lines: { ...receipt.lines, loaded: 3 } })).toBe(false);
});

test('amounts close exactly, to the last digit', () => {
  expect(amountsClose(receipt)).toBe(true);
  expect(
    amountsClose({
      ...receipt,
      amounts: [{ column: 'amount', currency: 'USD', loaded: '10.10', quarantined: '-0.1', independent: '10.000001' }],
    }),
  ).toBe(false);
});

test('exact amounts beyond what a float can hold', () => {
  expect(micros('90071992547409.930001')).toBe(90071992547409930001n);
  expect(micros('-0.000001')).toBe(-1n);
  expect(difference('203548559.49', '203548559.43')).toBe('−0.06');
});

test('the chip names the worst thing', () => {
  const failing = extract({ controls: [{ name: 'Payout', stated: '5.00', computed: '4.94', ok: false }], missingDays: ['2026-02-09'] });
  expect(extractStatus(failing)).toMatchObject({ tone: 'bad', text: 'control fails −0.06' });
  expect(extractStatus(extract({ missingDays: ['2026-02-09'] }))).toMatchObject({ tone: 'warn', text: 'Feb 9 missing' });
  expect(extractStatus(extract({ missingDays: ['2026-02-09', '2026-02-10'] }))).toMatchObject({ tone: 'warn', text: '2 days missing' });
  expect(extractStatus(extract({}))).toMatchObject({ tone: 'good', text: 'closes' });
  expect(extractStatus(extract({}, 'undone'))).toMatchObject({ tone: 'info', text: 'undone' });
});

test('days that a file covers, and sizes', () => {
  expect(covers(receipt, 'UTC')).toBe('Jan 1 – Mar 29, 2026');
  expect(covers({ ...receipt, firstInstant: null }, 'UTC')).toBe('–');
  const evening = { ...receipt, firstInstant: '2026-01-01T05:00:00Z', lastInstant: '2026-02-01T04:59:59Z' };
  expect(covers(evening, 'America/New_York')).toBe('January 2026');
  expect([bytesText(999), bytesText(1500), bytesText(312_400_000), bytesText(1_900_000_000)]).toEqual([
    '999 B',
    '1.5 kB',
    '312 MB',
    '1.9 GB',
  ]);
});

test('how a file was read, by what it is', () => {
  const dialect = {
    encoding: 'utf-8',
    delimiter: ' ',
    quote: '"',
    newline: 'lf',
    hasHeader: true,
    decimal: '.',
    thousands: '',
    dateOrder: 'ymd',
  } as const;
  const form = { member: null, isGzip: false };
  expect(readingWords({ ...receipt, dialect })).toBe('UTF-8, space');
  expect(
    readingWords({ ...receipt, dialect, container: 'xlsx', form: { ...form, table: { kind: 'xlsx', sheet: 'Payouts', width: 4 } } }),
  ).toBe('Excel, sheet Payouts');
  expect(readingWords({ ...receipt, dialect: null, container: 'parquet' })).toBe('Parquet');
});
