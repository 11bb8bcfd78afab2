import { fixedRecord } from '../../support/fixed-record.ts';
import type { FormatFixture } from './format-fixture.ts';

/** Fields between bars as quoted fields between commas. */
const quoted = (fields: string) =>
  fields
    .split('|')
    .map((field) => `"${field}"`)
    .join(',');
const common = '7770001111|002|2610757001|20260320';

const lines = [
  quoted('HEADER|20260319|061500|0000000042|GRRCN|HARBOR|2.01|'),
  // 100.00 less 2.00 and 0.50, less 35.00 charged back, 10.00 debit balance of before; the fee of 1.50 is debited apart.
  quoted(
    `SUMMARY|${common}|EUR|UPR-77| 000000000005250| 000000000010000| 000000000000200| 000000000000050|-000000000003500| 000000000000000|-000000000001000|||DE02100100109307118603|HARBDEFF|`,
  ),
  quoted(
    `SUBMISSION|${common}|EUR|7770002222|20260316|20260317|000301|EUR||| 000000000010000| 000000000010000| 000000000000200| 000000000000050| 000000000000000| 000000000009750| 002000| 000000|0000002|07600030101|`,
  ),
  `${quoted(`TRANSACTN|${common}|EUR|7770002222|20260316|20260317|000301|EUR|STORE 4|ORDER-1, FIRST||371234XXXXX9876|| 000000000010000| 000000000012000|20260315|101500|000000000000007|123456||5310||M06ARN1|`)}          `,
  quoted(
    `TXNPRICING|${common}|EUR|7770002222|STORE 4||ORDER-1, FIRST||371234XXXXX9876| 000000000012000|20260315|1A|| 000000000000000500000| 002000| 000000000000002400000|`,
  ),
  quoted(
    `TRANSACTN|${common}|EUR|7770002222|20260316|20260317|000301|EUR|STORE 4|ORDER-0||371234XXXXX9870|| 000000000010000|-000000000002000|20260316|111500||123457||5310||M06ARN0|`,
  ),
  quoted(
    `CHARGEBACK|${common}|EUR|7770002222|20260310|STORE 4|ORDER-9||371234XXXXX9879||20260317|000288|EUR|CB-5|F29|CARD NOT PRESENT FRAUD|-000000000004000| 000000000000000| 000000000000000| 000000000000000|-000000000004000| 000000| 000000|566|652|`,
  ),
  quoted(
    `ADJUSTMENT|${common}|EUR|7770002222|20260310|STORE 4|ORDER-8||||20260317||EUR|AD-6||CREDIT OF LAST MONTH| 000000000000500| 000000000000000| 000000000000000| 000000000000000| 000000000000500| 000000| 000000|||`,
  ),
  quoted('FEEREVENUE|7770001111|2610757001|20260320|EUR|7770002222|STORE 4|-000000000000150|TERMINAL RENTAL| 000000000000000|||0|||'),
  // 15,000 yen, paid as 92.00: its transactions have no amount in the currency of the payment.
  quoted(
    'SUMMARY|7770001111|002|2610757002|20260320|EUR|| 000000000009200| 000000000009300| 000000000000100| 000000000000000| 000000000000000| 000000000000000||||||',
  ),
  quoted(
    'SUBMISSION|7770001111|002|2610757002|20260320|EUR|7770003333|20260316|20260317|000302|JPY||0000000.0062000| 000000000015000| 000000000009300| 000000000000100| 000000000000000| 000000000000000| 000000000009200|||0000001||',
  ),
  quoted(
    'TRANSACTN|7770001111|002|2610757002|20260320|EUR|7770003333|20260316|20260317|000302|JPY||ORDER-J|||| 000000000009300| 000000000015000|20260315|||||||M06ARNJ|',
  ),
  quoted('TRAILER|0000000042|0000013|'),
];
const file = (text: readonly string[], end = '\n') => text.map((line) => `${line}${end}`).join('');

export const amexGrrcnDelimited: FormatFixture = {
  format: 'amex.grrcn',
  name: 'harbor.grrcn',
  content: file(lines),
  choice: { timeZone: 'Europe/Berlin' },
  lines: { physical: 13, header: 1, preamble: 0, blank: 0, trailer: 1, loaded: 11, quarantined: 0 },
  tables: { settlement_line: 8, payout: 2, dispute: 1 },
  amounts: {
    // 120.00 - 20.00 - 40.00 + 5.00.
    'settlement_line.gross EUR': '65',
    'settlement_line.gross JPY': '15000',
    'settlement_line.fee_commission EUR': '-3',
    'settlement_line.fee_scheme EUR': '-0.5',
    'settlement_line.fee_markup EUR': '-1.5',
    'settlement_line.fee_total EUR': '-5',
    // 97.50 - 40.00 + 5.00 - 1.50, and 92.00.
    'settlement_line.net EUR': '153',
    'payout.amount EUR': '144.5',
    'payout.fee_total EUR': '-3.5',
    'dispute.amount EUR': '-40',
  },
  controls: [
    { name: 'File: records', stated: '13', computed: '13' },
    { name: 'Submissions that their transactions explain', stated: '2', computed: '2' },
    { name: 'Payments that their lines explain', stated: '2', computed: '2' },
    { name: 'Lines whose net is not gross and fees', stated: '0', computed: '0' },
  ],
  queries: [
    {
      sql: 'SELECT line_no, type, partner_ref, merchant_ref, gross, ccy_gross, fee_total, net, payout_id, x_pricing FROM settlement_line ORDER BY line_no',
      rows: [
        ['3', 'fee', '2610757001-000301', null, null, 'EUR', '-2.500000', '-2.500000', '2610757001', null],
        [
          '4',
          'sale',
          'M06ARN1',
          'ORDER-1, FIRST',
          '120.000000',
          'EUR',
          null,
          '120.000000',
          '2610757001',
          '1A rate 0.02 discount 2.400000 fee 0.500000',
        ],
        ['6', 'refund', 'M06ARN0', 'ORDER-0', '-20.000000', 'EUR', null, '-20.000000', '2610757001', null],
        ['7', 'chargeback', 'CB-5', 'ORDER-9', '-40.000000', 'EUR', '0.000000', '-40.000000', '2610757001', null],
        ['8', 'adjustment', 'AD-6', 'ORDER-8', '5.000000', 'EUR', '0.000000', '5.000000', '2610757001', null],
        ['9', 'fee', null, null, null, 'EUR', '-1.500000', '-1.500000', '2610757001', null],
        ['11', 'adjustment', '2610757002-000302', null, null, 'JPY', '-1.000000', '92.000000', '2610757002', null],
        ['12', 'sale', 'M06ARNJ', 'ORDER-J', '15000.000000', 'JPY', null, null, '2610757002', null],
      ],
    },
    {
      sql: 'SELECT payout_date, payout_id, bank_ref, amount, fee_total, x_bank, x_account_last4, x_debit_balance FROM payout ORDER BY line_no',
      rows: [
        ['2026-03-20', '2610757001', 'UPR-77', '52.500000', '-2.500000', 'HARBDEFF', '8603', '-10.00'],
        ['2026-03-20', '2610757002', null, '92.000000', '-1.000000', null, null, null],
      ],
    },
    {
      sql: 'SELECT ts_utc, dispute_id, stage, reason_code, merchant_ref, amount FROM dispute',
      rows: [['2026-03-16 23:00:00', 'CB-5', 'chargeback', 'F29', 'ORDER-9', '-40.000000']],
    },
  ],
  warnings: [],
  spoiled: [
    {
      what: 'a chargeback whose amount holds a letter is set aside, and its payment is no longer explained',
      content: file(lines).replace('"-000000000004000"', '"-00000000000400O"'),
      quarantined: [{ line: 7, reason: 'no signed whole number' }],
      failing: ['File: records', 'Payment 2610757001: its lines (EUR)', 'Payments that their lines explain'],
    },
    {
      what: 'a pricing record without its transaction, a tax record and one of no known type are set aside by name',
      content: file([...lines.slice(0, 2), lines[4]!, quoted(`TAXRECORD|${common}|EUR|01|VAT`), quoted('SURPRISE|1'), ...lines.slice(2)]),
      quarantined: [
        { line: 3, reason: 'prices a record that is not before it' },
        { line: 4, reason: 'it is a tax record' },
        { line: 5, reason: 'record type SURPRISE is not known' },
      ],
      failing: [],
    },
    {
      what: 'a file that was cut off says so',
      content: file(lines.slice(0, 4)),
      quarantined: [],
      failing: [
        'Submission 000301 of payment 2610757001: its transactions (EUR)',
        'The file ends with its trailer',
        'Payment 2610757001: its lines (EUR)',
        'Submissions that their transactions explain',
        'Payments that their lines explain',
      ],
    },
    {
      what: 'totals that lie are reported',
      content: file(lines).replace('"0000000042","0000013"', '"0000000043","0000014"').replace('" 000000000009750"', '" 000000000009751"'),
      quarantined: [],
      failing: [
        'File: records',
        'File: sequence number of header and trailer',
        'Payment 2610757001: its lines (EUR)',
        'Payments that their lines explain',
        'Lines whose net is not gross and fees',
      ],
    },
    {
      what: 'tabs between the fields, a byte-order mark and lines that end in a carriage return change nothing',
      content: `\uFEFF${file(
        lines.map((line) => line.replaceAll('","', '"\t"')),
        '\r',
      )}`,
      quarantined: [],
      failing: [],
    },
  ],
};

const fixed = (...parts: readonly (readonly [at: number, text: string])[]) => fixedRecord(800, ...parts);
const fixedLines = [
  fixed([1, 'HEADER'], [11, '202603190615000000000043GRRCN'], [45, 'HARBOR'], [65, '1.01']),
  fixed(
    [1, 'SUMMARY'],
    [11, '7770001111'],
    [26, '002261075700320260320KWD'],
    [68, ' 000000000001200'],
    [84, ' 000000000001234'],
    [100, ' 000000000000034'],
    [116, ' 000000000000000'],
  ),
  fixed(
    [1, 'SUBMISSION'],
    [11, '7770001111'],
    [26, '002261075700320260320KWD7770002222'],
    [65, '2026031620260317000303'],
    [96, 'KWD'],
    [129, ' 000000000001234 000000000001234 000000000000034 000000000000000 000000000000000 000000000001200'],
  ),
  fixed([1, 'TRAILER'], [11, '00000000430000004']),
];

export const amexGrrcnFixed: FormatFixture = {
  format: 'amex.grrcn',
  name: 'harbor-fixed.txt',
  content: file(fixedLines),
  choice: { timeZone: 'Asia/Kuwait' },
  lines: { physical: 4, header: 1, preamble: 0, blank: 0, trailer: 1, loaded: 2, quarantined: 0 },
  tables: { settlement_line: 1, payout: 1 },
  // Dinars have three digits after the point.
  amounts: {
    'settlement_line.gross KWD': '1.234',
    'settlement_line.fee_commission KWD': '-0.034',
    'settlement_line.fee_scheme KWD': '0',
    'settlement_line.fee_total KWD': '-0.034',
    'settlement_line.net KWD': '1.2',
    'payout.amount KWD': '1.2',
    'payout.fee_total KWD': '-0.034',
  },
  controls: [
    { name: 'File: records', stated: '4', computed: '4' },
    { name: 'Payments that their lines explain', stated: '1', computed: '1' },
    { name: 'Lines whose net is not gross and fees', stated: '0', computed: '0' },
  ],
  queries: [
    {
      sql: 'SELECT ts_utc, type, gross, net, batch_id, payout_id, mid FROM settlement_line',
      rows: [['2026-03-16 21:00:00', 'sale', '1.234000', '1.200000', '000303', '2610757003', '7770002222']],
    },
  ],
  warnings: ['SUBMISSIONS_NOT_ITEMISED'],
  spoiled: [
    {
      what: 'spaces cut off at the end of lines change nothing',
      content: file(
        fixedLines.map((line) => line.trimEnd()),
        '\r\n',
      ),
      quarantined: [],
      failing: [],
    },
  ],
};
