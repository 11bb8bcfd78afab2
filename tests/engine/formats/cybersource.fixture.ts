import type { FormatFixture } from './format-fixture.ts';

const records = [
  'Payment Batch Detail Report,1.0,2026-05-01 to 2026-05-02,,,,,,,',
  'batch_id,merchant_id,batch_date,request_id,merchant_ref_number,trans_ref_no,payment_method,currency,amount,transaction_type',
  // The ids have 22 digits: read as numbers, the last of them would be lost.
  '700101,harbor_us,2026-05-01,0004172180000167905139,ORD-1,5652882910,Visa,USD,100.00,ics_bill',
  '700101,harbor_us,2026-05-01,0004172180000167905140,ORD-2,5652882911,American Express,USD,20.50,ics_bill',
  '700102,harbor_us,2026-05-02,0004173790000167905139,ORD-1,5629152830,Visa,USD,-40.25,ics_credit',
  '700102,harbor_us,2026-05-02,0004174690000167905139,"ORD ""3""",5653068690,Check,JPY,1200,ics_ecp_debit',
];
const file = (lines: readonly string[]) => `${lines.join('\r\n')}\r\n`;

export const cybersourceBatchReport: FormatFixture = {
  format: 'cybersource.batch_detail',
  name: 'PaymentBatchDetailReport.csv',
  content: file(records),
  choice: { timeZone: 'America/New_York' },
  lines: { physical: 6, header: 1, preamble: 1, blank: 0, trailer: 0, loaded: 4, quarantined: 0 },
  tables: { payment_event: 4 },
  amounts: { 'amount USD': '160.75', 'amount JPY': '1200' },
  controls: [],
  queries: [
    {
      // Midnight in New York in May is four o'clock in UTC.
      sql: 'SELECT partner_ref, merchant_ref, event, scheme, method, amount, ccy, batch_id, ts_utc FROM payment_event ORDER BY line_no',
      rows: [
        ['0004172180000167905139', 'ORD-1', 'captured', 'visa', 'card', '100.000000', 'USD', '700101', '2026-05-01 04:00:00'],
        ['0004172180000167905140', 'ORD-2', 'captured', 'amex', 'card', '20.500000', 'USD', '700101', '2026-05-01 04:00:00'],
        ['0004173790000167905139', 'ORD-1', 'refund_pending', 'visa', 'card', '40.250000', 'USD', '700102', '2026-05-02 04:00:00'],
        ['0004174690000167905139', 'ORD "3"', 'captured', null, 'check', '1200.000000', 'JPY', '700102', '2026-05-02 04:00:00'],
      ],
    },
  ],
  warnings: ['NOT_YET_SETTLED', 'LINES_AROUND_TABLE'],
  spoiled: [
    {
      what: 'a row that lost its type is set aside',
      content: file(records.map((line, index) => (index === 3 ? line.replace(',ics_bill', '') : line))),
      quarantined: [{ line: 4, reason: '9 fields' }],
      failing: [],
    },
  ],
};
