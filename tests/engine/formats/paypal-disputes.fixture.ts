import type { FormatFixture } from './format-fixture.ts';

const header = (...lines: readonly string[]) => lines;
const body = (
  kind: string,
  id: string,
  transaction: string,
  reason: string,
  status: string,
  due: string,
  amount: string,
  currency: string,
  outcome: string,
) =>
  `"SB","${kind}","${id}","${transaction}",2026/02/01 10:00:00 -0800,"inv-${transaction}","","${reason}","A Person","a.person@example.org",2026/03/02 08:00:00 -0800,"${status}",${due},${amount},"${currency}","${outcome}"`;

const records = [
  ...header(
    '"RH",2026/03/10 02:00:00 -0700,"A","HARBORSHOP001",008,',
    '"FH",01',
    '"SH",2026/03/09 00:00:00 -0700,2026/03/09 23:59:59 -0700,"HARBORSHOP001",""',
    '"CH","Case type","Case ID","Original transaction ID","Transaction date","Transaction invoice ID","Card Type","Case reason","Claimant name","Claimant email address","Case filing date","Case status","Response due date","Disputed amount","Disputed currency","Outcome"',
  ),
  body('Chargeback', 'PP-1', 'T1', 'Unauthorized', 'Waiting for your response', '2026/03/12 23:59:59 -0700', '4999', 'USD', ''),
  body('Dispute', 'PP-2', 'T2', 'Item not received', 'Closed', '', '150000', 'JPY', 'Resolved in seller favor'),
  body('Claim', 'PP-3', 'T3', 'Not as described', 'Closed', '', '1250', 'USD', 'Resolved in buyer favor'),
  '"SF",3',
  '"SC",3',
  '"RF",3',
  '"RC",3',
  '"FF",3',
];
const file = (lines: readonly string[]) => `${lines.join('\n')}\n`;

export const paypalCaseReport: FormatFixture = {
  format: 'paypal.disputes',
  name: 'DDR-20260309.01.008.CSV',
  content: file(records),
  lines: { physical: 12, header: 4, preamble: 0, blank: 0, trailer: 5, loaded: 3, quarantined: 0 },
  tables: { dispute: 3 },
  amounts: { 'amount JPY': '1500', 'amount USD': '62.49' },
  controls: [
    { name: 'Report: rows', stated: '3', computed: '3' },
    { name: 'File: rows', stated: '3', computed: '3' },
    { name: 'Section footers that tie', stated: '2', computed: '2' },
  ],
  queries: [
    {
      sql: 'SELECT dispute_id, stage, outcome, reason_code, partner_ref, merchant_ref, amount, ccy, ts_utc, sale_at, due_at FROM dispute ORDER BY line_no',
      rows: [
        [
          'PP-1',
          'chargeback',
          'open',
          'Unauthorized',
          'T1',
          'inv-T1',
          '49.990000',
          'USD',
          '2026-03-02 16:00:00',
          '2026-02-01 18:00:00',
          '2026-03-13 06:59:59',
        ],
        [
          'PP-2',
          'inquiry',
          'won',
          'Item not received',
          'T2',
          'inv-T2',
          '1500.000000',
          'JPY',
          '2026-03-02 16:00:00',
          '2026-02-01 18:00:00',
          null,
        ],
        [
          'PP-3',
          'pre_dispute',
          'lost',
          'Not as described',
          'T3',
          'inv-T3',
          '12.500000',
          'USD',
          '2026-03-02 16:00:00',
          '2026-02-01 18:00:00',
          null,
        ],
      ],
    },
  ],
  warnings: [],
  spoiled: [
    {
      what: 'a disputed amount with a point is set aside: it would be a hundred times too small',
      content: file(records.map((line) => line.replace(',4999,', ',49.99,'))),
      quarantined: [{ line: 5, reason: 'Disputed amount is not a whole number of hundredths' }],
      failing: ['Section 1: rows', 'Report: rows', 'File: rows', 'Section footers that tie'],
    },
  ],
};
