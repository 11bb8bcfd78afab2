import type { FormatFixture } from './format-fixture.ts';

const names = [
  'CH',
  'Transaction ID',
  'Invoice ID',
  'PayPal Reference ID',
  'Transaction Event Code',
  'Transaction Initiation Date',
  'Transaction Completion Date',
  'Transaction Debit or Credit',
  'Gross Transaction Amount',
  'Gross Transaction Currency',
  'Fee Debit or Credit',
  'Fee Amount',
  'Fee Currency',
  'Transactional Status',
  'Card Type',
  'Shipping Address Country',
];
const at = '2026/11/01 09:59:55 -0800';
const body = (id: string, code: string, side: string, gross: string, currency: string, status: string, fee = '', card = '', country = '') =>
  [
    'SB',
    id,
    `inv-${id}`,
    '',
    code,
    at,
    at,
    side,
    gross,
    currency,
    fee === '' ? '' : 'DR',
    fee,
    fee === '' ? '' : currency,
    status,
    card,
    country,
  ].join('\t');

const records = [
  'RH\t2026/11/02 02:05:05 -0800\tA\tHARBORSHOP001\t011\t',
  'FH\t02',
  'SH\t2026/11/01 00:00:00 -0700\t2026/11/01 23:59:59 -0800\tHARBORSHOP001\t',
  names.join('\t'),
  body('A', 'T0006', 'CR', '15000', 'JPY', 'S', '4300', '', 'JP'),
  body('B', 'T0006', 'CR', '9900', 'USD', 'P'),
  body('C', 'T0006', 'CR', '10000', 'USD', 'D'),
  body('D', 'T1300', 'CR', '5000', 'USD', 'S'),
  body('E', 'T1107', 'DR', '700', 'USD', 'P'),
  body('F', 'T0006', 'CR', '2000', 'USD', 'V', '', 'Visa', 'US'),
  body('G', 'T1106', 'DR', '2000', 'USD', 'S'),
  'SF\t7',
  'SC\t7',
  'RF\t20',
  'RC\t20',
  'FF\t7',
];
const file = (lines: readonly string[]) => `${lines.join('\n')}\n`;

export const paypalTransactionReport: FormatFixture = {
  format: 'paypal.transactions',
  name: 'TRR-20261101.02.011.TAB',
  content: file(records),
  lines: { physical: 16, header: 4, preamble: 0, blank: 0, trailer: 5, loaded: 7, quarantined: 0 },
  tables: { settlement_line: 3, payment_event: 4 },
  amounts: {
    'settlement_line.gross JPY': '150',
    'settlement_line.gross USD': '0',
    'settlement_line.fee_total JPY': '-43',
    'settlement_line.net JPY': '107',
    'settlement_line.net USD': '0',
    // 99 pending, 100 denied and 50 authorized are no money, and 7 are on their way back.
    'payment_event.amount USD': '242',
  },
  // The file is the second part of a report of twenty.
  controls: [
    { name: 'Report: rows', stated: '20', computed: '7' },
    { name: 'File: rows', stated: '7', computed: '7' },
    { name: 'Section footers that tie', stated: '2', computed: '2' },
  ],
  queries: [
    {
      sql: 'SELECT partner_ref, type, gross, product, scheme, country, ts_utc FROM settlement_line ORDER BY line_no',
      rows: [
        ['A', 'sale', '150.000000', null, null, 'JP', '2026-11-01 17:59:55'],
        ['F', 'sale', '20.000000', 'card', 'visa', 'US', '2026-11-01 17:59:55'],
        ['G', 'chargeback', '-20.000000', null, null, null, '2026-11-01 17:59:55'],
      ],
    },
    {
      sql: 'SELECT partner_ref, event, reason, amount FROM payment_event ORDER BY line_no',
      rows: [
        ['B', 'received', 'P', '99.000000'],
        ['C', 'refused', 'D', '100.000000'],
        ['D', 'authorised', 'S', '50.000000'],
        ['E', 'refund_pending', 'P', '-7.000000'],
      ],
    },
  ],
  warnings: ['PART_OF_REPORT'],
  spoiled: [
    {
      what: 'a body record without a currency is set aside',
      content: file(records.map((line, index) => (index === 9 ? line.replace('\tUSD\t', '\t\t') : line))),
      quarantined: [{ line: 10, reason: 'no currency code' }],
      failing: ['Section 1: rows', 'Report: rows', 'File: rows', 'Section footers that tie'],
    },
    {
      what: 'a record of an unknown type is set aside',
      content: file(records.map((line, index) => (index === 6 ? line.replace('SB', 'SX') : line))),
      quarantined: [{ line: 7, reason: 'no record type that a PayPal report has' }],
      failing: ['Section 1: rows', 'Report: rows', 'File: rows', 'Section footers that tie'],
    },
  ],
};
