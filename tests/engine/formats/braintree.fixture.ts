import type { FormatFixture } from './format-fixture.ts';

const names =
  'Transaction ID,Subscription ID,Transaction Type,Transaction Status,Created Datetime,Created Timezone,Settlement Date,Disbursement Date,Merchant Account,Currency ISO Code,Amount Authorized,Amount Submitted For Settlement,Service Fee,Order ID,Card Type,Last Four of Credit Card,Processor Response Code,Payment Instrument Type,Refunded Transaction ID,Settlement Amount,Settlement Currency ISO Code,Settlement Currency Exchange Rate,Settlement Batch ID';
const row = (
  id: string,
  type: string,
  status: string,
  at: string,
  disbursed: string,
  currency: string,
  authorized: string,
  submitted: string,
  rest: string,
) => `${id},,${type},${status},${at},CST,,${disbursed},harbor_${currency},${currency},${authorized},${submitted},,o-${id},${rest}`;
const records = [
  names,
  row(
    'b1',
    'sale',
    'settled',
    '01/31/2026 23:30:00',
    '02/03/2026',
    'EUR',
    '100.00',
    '100.00',
    'Visa,4242,1000,Credit Card,,108.00,USD,1.08,2026-02-02_a',
  ),
  row(
    'b2',
    'credit',
    'settled',
    '02/01/2026 08:00:00',
    '02/04/2026',
    'EUR',
    '',
    '40.00',
    'Visa,4242,1000,Credit Card,b0,43.20,USD,1.08,2026-02-03_a',
  ),
  row('b3', 'sale', 'processor_declined', '02/01/2026 09:00:00', '', 'USD', '60.00', '', 'MasterCard,4444,2001,Credit Card,,,,,'),
  row('b4', 'sale', 'submitted_for_settlement', '02/01/2026 10:00:00', '', 'USD', '25.00', '20.00', ',,1000,PayPal Account,,,,,'),
  row('b5', 'credit', 'submitted_for_settlement', '02/01/2026 11:00:00', '', 'USD', '', '5.00', ',,1000,PayPal Account,b4,,,,'),
  row('b6', 'sale', 'gateway_rejected', '02/01/2026 12:00:00', '', 'JPY', '9000', '', 'Visa,1111,,Credit Card,,,,,'),
];
const file = (lines: readonly string[]) => `${lines.join('\n')}\n`;

export const braintreeSearchExport: FormatFixture = {
  format: 'braintree.transactions',
  name: 'transaction_search.csv',
  content: file(records),
  lines: { physical: 7, header: 1, preamble: 0, blank: 0, trailer: 0, loaded: 6, quarantined: 0 },
  tables: { settlement_line: 2, attempt: 4, payment_event: 1 },
  amounts: {
    'settlement_line.gross EUR': '60',
    'settlement_line.net USD': '64.8',
    'attempt.amount EUR': '100',
    'attempt.amount JPY': '9000',
    'attempt.amount USD': '85',
    'attempt.captured_amount EUR': '100',
    'attempt.captured_amount JPY': '0',
    'attempt.captured_amount USD': '20',
    'payment_event.amount USD': '5',
  },
  controls: [],
  queries: [
    {
      sql: 'SELECT partner_ref, type, gross, net, ccy_net, fx_rate, posting_date, ts_utc, batch_id FROM settlement_line ORDER BY line_no',
      rows: [
        // Half past eleven at night, six hours behind UTC.
        ['b1', 'sale', '100.000000', '108.000000', 'USD', '1.08', '2026-02-03', '2026-02-01 05:30:00', '2026-02-02_a'],
        ['b2', 'refund', '-40.000000', '-43.200000', 'USD', '1.08', '2026-02-04', '2026-02-01 14:00:00', '2026-02-03_a'],
      ],
    },
    {
      sql: 'SELECT attempt_id, result, amount, captured_amount, scheme, method, raw_code, decline_cat FROM attempt ORDER BY line_no',
      rows: [
        ['b1', 'approved', '100.000000', '100.000000', 'visa', 'card', '1000', null],
        ['b3', 'declined', '60.000000', '0.000000', 'mastercard', 'card', '2001', 'funds'],
        ['b4', 'approved', '25.000000', '20.000000', null, 'paypal account', '1000', null],
        ['b6', 'blocked', '9000.000000', '0.000000', 'visa', 'card', null, null],
      ],
    },
    { sql: 'SELECT event, partner_ref, event_ref, amount FROM payment_event', rows: [['refund_pending', 'b5', 'b4', '5.000000']] },
  ],
  warnings: [],
  spoiled: [
    {
      what: 'a status that the layout does not know is named',
      content: file(records.map((line) => line.replace('processor_declined', 'processor_dozing'))),
      quarantined: [],
      failing: ['Attempts of status processor_dozing, which the layout does not know: in no rate'],
    },
    {
      what: 'a transaction that is neither sale nor credit is set aside',
      content: file(records.map((line, index) => (index === 3 ? line.replace(',sale,', ',void,') : line))),
      quarantined: [{ line: 4, reason: 'neither sale nor credit' }],
      failing: [],
    },
    {
      what: 'an amount with a letter is set aside',
      content: file(records.map((line, index) => (index === 1 ? line.replace('108.00', '1O8.00') : line))),
      quarantined: [{ line: 2, reason: 'Settlement Amount is not an amount' }],
      failing: [],
    },
  ],
};
