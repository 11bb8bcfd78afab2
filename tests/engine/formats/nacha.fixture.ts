import type { FormatFixture } from './format-fixture.ts';

const fields = (...parts: readonly (readonly [string, number])[]) => parts.map(([text, width]) => text.padEnd(width)).join('');
const header = fields(
  ['101', 3],
  [' 091000019', 10],
  [' 121042882', 10],
  ['2603151430A', 11],
  ['094101', 6],
  ['FIRST BANK', 23],
  ['HARBOR SHOP', 23],
  ['', 8],
);
const batch = (service: string, number: string) =>
  fields(
    [`5${service}`, 4],
    ['HARBOR SHOP', 16],
    ['', 20],
    ['1234567890', 10],
    ['WEB', 3],
    ['PURCHASE', 10],
    ['', 6],
    ['260316', 6],
    ['', 3],
    ['1', 1],
    ['09100001', 8],
    [number, 7],
  );
const entry = (code: string, account: string, cents: string, name: string, addenda: string, trace: string) =>
  fields(
    [`6${code}`, 3],
    ['071000013', 9],
    [account, 17],
    [cents, 10],
    [name.toLowerCase(), 15],
    [name, 22],
    ['', 2],
    [addenda, 1],
    [trace, 15],
  );
const note = fields(['705', 3], ['ORDER 88', 80], ['0001', 4], ['0000001', 7]);
const returned = fields(
  ['799', 3],
  ['R10', 3],
  ['091000010000007', 15],
  ['', 6],
  ['09100001', 8],
  ['NOT AUTHORIZED', 44],
  ['071000010000009', 15],
);
const change = fields(['798', 3], ['C01', 3], ['091000010000008', 15], ['', 6], ['09100001', 8], ['77889900', 44], ['071000010000010', 15]);
const control = (service: string, count: string, hash: string, debit: string, credit: string, number: string) =>
  fields(
    [`8${service}`, 4],
    [count, 6],
    [hash, 10],
    [debit, 12],
    [credit, 12],
    ['1234567890', 10],
    ['', 19],
    ['', 6],
    ['09100001', 8],
    [number, 7],
  );
const end = fields(
  ['9', 1],
  ['000002', 6],
  ['000002', 6],
  ['00000008', 8],
  ['0035500005', 10],
  ['000000021239', 12],
  ['000000000500', 12],
  ['', 39],
);
const filler = '9'.repeat(94);

const records = [
  header,
  batch('200', '0000001'),
  entry('27', '12345678', '0000001234', 'ADA', '1', '091000010000001'),
  note,
  entry('37', '0009876', '0000010005', 'BEN', '0', '091000010000002'),
  entry('22', '555', '0000000500', 'CY', '0', '091000010000003'),
  // Four records; three times routing number 07100001; 12.34 + 100.05 debited, 5.00 credited.
  control('200', '000004', '0021300003', '000000011239', '000000000500', '0000001'),
  batch('225', '0000002'),
  entry('26', '4444333322', '0000010000', 'DEE', '1', '071000010000009'),
  returned,
  entry('26', '777', '0000000000', 'EVE', '1', '071000010000010'),
  change,
  control('225', '000004', '0014200002', '000000010000', '000000000000', '0000002'),
  end,
  ...Array.from({ length: 6 }, () => filler),
];
const file = (lines: readonly string[]) => `${lines.join('\r\n')}\r\n`;

export const nachaDebits: FormatFixture = {
  format: 'nacha',
  name: 'debits.ach',
  content: file(records),
  choice: { partner: 'Cascade ACH', timeZone: 'America/Chicago' },
  lines: { physical: 20, header: 3, preamble: 0, blank: 0, trailer: 9, loaded: 8, quarantined: 0 },
  tables: { ach_entry: 3, ach_return: 2 },
  // 12.34 + 100.05 - 5.00; the debit that comes back leaves us.
  amounts: { 'ach_entry.amount USD': '107.39', 'ach_return.amount USD': '-100' },
  controls: [
    { name: 'Batches that tie to their control records', stated: '2', computed: '2' },
    { name: 'File: batches', stated: '2', computed: '2' },
    { name: 'File: entries and addenda', stated: '8', computed: '8' },
    { name: 'File: entry hash', stated: '35500005', computed: '35500005' },
    { name: 'File: debits (USD)', stated: '212.39', computed: '212.39' },
    { name: 'File: credits (USD)', stated: '5.00', computed: '5.00' },
  ],
  queries: [
    {
      sql: 'SELECT line_no, ts_utc, effective_date, partner, company_name, sec_code, direction, account_type, account_last4, individual_id, trace, amount FROM ach_entry ORDER BY line_no',
      rows: [
        // 14:30 in Chicago, which is five hours behind UTC in the middle of March.
        [
          '3',
          '2026-03-15 19:30:00',
          '2026-03-16',
          'Cascade ACH',
          'HARBOR SHOP',
          'WEB',
          'debit',
          'checking',
          '5678',
          'ada',
          '091000010000001',
          '12.340000',
        ],
        [
          '5',
          '2026-03-15 19:30:00',
          '2026-03-16',
          'Cascade ACH',
          'HARBOR SHOP',
          'WEB',
          'debit',
          'savings',
          '9876',
          'ben',
          '091000010000002',
          '100.050000',
        ],
        [
          '6',
          '2026-03-15 19:30:00',
          '2026-03-16',
          'Cascade ACH',
          'HARBOR SHOP',
          'WEB',
          'credit',
          'checking',
          '555',
          'cy',
          '091000010000003',
          '-5.000000',
        ],
      ],
    },
    {
      sql: 'SELECT line_no, kind, return_code, original_trace, amount, corrected_data FROM ach_return ORDER BY line_no',
      rows: [
        ['9', 'return', 'R10', '091000010000007', '-100.000000', null],
        ['11', 'noc', 'C01', '091000010000008', '0.000000', '77889900'],
      ],
    },
  ],
  warnings: [],
  spoiled: [
    {
      what: 'an amount with a letter is set aside and every total it was part of fails',
      content: file(records.map((line, index) => (index === 4 ? line.replace('0000010005', '00000100O5') : line))),
      quarantined: [{ line: 5, reason: 'amount is not ten digits' }],
      failing: [
        'Batch 0000001: entries and addenda',
        'Batch 0000001: entry hash',
        'Batch 0000001: debits (USD)',
        'Batches that tie to their control records',
        'File: entries and addenda',
        'File: entry hash',
        'File: debits (USD)',
      ],
    },
    {
      what: 'a file that was cut off says so',
      content: file(records.slice(0, 12)),
      quarantined: [],
      failing: ['Batch 0000002 ends with its control record', 'The file ends with its control record'],
    },
    {
      what: 'a line of the wrong length is set aside',
      content: file(records.map((line, index) => (index === 5 ? line.slice(0, 90) : line))),
      quarantined: [{ line: 6, reason: '90 characters, not 94' }],
      failing: [
        'Batch 0000001: entries and addenda',
        'Batch 0000001: entry hash',
        'Batch 0000001: credits (USD)',
        'Batches that tie to their control records',
        'File: entries and addenda',
        'File: entry hash',
        'File: credits (USD)',
      ],
    },
  ],
};
