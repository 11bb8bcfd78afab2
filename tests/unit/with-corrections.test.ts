import { expect, test } from 'vitest';
import { receiptPaper } from '../../shared/extract/receipt-paper.ts';
import type { Correction, ExtractSummary, Receipt } from '../../shared/extract/receipt.ts';
import { stillWaiting, withCorrections } from '../../shared/extract/with-corrections.ts';

const file: Receipt = {
  file: 'a.csv',
  sourcePath: '/a.csv',
  bytes: 10,
  sha256: 'ab',
  container: 'plain',
  format: 'template.attempt',
  formatVerified: true,
  table: 'attempt',
  dialect: null,
  lines: { physical: 10, header: 1, preamble: 0, blank: 0, trailer: 0, loaded: 6, quarantined: 3 },
  rows: { loaded: 6, quarantined: 2, faulty: 1 },
  amounts: [{ column: 'amount', currency: 'USD', loaded: '10.10', quarantined: '7', independent: '17.10' }],
  controls: [{ name: 'Total', stated: '20', computed: '10.10', ok: false }],
  firstInstant: '2026-01-02T05:00:00.000Z',
  lastInstant: '2026-01-29T10:00:00.000Z',
  missingDays: ['2026-01-05', '2026-01-06'],
  warnings: [{ code: 'RECORDS_QUARANTINED', message: '2 records did not fit and wait in quarantine; no total holds them.' }],
  guard: { pansMasked: 1, columnsWithPans: ['note'], columnsDropped: [] },
  loadedAt: '2026-04-01T00:00:00Z',
  elapsedMs: 5,
};
const correction: Correction = {
  by: 'ada',
  at: '2026-04-02T08:00:00.000Z',
  records: [{ line: 4, byteOffset: 90, reason: 'has 5 fields where the header has 6', changes: [{ column: 'ccy', from: '', to: 'CAD' }] }],
  settled: [{ column: 'amount', currency: 'USD', amount: '7' }],
  days: ['2026-01-05'],
};
const corrected: Receipt = {
  ...file,
  lines: { ...file.lines, physical: 2, header: 0, loaded: 2, quarantined: 0 },
  rows: { loaded: 1, quarantined: 0, faulty: 0 },
  // It turned out to be in another currency.
  amounts: [{ column: 'amount', currency: 'CAD', loaded: '9.90', quarantined: '0', independent: '9.90' }],
  controls: [{ name: 'Total', stated: '20', computed: '20', ok: true }],
  firstInstant: '2026-01-01T05:00:00.000Z',
  lastInstant: '2026-01-01T05:00:00.000Z',
  missingDays: [],
  warnings: [{ code: 'CARD_NUMBERS_MASKED', message: '1 card number was masked.' }],
  guard: { pansMasked: 1, columnsWithPans: ['memo'], columnsDropped: [] },
  corrections: [correction],
};
const extract = (id: number, receipt: Receipt, change: Partial<ExtractSummary> = {}): ExtractSummary => ({
  id,
  name: `extract ${id}`,
  state: 'active',
  receipt,
  partners: [],
  sourceAtHand: true,
  corrects: null,
  correctedBy: [],
  ...change,
});

test('a file and its corrected records are one receipt that still closes', () => {
  const extracts = [extract(1, file), extract(2, corrected, { corrects: 1 })];
  const [shown, ...others] = withCorrections(extracts);
  expect(others).toEqual([]);
  expect(shown?.correctedBy).toEqual([2]);
  expect(shown?.receipt).toMatchObject({
    lines: { physical: 10, loaded: 8, quarantined: 1 },
    rows: { loaded: 7, quarantined: 1, faulty: 1 },
    amounts: [
      { currency: 'USD', loaded: '10.10', quarantined: '0', independent: '10.1' },
      { currency: 'CAD', loaded: '9.9', quarantined: '0', independent: '9.9' },
    ],
    controls: [{ ok: true }],
    firstInstant: '2026-01-01T05:00:00.000Z',
    lastInstant: '2026-01-29T10:00:00.000Z',
    missingDays: ['2026-01-06'],
    warnings: [
      { message: '1 record did not fit and waits in quarantine; no total holds them.' },
      { message: 'Of the corrected records: 1 card number was masked.' },
    ],
    guard: { pansMasked: 2, columnsWithPans: ['note', 'memo'] },
    corrections: [correction],
  });
  expect(stillWaiting(extract(1, file), extracts)).toBe(1);
});

test('corrections that were taken back are in nothing', () => {
  const extracts = [extract(1, file), extract(2, corrected, { corrects: 1, state: 'undone' })];
  expect(withCorrections(extracts)).toEqual([extract(1, file)]);
  expect(stillWaiting(extract(1, file), extracts)).toBe(2);
});

test('the working paper says who changed what and when', () => {
  const [shown] = withCorrections([extract(1, file), extract(2, corrected, { corrects: 1 })]);
  const paper = receiptPaper(shown?.receipt ?? file, {
    name: 'a.csv',
    state: 'active',
    formatLabel: 'Attempts',
    partners: [],
    quarantined: [],
  });
  const section = paper.sections.find(({ title }) => title === 'Corrected by a person');
  expect(section?.table?.rows).toEqual([['4', 'has 5 fields where the header has 6', 'ccy', '', 'CAD', 'ada', '2026-04-02T08:00:00.000Z']]);
});

test('of a file that fills two tables each amount is named with its table', () => {
  const fee = { column: 'fee_total', currency: 'USD', loaded: '-1', quarantined: '0' };
  const amounts = [
    { ...fee, table: 'settlement_line', independent: '-1' },
    { ...fee, table: 'payout', independent: '-1.5' },
  ] as const;
  const receipt: Receipt = { ...file, controls: [], amounts };
  const paper = receiptPaper(receipt, { name: 'a.csv', state: 'active', formatLabel: 'Both', partners: [], quarantined: [] });
  const section = paper.sections.find(({ title }) => title === 'Amounts');
  expect(section?.table?.rows.map(([name]) => name)).toEqual(['Settlement lines: fee total', 'Payouts: fee total']);
  expect(paper.conclusion[0]).toBe('Payouts: fee total (USD) in the workbook differs by 0.5 from what was counted while reading.');
});
