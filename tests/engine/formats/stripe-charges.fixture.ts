import type { FormatFixture } from './format-fixture.ts';

const records = [
  'id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Converted Amount,Fee,Status,Decline Reason,Card Brand,Card Last4,Card Issue Country,Customer ID,order_id (metadata)',
  'ch_1,2026-02-03 13:12:00,25.00,5.00,usd,true,25.00,1.03,Paid,,Visa,4242,US,cus_1,o-1',
  'ch_2,2026-02-03 13:13:00,900,0,jpy,true,900,33,Refunded,,Mastercard,4444,JP,cus_2,o-2',
  'ch_3,2026-02-03 13:14:00,40.00,0.00,usd,false,40.00,0.00,Failed,insufficient_funds,Visa,1111,US,cus_3,o-3',
  'ch_4,2026-02-03 13:15:00,60.00,0.00,usd,false,60.00,0.00,Pending,,,,,cus_4,o-4',
  'ch_5,2026-02-03 13:16:00,10.00,4.00,usd,true,10.00,0.59,Partially Refunded,,American Express,0005,US,cus_5,o-5',
  'ch_6,2026-02-03 13:17:00,30.00,0.00,usd,false,30.00,0.00,Uncaptured,,Visa,4242,US,cus_6,o-6',
];
const file = (lines: readonly string[]) => `${lines.join('\n')}\n`;

export const stripePaymentsExport: FormatFixture = {
  format: 'stripe.charges',
  name: 'unified_payments.csv',
  content: file(records),
  lines: { physical: 7, header: 1, preamble: 0, blank: 0, trailer: 0, loaded: 6, quarantined: 0 },
  tables: { attempt: 6 },
  amounts: { 'amount JPY': '900', 'amount USD': '165', 'refunded_amount JPY': '0', 'refunded_amount USD': '9' },
  controls: [],
  queries: [
    {
      sql: 'SELECT attempt_id, order_id, result, decline_cat, amount, captured_amount, refunded_amount, ccy, scheme, method, ts_utc FROM attempt ORDER BY line_no',
      rows: [
        ['ch_1', 'o-1', 'approved', null, '25.000000', '25.000000', '5.000000', 'USD', 'visa', 'card', '2026-02-03 13:12:00'],
        ['ch_2', 'o-2', 'approved', null, '900.000000', '900.000000', '0.000000', 'JPY', 'mastercard', 'card', '2026-02-03 13:13:00'],
        ['ch_3', 'o-3', 'declined', 'funds', '40.000000', '0.000000', '0.000000', 'USD', 'visa', 'card', '2026-02-03 13:14:00'],
        ['ch_4', 'o-4', 'pending', null, '60.000000', '0.000000', '0.000000', 'USD', null, null, '2026-02-03 13:15:00'],
        ['ch_5', 'o-5', 'approved', null, '10.000000', '10.000000', '4.000000', 'USD', 'amex', 'card', '2026-02-03 13:16:00'],
        ['ch_6', 'o-6', 'approved', null, '30.000000', '0.000000', '0.000000', 'USD', 'visa', 'card', '2026-02-03 13:17:00'],
      ],
    },
  ],
  warnings: [],
  spoiled: [
    {
      what: 'a row that lost a field is set aside',
      content: file(records.map((line, index) => (index === 2 ? line.replace(',JP,', ',') : line))),
      quarantined: [{ line: 3, reason: '14 fields' }],
      failing: [],
    },
    {
      what: 'a status that the layout does not know is named: it is no failure of the payment',
      content: file(records.map((line) => line.replace(',Paid,', ',Paid out,'))),
      quarantined: [],
      failing: ['Attempts of status Paid out, which the layout does not know: in no rate'],
    },
  ],
};
