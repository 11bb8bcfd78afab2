import { fixedRecord } from '../../support/fixed-record.ts';
import type { FormatFixture } from './format-fixture.ts';

const record = (...parts: readonly (readonly [at: number, text: string])[]) => fixedRecord(440, ...parts);
/** Payee and merchant 5550001111, unit, payment and record type. */
const detail = (payment: string, type: string, ...parts: readonly (readonly [at: number, text: string])[]) =>
  record([1, '5550001111'], [11, '5550002222'], [21, 'STORE 4'], [31, `2026${payment}`], [43, type], ...parts);

const lines = [
  record([1, 'DFHDR031920260612000000HARBOR SHOP']),
  // 90.35 of lines, less a debit balance of 10.00 that was open before.
  detail('075A1001', '100', [46, '2026078'], [53, '0000000803E'], [64, '00000100}'], [73, '1210399901234567890']),
  // 150.00 less 4.50 and 0.30.
  detail(
    '075A1001',
    '210',
    [46, '20260752026076000301'],
    [66, '0000001500{'],
    [77, '00000045{'],
    [86, '000003{'],
    [100, '0000001452{'],
    [158, '076000301'],
  ),
  detail('075A1001', '212', [46, 'NAREGULAR SUBMISSION'], [73, '+00003000+00000000000450']),
  detail('075A1001', '311', [46, '20260752026076000301'], [66, '000000001500{000000001000{371234XXXXX9876'], [147, '2026074ORDER-1']),
  detail('075A1001', '313', [46, 'NAREGULAR SUBMISSION'], [73, '+00003000+00000000000300']),
  detail('075A1001', '311', [46, '20260752026076000301'], [66, '000000001500{000000000600E371234XXXXX9870'], [147, '2026074ORDER-2']),
  detail('075A1001', '311', [46, '20260752026076000301'], [66, '000000001500{000000000100N371234XXXXX9871'], [147, '2026075ORDER-0']),
  // A submission of refunds without transactions: -20.00, of whose discount 0.60 comes back.
  detail('075A1001', '210', [46, '20260752026076000302'], [66, '0000000200}'], [77, '00000006}'], [86, '000000{'], [100, '0000000194}']),
  detail(
    '075A1001',
    '220',
    [46, '20260702026076000288'],
    [66, '0000009000{00000300}00000009}000000{'],
    [109, '00000291}'],
    [144, 'GOODS NOT RECEIVED'],
  ),
  detail(
    '075A1001',
    '230',
    [46, '2026076777001'],
    [59, '00000050}00000000{000000{'],
    [91, '00000050}'],
    [126, '371234XXXXX9872'],
    [143, 'DUPLICATE CREDIT'],
  ),
  detail(
    '075A1001',
    '250',
    [46, '2026076'],
    [53, '00000000{'],
    [127, '00000000{'],
    [216, '00000012NNON-SWIPED CHARGES'],
    [305, '00000001}'],
  ),
  // Paid in gross: the discount of 1.20 is stated, and charged by a payment of its own.
  detail('075B2002', '100', [46, '2026078'], [53, '0000000400{'], [64, '00000000{']),
  detail('075B2002', '210', [46, '20260752026076000303'], [66, '0000000400{'], [77, '00000012{'], [86, '000000{'], [100, '0000000400{']),
  detail('075C3003', '100', [46, '2026078'], [53, '0000000012}'], [64, '00000000{']),
  detail(
    '075C3003',
    '250',
    [46, '2026076'],
    [53, '00000000{'],
    [127, '00000000{'],
    [216, '00000012}DISCOUNT RECOVERY'],
    [305, '00000000{Y'],
  ),
  record([1, 'DFTRL031920260612000000HARBOR SHOP'], [84, '0000017']),
];
/** What no longer ties when a transaction of the first submission is missing. */
const firstSubmissionFails = [
  'Submission 000301 of payment 2026075A1001: its transactions (USD)',
  'Delivery 1: records',
  'Deliveries that tie to their trailers',
  'Payment 2026075A1001: its lines (USD)',
  'Submissions that their transactions explain',
  'Payments that their lines explain',
];
const file = (text: readonly string[], end = '\n') => text.map((line) => `${line}${end}`).join('');
const changed = (line: number, from: string, to: string) =>
  file(lines.map((old, index) => (index === line - 1 ? old.replace(from, to) : old)));

export const amexEptrnDelivery: FormatFixture = {
  format: 'amex.eptrn',
  name: 'harbor.eptrn',
  content: file(lines),
  choice: { timeZone: 'America/New_York', currency: 'USD' },
  lines: { physical: 17, header: 1, preamble: 0, blank: 0, trailer: 1, loaded: 15, quarantined: 0 },
  tables: { settlement_line: 10, payout: 3 },
  amounts: {
    // 100.00 + 60.05 - 10.05 - 20.00 - 30.00 - 5.00 + 40.00.
    'settlement_line.gross USD': '135',
    // -4.50 + 0.60 + 0.90.
    'settlement_line.fee_commission USD': '-3',
    'settlement_line.fee_scheme USD': '-0.3',
    // -1.25 - 1.20.
    'settlement_line.fee_markup USD': '-2.45',
    'settlement_line.fee_total USD': '-5.75',
    'settlement_line.tax USD': '-0.1',
    'settlement_line.net USD': '129.15',
    // 80.35 + 40.00 - 1.20.
    'payout.amount USD': '119.15',
  },
  controls: [
    { name: 'Deliveries that tie to their trailers', stated: '1', computed: '1' },
    { name: 'Submissions that their transactions explain', stated: '1', computed: '1' },
    { name: 'Payments that their lines explain', stated: '3', computed: '3' },
    { name: 'Lines whose net is not gross and fees', stated: '0', computed: '0' },
  ],
  queries: [
    {
      sql: 'SELECT line_no, type, source_type, merchant_ref, gross, fee_total, tax, net, batch_id, payout_id, x_pricing FROM settlement_line ORDER BY line_no',
      rows: [
        [
          '3',
          'fee',
          'submission',
          null,
          null,
          '-4.800000',
          null,
          '-4.800000',
          '000301',
          '2026075A1001',
          'NA REGULAR SUBMISSION discount 4.50',
        ],
        [
          '5',
          'sale',
          'transaction',
          'ORDER-1',
          '100.000000',
          null,
          null,
          '100.000000',
          '000301',
          '2026075A1001',
          'NA REGULAR SUBMISSION discount 3.00',
        ],
        ['7', 'sale', 'transaction', 'ORDER-2', '60.050000', null, null, '60.050000', '000301', '2026075A1001', null],
        ['8', 'refund', 'transaction', 'ORDER-0', '-10.050000', null, null, '-10.050000', '000301', '2026075A1001', null],
        ['9', 'refund', 'submission', null, '-20.000000', '0.600000', null, '-19.400000', '000302', '2026075A1001', null],
        ['10', 'chargeback', 'chargeback', null, '-30.000000', '0.900000', null, '-29.100000', '000288', '2026075A1001', null],
        ['11', 'adjustment', 'adjustment', null, '-5.000000', '0.000000', null, '-5.000000', null, '2026075A1001', null],
        ['12', 'fee', 'other fee', null, null, '-1.250000', '-0.100000', '-1.350000', null, '2026075A1001', null],
        ['14', 'sale', 'submission', null, '40.000000', '0.000000', null, '40.000000', '000303', '2026075B2002', null],
        ['16', 'fee', 'gross pay recovery', null, null, '-1.200000', '0.000000', '-1.200000', null, '2026075C3003', null],
      ],
    },
    {
      // Day 74 of 2026 is March 15, day 76 March 17 and day 78 March 19.
      sql: 'SELECT ts_utc, posting_date, partner, mid, scheme, x_card, x_sale_day FROM settlement_line WHERE line_no = 5',
      rows: [['2026-03-17 04:00:00', '2026-03-17', 'American Express', '5550002222', 'amex', '371234XXXXX9876', '2026-03-15']],
    },
    {
      sql: 'SELECT payout_date, payout_id, mid, amount, x_account_last4, x_debit_balance FROM payout ORDER BY line_no',
      rows: [
        ['2026-03-19', '2026075A1001', '5550001111', '80.350000', '7890', '-10.00'],
        ['2026-03-19', '2026075B2002', '5550001111', '40.000000', null, null],
        ['2026-03-19', '2026075C3003', '5550001111', '-1.200000', null, null],
      ],
    },
  ],
  warnings: ['PAID_IN_GROSS', 'SUBMISSIONS_NOT_ITEMISED'],
  spoiled: [
    {
      what: 'a transaction whose amount has no sign is set aside, and the totals it was part of fail',
      content: changed(7, '000000000600E', '0000000006005'),
      quarantined: [{ line: 7, reason: 'the last digit must carry the sign' }],
      failing: firstSubmissionFails,
    },
    {
      what: 'a first transaction that cannot be read leaves its submission in its place',
      content: changed(5, '000000001000{', '0000000O1000{'),
      quarantined: [
        { line: 5, reason: 'no zoned decimal' },
        { line: 6, reason: 'prices a record that is not before it' },
      ],
      failing: firstSubmissionFails,
    },
    {
      what: 'records of no known type, of no delivery and of no payment record are told',
      content: file([...lines.slice(0, 12), lines[12]!.replace('075B2002100', '075B2002199'), ...lines.slice(13), lines[2]!]),
      quarantined: [
        { line: 13, reason: 'record type 199 is not known' },
        { line: 18, reason: 'outside of a delivery' },
      ],
      failing: ['Delivery 1: records', 'Deliveries that tie to their trailers', 'Payment 2026075B2002: has a payment record'],
    },
    {
      what: 'a file that was cut off says so',
      content: file(lines.slice(0, 6)),
      quarantined: [],
      failing: [
        'Submission 000301 of payment 2026075A1001: its transactions (USD)',
        'The file ends with its trailer',
        'Deliveries that tie to their trailers',
        'Payment 2026075A1001: its lines (USD)',
        'Submissions that their transactions explain',
        'Payments that their lines explain',
      ],
    },
    {
      what: 'a payment and a submission that lie are reported',
      content: changed(2, '0000000803E', '0000000803F').replace('0000001500{00000045{', '0000001500A00000045{'),
      quarantined: [],
      failing: [
        'Submission 000301 of payment 2026075A1001: its transactions (USD)',
        'Payment 2026075A1001: its lines (USD)',
        'Submissions that their transactions explain',
        'Payments that their lines explain',
        'Lines whose net is not gross and fees',
      ],
    },
    {
      what: 'spaces cut off at the end of lines, and lines that end in a carriage return, change nothing',
      content: `\uFEFF${file(
        lines.map((line) => line.trimEnd()),
        '\r',
      )}`,
      quarantined: [],
      failing: [],
    },
  ],
};
