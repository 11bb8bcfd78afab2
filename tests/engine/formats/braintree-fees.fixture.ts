import type { FormatFixture } from './format-fixture.ts';

const names =
  'Merchant Account ID,Transaction ID,Original Transaction ID,Transaction Type,Presentment Currency,Settlement Currency,Settlement Amount,Settlement Date,Disbursement Date,Payment Instrument,Card Brand,Card Type,First 6 of CC,Issuing Bank,Refunded Amount,Exchange Rate,Order ID,Acquirer Reference Number,Card Issuing Country,Discount,Discount Credit,Per Transaction Fee,Per Transaction Fee Credit,Original Sale Amount,Refund Type,Multicurrency Fee Amount,Multicurrency Fee Credit,Total Fee Amount';
const records = [
  names,
  // 2.59 % of 100.00 and 0.49: 3.08
  'harbor,f1,,sale,USD,USD,100.00,2026-02-02,2026-02-03,Credit Card,Visa,Credit,424242,First Bank,0,1,o-1,a1,USA,0.0259,0,0.49,0,100.00,,0,0,3.08',
  // The share of the sale is given back, the fee a transaction is not.
  'harbor,f2,f0,credit,USD,USD,40.00,2026-02-02,2026-02-04,Credit Card,MasterCard,Debit,555555,Second Bank,40.00,1,o-0,a2,USA,0.0259,1.04,0,0,40.00,full,0,0,-1.04',
  // 50.00 EUR at 1.08
  'harbor_eur,f3,,sale,EUR,USD,54.00,2026-02-03,2026-02-04,PayPal Account,,,,,0,1.08,o-3,,,0.0259,0,0.49,0,50.00,,0.54,0,2.43',
];
const file = (lines: readonly string[]) => `${lines.join('\n')}\n`;

export const braintreeFeeReport: FormatFixture = {
  format: 'braintree.fees',
  name: 'transaction_level_fees.csv',
  content: file(records),
  choice: { timeZone: 'America/Chicago' },
  lines: { physical: 4, header: 1, preamble: 0, blank: 0, trailer: 0, loaded: 3, quarantined: 0 },
  tables: { settlement_line: 3 },
  // 100 - 40 + 54; -(3.08 - 1.04 + 2.43)
  amounts: { 'gross USD': '114', 'fee_total USD': '-4.47' },
  controls: [],
  queries: [
    {
      sql: 'SELECT type, partner_ref, merchant_ref, gross, fee_total, net, posting_date, ts_utc, scheme, method, fx_rate FROM settlement_line ORDER BY line_no',
      rows: [
        ['sale', 'f1', 'o-1', '100.000000', '-3.080000', '96.920000', '2026-02-03', '2026-02-02 06:00:00', 'visa', 'card', '1'],
        ['refund', 'f2', 'o-0', '-40.000000', '1.040000', '-38.960000', '2026-02-04', '2026-02-02 06:00:00', 'mastercard', 'card', '1'],
        ['sale', 'f3', 'o-3', '54.000000', '-2.430000', '51.570000', '2026-02-04', '2026-02-03 06:00:00', null, 'paypal account', '1.08'],
      ],
    },
  ],
  warnings: [],
  spoiled: [
    {
      what: 'a line with a field too many waits in quarantine',
      content: file(records.map((line, at) => (at === 1 ? `${line},` : line))),
      quarantined: [{ line: 2, reason: 'has 29 fields where the header has 28' }],
      failing: [],
    },
  ],
};
