import { fixedRecord } from '../../support/fixed-record.ts';
import type { FormatFixture } from './format-fixture.ts';

type Parts = readonly (readonly [at: number, text: string])[];
const file = (text: readonly string[], end = '\n') => text.map((line) => `${line}${end}`).join('');

const advice = (...parts: Parts) => fixedRecord(440, ...parts);
/** Settlement account 8880001111-001 on March 20, submitted by 8880002222. */
const detail = (type: string, ...parts: Parts) => advice([1, '888000111100120260320'], [23, '8880002222'], [33, type], ...parts);
const adviceLines = [
  advice([1, 'DFHDR 202603190615PANEUREUROPE ADVICE']),
  // 100.00 - 2.50 - 0.50 of tax, - 20.00 adjusted.
  detail(
    '100',
    [41, '00000000000770{'],
    [56, '12345'],
    [71, '9988776655'],
    [91, '00000000001000{'],
    [128, '00000000000025}'],
    [323, 'GBP'],
  ),
  detail(
    '210',
    [41, '20260317'],
    [49, '00000000001000{'],
    [79, '00000000000025}'],
    [109, '00000000000970{'],
    [171, '00000000000000{'],
    [216, '00000000000005}'],
    [238, 'GBP000000000000301'],
  ),
  advice([1, '8880001111001'], [23, '8880002222'], [33, '260'], [41, '0000001200{'], [52, '20260316ORDER-1'], [90, '371234XXXXX9876']),
  advice([1, '8880001111001'], [23, '8880002222'], [33, '260'], [41, '0000000200}'], [52, '20260316ORDER-0']),
  detail(
    '230',
    [41, 'ADJ-7'],
    [52, '00000000000200}'],
    [67, '00000000000000{'],
    [97, '00000000000200}'],
    [154, '00000000000000{'],
    [206, 'R01'],
    [216, 'GOODS RETURNED'],
  ),
  advice([1, 'DFTLR 202603190615PANEUREUROPE ADVICE'], [85, '0000007']),
];

export const amexEpaAdvice: FormatFixture = {
  format: 'amex.epa',
  name: 'advice.epa',
  content: file(adviceLines),
  choice: { timeZone: 'Europe/London' },
  lines: { physical: 7, header: 1, preamble: 0, blank: 0, trailer: 1, loaded: 5, quarantined: 0 },
  tables: { settlement_line: 4, payout: 1 },
  amounts: {
    // 120.00 - 20.00 - 20.00.
    'settlement_line.gross GBP': '80',
    'settlement_line.fee_commission GBP': '-2.5',
    'settlement_line.fee_total GBP': '-2.5',
    'settlement_line.tax GBP': '-0.5',
    'settlement_line.net GBP': '77',
    'payout.amount GBP': '77',
    'payout.fee_total GBP': '-2.5',
  },
  controls: [
    { name: 'Records of the delivery', stated: '7', computed: '7' },
    { name: 'Submissions that their transactions explain', stated: '1', computed: '1' },
    { name: 'Payments that their lines explain', stated: '1', computed: '1' },
    { name: 'Lines whose net is not gross and fees', stated: '0', computed: '0' },
  ],
  queries: [
    {
      sql: 'SELECT line_no, ts_utc, type, merchant_ref, gross, fee_total, net, payout_id, x_reason FROM settlement_line ORDER BY line_no',
      rows: [
        ['3', '2026-03-20 00:00:00', 'fee', null, null, '-2.500000', '-3.000000', '8880001111-001-20260320', null],
        ['4', '2026-03-20 00:00:00', 'sale', 'ORDER-1', '120.000000', null, '120.000000', '8880001111-001-20260320', null],
        ['5', '2026-03-20 00:00:00', 'refund', 'ORDER-0', '-20.000000', null, '-20.000000', '8880001111-001-20260320', null],
        [
          '6',
          '2026-03-20 00:00:00',
          'adjustment',
          null,
          '-20.000000',
          '0.000000',
          '-20.000000',
          '8880001111-001-20260320',
          'R01 GOODS RETURNED',
        ],
      ],
    },
    { sql: 'SELECT payout_date, mid, amount, x_account_last4 FROM payout', rows: [['2026-03-20', '8880001111', '77.000000', '6655']] },
  ],
  warnings: [],
  spoiled: [
    {
      what: 'amounts without a sign, unknown records and records without their settlement are set aside by name',
      content: file([
        adviceLines[0]!,
        adviceLines[2]!,
        adviceLines[3]!,
        ...adviceLines.slice(1, 4),
        adviceLines[4]!.replace('0000000200}', '00000002000'),
        adviceLines[5]!.replace(/^(.{32})230/, '$1999'),
        adviceLines[6]!,
      ]),
      quarantined: [
        { line: 2, reason: 'a settlement that is not before it' },
        { line: 3, reason: 'without its submission' },
        { line: 7, reason: 'the last digit must carry the sign' },
        { line: 8, reason: 'record type 999 is not known' },
      ],
      failing: [
        'Submission 000000000000301 of settlement 8880001111-001-20260320: its transactions (GBP)',
        'Records of the delivery',
        'Payment 8880001111-001-20260320: its lines (GBP)',
        'Submissions that their transactions explain',
        'Payments that their lines explain',
      ],
    },
    {
      what: 'a file that was cut off says so',
      content: file(adviceLines.slice(0, 5)),
      quarantined: [],
      failing: ['The file ends with its trailer', 'Payment 8880001111-001-20260320: its lines (GBP)', 'Payments that their lines explain'],
    },
  ],
};

const notice = (...parts: Parts) => fixedRecord(2200, ...parts);
const noticeLines = [
  notice([1, 'H010120260319'], [102, 'A00070CBNOT20260780061500001']),
  notice(
    [1, 'D'],
    [7, '5550002222'],
    [27, '371234XXXXX9876'],
    [47, 'CASE-5'],
    [73, 'N'],
    [77, '2026031820260301'],
    [105, 'FRAUD'],
    [126, 'F29-0000000000030.00777001'],
    [158, 'ORDER-9'],
    [183, ' 0000000000030.00'],
  ),
  notice(
    [1, 'D'],
    [7, '5550002222'],
    [27, '371234XXXXX9877'],
    [47, 'CASE-4'],
    [73, 'Y'],
    [77, '2026031820260201'],
    [105, 'SEDIS'],
    [126, 'M38 0000000000012.35'],
    [152, '777002'],
    [1768, 'ORDER-LONG-REFERENCE-8'],
  ),
  notice(
    [1, 'D'],
    [7, '5550002222'],
    [47, 'CASE-3'],
    [77, '2026031820260201'],
    [126, 'S01 0000000000000.00'],
    [540, 'THE CHARGEBACK WILL REMAIN'],
  ),
  notice([1, 'T010120260319'], [27, '000000005000000005'], [102, 'A00070CBNOT20260780061500001']),
];

export const amexCbnotNotices: FormatFixture = {
  format: 'amex.cbnot',
  name: 'notices.txt',
  content: file(noticeLines),
  choice: { timeZone: 'UTC', currency: 'USD' },
  lines: { physical: 5, header: 1, preamble: 0, blank: 0, trailer: 1, loaded: 3, quarantined: 0 },
  tables: { dispute: 3 },
  amounts: { 'amount USD': '-17.65' },
  controls: [{ name: 'Records of the delivery', stated: '5', computed: '5' }],
  queries: [
    {
      sql: 'SELECT line_no, ts_utc, sale_at, dispute_id, stage, reason_code, partner_ref, merchant_ref, amount FROM dispute ORDER BY line_no',
      rows: [
        ['2', '2026-03-18 00:00:00', '2026-03-01 00:00:00', 'CASE-5', 'chargeback', 'F29', '777001', 'ORDER-9', '-30.000000'],
        ['3', '2026-03-18 00:00:00', '2026-02-01 00:00:00', 'CASE-4', 'reversal', 'M38', null, 'ORDER-LONG-REFERENCE-8', '12.350000'],
        ['4', '2026-03-18 00:00:00', '2026-02-01 00:00:00', 'CASE-3', 'inquiry', 'S01', null, null, '0.000000'],
      ],
    },
  ],
  warnings: [],
  spoiled: [
    {
      what: 'an amount with a letter and records of no known type are set aside, and the count fails',
      content: file([noticeLines[0]!, noticeLines[1]!.replace('30.00777', '3O.00777'), 'X', ...noticeLines.slice(2)]),
      quarantined: [
        { line: 2, reason: 'no signed decimal' },
        { line: 3, reason: 'record type X is not known' },
      ],
      failing: ['Records of the delivery'],
    },
    {
      what: 'a file that was cut off says so',
      content: file(noticeLines.slice(0, 3).map((line) => line.trimEnd())),
      quarantined: [],
      failing: ['The file ends with its trailer'],
    },
  ],
};
