import type { FormatFixture } from './format-fixture.ts';

const records = [
  '01,HARBORTRU,CASCADE01,260317,0615,7,,,2/',
  '02,CASCADE01,HARBORTRU,1,260316,2400,,2/',
  // Opening ledger 10,000.00, closing 11,234.50; credits 1,500.00, debits 265.50.
  '03,0012345678,,010,+1000000,,,015,1123450,,/',
  '88,100,150000,2,Z,400,26550,2/',
  '16,142,125000,V,260317,,9001,PAYOUT-77,CASCADE ACQ SETTLEMENT/',
  '16,165,25000,S,10000,10000,5000/',
  '88,9002,,LOCKBOX, EAST',
  '88,BATCH 12/',
  '16,451,26000,D,2,0,16000,1,10000,9003,,CASCADE FEES AND/OR COSTS      /',
  '16,475,550,0,9004,1044,/',
  '16,890,,,,,Reports are late on Friday',
  // 1,000,000 + 1,123,450 + 150,000 + 26,550 + 125,000 + 25,000 + 26,000 + 550 in ten records.
  '49,+2476550,10/',
  '03,77001,JPY,,,,/',
  '16,195,150000,2,,,WIRE FROM OSAKA/',
  '49,150000,3/          ',
  '98,2626550,2,15/',
  '02,CASCADE01,HARBORTRU,1,260316,,KWD,2/',
  '03,88002,,/',
  '16,399,1234500,,,,MISCELLANEOUS',
  '49,1234500,3/',
  '98,1234500,1,5/',
  '99,3861050,2,22/',
];
const file = (lines: readonly string[], end = '\n') => lines.map((line) => `${line}${end}`).join('');
const changed = (line: number, text: string) => file(records.map((record, index) => (index === line - 1 ? text : record)));
const inserted = (after: number, ...lines: readonly string[]) => file([...records.slice(0, after), ...lines, ...records.slice(after)]);

/** What no longer ties when a transaction of the first account is missing. */
const firstAccountFails = [
  'Account …5678 on 2026-03-16: control total',
  'Account …5678 on 2026-03-16: records',
  'Account …5678 on 2026-03-16: closing ledger balance (USD)',
  'Group 1: control total',
  'Group 1: records',
  'File: accounts that tie to their trailers',
  'File: groups that tie to their trailers',
  'File: accounts whose entries explain their ledger balances',
  'File: control total',
  'File: records',
];

export const bai2PreviousDay: FormatFixture = {
  format: 'bai2',
  name: 'previous-day.bai',
  content: file(records),
  choice: { timeZone: 'America/Chicago' },
  lines: { physical: 22, header: 7, preamble: 1, blank: 0, trailer: 6, loaded: 8, quarantined: 0 },
  tables: { bank_line: 6 },
  // 1,250.00 + 250.00 - 260.00 - 5.50; yen have no minor unit, dinars three digits.
  amounts: { 'amount USD': '1234.5', 'amount JPY': '150000', 'amount KWD': '1234.5' },
  controls: [
    { name: 'File: accounts that tie to their trailers', stated: '3', computed: '3' },
    { name: 'File: groups that tie to their trailers', stated: '2', computed: '2' },
    { name: 'File: accounts whose entries explain their ledger balances', stated: '1', computed: '1' },
    { name: 'File: control total', stated: '3861050', computed: '3861050' },
    { name: 'File: groups', stated: '2', computed: '2' },
    { name: 'File: records', stated: '22', computed: '22' },
  ],
  queries: [
    {
      sql: 'SELECT line_no, ts_utc, booking_date, value_date, account, type, bank_ref, customer_ref, description, amount, x_availability FROM bank_line ORDER BY line_no LIMIT 4',
      rows: [
        [
          '5',
          '2026-03-16 05:00:00',
          '2026-03-16',
          '2026-03-17',
          '0012345678',
          '142',
          '9001',
          'PAYOUT-77',
          'CASCADE ACQ SETTLEMENT',
          '1250.000000',
          '260317',
        ],
        [
          '6',
          '2026-03-16 05:00:00',
          '2026-03-16',
          null,
          '0012345678',
          '165',
          '9002',
          null,
          'LOCKBOX, EAST BATCH 12',
          '250.000000',
          '10000 10000 5000',
        ],
        [
          '9',
          '2026-03-16 05:00:00',
          '2026-03-16',
          null,
          '0012345678',
          '451',
          '9003',
          null,
          'CASCADE FEES AND/OR COSTS',
          '-260.000000',
          '2 0 16000 1 10000',
        ],
        ['10', '2026-03-16 05:00:00', '2026-03-16', null, '0012345678', '475', '9004', '1044', null, '-5.500000', null],
      ],
    },
    {
      sql: "SELECT line_no, account, bank, statement_id, amount, ccy FROM bank_line WHERE ccy <> 'USD' ORDER BY line_no",
      rows: [
        ['14', '77001', 'HARBORTRU', '260317-7', '150000.000000', 'JPY'],
        ['19', '88002', 'HARBORTRU', '260317-7', '1234.500000', 'KWD'],
      ],
    },
  ],
  warnings: ['BANK_MESSAGE', 'CURRENCY_BY_LAYOUT'],
  spoiled: [
    {
      what: 'an amount with a letter is set aside and every total it was part of fails',
      content: changed(9, records[8]!.replace('26000,D', '2600O,D')),
      quarantined: [{ line: 9, reason: 'no unsigned whole number' }],
      failing: firstAccountFails,
    },
    {
      what: 'a negative amount is set aside',
      content: changed(9, records[8]!.replace('26000,D', '-26000,D')),
      quarantined: [{ line: 9, reason: 'no unsigned whole number' }],
      failing: firstAccountFails,
    },
    {
      what: 'lines after a record that cannot be read continue no other',
      content: changed(6, records[5]!.replace('25000', '2500\0')),
      quarantined: [
        { line: 6, reason: 'holds a NUL byte' },
        { line: 7, reason: 'it continues no record' },
        { line: 8, reason: 'it continues no record' },
      ],
      failing: firstAccountFails,
    },
    {
      what: 'a balance among the transactions is set aside',
      content: changed(9, records[8]!.replace('16,451', '16,015')),
      quarantined: [{ line: 9, reason: '015 is neither a credit nor a debit' }],
      failing: firstAccountFails,
    },
    {
      what: 'a file that was cut off says where',
      content: file(records.slice(0, 10)),
      quarantined: [],
      failing: ['Account …5678 on 2026-03-16: ends with its trailer', 'Group 1: ends with its trailer', 'The file ends with its trailer'],
    },
    {
      what: 'totals of the file that lie are reported',
      content: changed(22, '99,3861051,3,23/'),
      quarantined: [],
      failing: ['File: control total', 'File: groups', 'File: records'],
    },
    {
      what: 'records out of their place and of no known code are set aside by name',
      content: inserted(2, '16,142,100,,,,EARLY/', '88,AND ITS TEXT', '17,1,2/', 'no record at all'),
      quarantined: [
        { line: 3, reason: 'outside of an account' },
        { line: 5, reason: 'the code 17' },
        { line: 6, reason: 'begins with no record code' },
      ],
      failing: [],
    },
    {
      what: 'the transactions of a test group are no bookings',
      content: changed(17, records[16]!.replace('HARBORTRU,1', 'HARBORTRU,4')),
      quarantined: [{ line: 19, reason: 'its group is a test' }],
      failing: [
        'Account …8002 on 2026-03-16: control total',
        'Account …8002 on 2026-03-16: records',
        'Group 2: control total',
        'Group 2: records',
        'File: accounts that tie to their trailers',
        'File: groups that tie to their trailers',
        'File: control total',
        'File: records',
      ],
    },
    {
      what: 'several records on one line, a byte-order mark and lines that end in a carriage return change nothing',
      content: `\uFEFF${[`${records[0]}   ${records[1]}`, ...records.slice(2)].join('\r')}`,
      quarantined: [],
      failing: [],
    },
    {
      what: 'blank lines and spaces at the end of lines change nothing',
      content: file(records, '  \r\n\r\n'),
      quarantined: [],
      failing: [],
    },
  ],
};
