import { fixedRecord } from '../../support/fixed-record.ts';
import type { FormatFixture } from './format-fixture.ts';

const record = (...parts: readonly (readonly [at: number, text: string])[]) => fixedRecord(94, ...parts);
const fileHeader = (time: string) => record([1, '101 091000019 121042882260315'], [30, time], [34, 'A094101FIRST BANK']);
const batchHeader = (entryClass: string, number: string, service = '200') =>
  record([1, `5${service}HARBOR SHOP`], [41, `1234567890${entryClass}PURCHASE`], [70, '260316   109100001'], [88, number]);
const entry = (code: string, rdfi: string, cents: string, middle: string, trace: string) =>
  record([1, `6${code}${rdfi}`], [13, '44445555'], [30, cents], [40, middle], [79, '1'], [80, trace]);
const batchEnd = (service: string, count: string, hash: string, debit: string, credit: string, number: string) =>
  record([1, `8${service}${count}${hash}${debit}${credit}1234567890`], [80, '09100001'], [88, number]);

const domestic = [
  fileHeader('1430'),
  // An entry of another country: its account stands where others have the name, its receiver in the addenda.
  record([1, '5200'], [21, 'FF3'], [39, 'DE1234567890IATPURCHASE  USDUSD260316   109100001'], [88, '0000001']),
  record([1, '627071000013'], [13, '0007'], [30, '0000020000'], [40, 'DE02100100109307118603'], [79, '1'], [80, '091000010000001']),
  record([1, '710WEB000000000000020000'], [47, 'ANNA BERG'], [88, '0000001']),
  record([1, '715A-4711'], [88, '0000001']),
  batchEnd('200', '000003', '0007100001', '000000020000', '000000000000', '0000001'),
  // An entry of many addenda counts them before the name.
  batchHeader('CTX', '0000002'),
  entry('22', '071000013', '0000000500', 'SUPPLIER-1     0001NORTH TRADING', '091000010000002'),
  record([1, '705RMR*IV*88'], [84, '00010000002']),
  batchEnd('200', '000002', '0007100001', '000000000000', '000000000500', '0000002'),
  batchHeader('WEB', '0000003'),
  // A debit of 100.00 comes back, its return is dishonored, and the dishonor contested.
  entry('26', '071000013', '0000010000', 'R-1            DEE', '071000010000009'),
  record([1, '799R01091000010000007'], [28, '07100001'], [80, '071000010000009']),
  entry('26', '071000013', '0000010000', 'R-1            DEE', '071000010000010'),
  record([1, '799R68091000010000007'], [28, '07100001'], [80, '071000010000010']),
  entry('26', '071000013', '0000010000', 'R-1            DEE', '071000010000011'),
  record([1, '799R72091000010000007'], [28, '07100001'], [80, '071000010000011']),
  // A refused notification of change.
  entry('26', '071000013', '0000000000', 'R-2            EVE', '071000010000012'),
  record([1, '798C61091000010000008'], [28, '07100001'], [36, '77889900'], [80, '071000010000012']),
  batchEnd('200', '000008', '0028400004', '000000030000', '000000000000', '0000003'),
  record([1, '9000003000003000000130042600006000000050000000000000500']),
];
const advices = [
  fileHeader('    '),
  batchHeader('ADV', '0000001', '280'),
  record([1, '681071000013'], [13, '99'], [28, '000000012345'], [40, '091000019'], [55, 'SETTLEMENT'], [79, '0'], [80, '091000010750001']),
  record([1, '682071000013'], [13, '99'], [28, '000000000045'], [40, '091000019'], [55, 'SETTLEMENT'], [79, '0'], [80, '091000010750002']),
  record([1, '8280000002001420000200000000000000000045'], [41, '00000000000000012345'], [80, '091000010000001']),
  record([1, '9000001000001000000020014200002'], [32, '00000000000000000045'], [52, '00000000000000012345']),
];
const records = [...domestic, ...Array.from({ length: 9 }, () => '9'.repeat(94)), ...advices];
const file = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');

export const nachaClasses: FormatFixture = {
  format: 'nacha',
  name: 'two-files.ach',
  content: `${file(records)}${' '.repeat(94)}\n\n`,
  choice: { partner: 'Cascade ACH', timeZone: 'UTC' },
  lines: { physical: 38, header: 6, preamble: 0, blank: 1, trailer: 16, loaded: 15, quarantined: 0 },
  tables: { ach_entry: 4, ach_return: 4 },
  // 200.00 - 5.00, and of the advices 0.45 - 123.45; -100.00 + 100.00 - 100.00.
  amounts: { 'ach_entry.amount USD': '72', 'ach_return.amount USD': '-100' },
  controls: [
    { name: 'Batches that tie to their control records', stated: '3', computed: '3' },
    { name: 'File: batches', stated: '3', computed: '3' },
    { name: 'File: entries and addenda', stated: '13', computed: '13' },
    { name: 'File: entry hash', stated: '42600006', computed: '42600006' },
    { name: 'File: debits (USD)', stated: '500.00', computed: '500.00' },
    { name: 'File: credits (USD)', stated: '5.00', computed: '5.00' },
    { name: 'File 2, Batches that tie to their control records', stated: '1', computed: '1' },
    { name: 'File 2, File: batches', stated: '1', computed: '1' },
    { name: 'File 2, File: entries and addenda', stated: '2', computed: '2' },
    { name: 'File 2, File: entry hash', stated: '14200002', computed: '14200002' },
    { name: 'File 2, File: debits (USD)', stated: '0.45', computed: '0.45' },
    { name: 'File 2, File: credits (USD)', stated: '123.45', computed: '123.45' },
  ],
  queries: [
    {
      sql: 'SELECT line_no, ts_utc, sec_code, company_name, account_last4, individual_id, amount FROM ach_entry ORDER BY line_no',
      rows: [
        ['3', '2026-03-15 14:30:00', 'IAT', null, '8603', 'A-4711', '200.000000'],
        ['8', '2026-03-15 14:30:00', 'CTX', 'HARBOR SHOP', '5555', 'SUPPLIER-1', '-5.000000'],
        ['33', '2026-03-15 00:00:00', 'ADV', 'HARBOR SHOP', '99', null, '-123.450000'],
        ['34', '2026-03-15 00:00:00', 'ADV', 'HARBOR SHOP', '99', null, '0.450000'],
      ],
    },
    {
      sql: 'SELECT line_no, kind, return_code, original_trace, amount, corrected_data FROM ach_return ORDER BY line_no',
      rows: [
        ['12', 'return', 'R01', '091000010000007', '-100.000000', null],
        ['14', 'dishonored', 'R68', '091000010000007', '100.000000', null],
        ['16', 'contested', 'R72', '091000010000007', '-100.000000', null],
        ['18', 'noc', 'C61', '091000010000008', '0.000000', '77889900'],
      ],
    },
  ],
  warnings: [],
  spoiled: [
    {
      what: 'a return without the record that says why is no entry of ours',
      content: file(records.filter((_, index) => index !== 12)),
      quarantined: [{ line: 12, reason: 'says that it comes back, and no addenda record says why' }],
      failing: [
        'Batch 0000003: entries and addenda',
        'Batch 0000003: entry hash',
        'Batch 0000003: debits (USD)',
        'Batches that tie to their control records',
        'File: entries and addenda',
        'File: entry hash',
        'File: debits (USD)',
      ],
    },
    {
      what: 'a batch and a file that lost their control records say so',
      content: file(records.filter((_, index) => index !== 5 && index !== 20)),
      // Lines of nines fill up a file that has ended.
      quarantined: Array.from({ length: 9 }, (_, index) => ({ line: 20 + index, reason: 'fills up a file that has not ended' })),
      failing: ['Batch 0000001 ends with its control record', 'File 1 ends with its control record'],
    },
    {
      what: 'records out of their place are set aside by name',
      content: file([...records.slice(0, 6), records[2]!, records[3]!, records[5]!, '2ND RECORD TYPE', ...records.slice(6)]),
      quarantined: [
        { line: 7, reason: 'outside of a batch' },
        { line: 8, reason: 'without its entry' },
        { line: 9, reason: 'ends a batch that did not begin' },
        { line: 10, reason: 'of no record type' },
      ],
      failing: [],
    },
    {
      what: 'a file without line ends is read record by record',
      content: domestic.join(''),
      quarantined: [],
      failing: [],
    },
  ],
};
