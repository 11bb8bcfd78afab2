import type { FormatFixture } from './format-fixture.ts';

const records = [
  'OrderCode\tDate\tPaymentMethod\tStatus\tCurrencyCode\tAmount\tCommission\tBatch ID',
  '1001.0\t2026-03-29 01:30:00\tVISA-SSL\tCAPTURED\tGBP\t10.00\t\t144',
  '1002.0\t2026-03-29 03:30:00\tECMC_DEBIT-SSL\tSETTLED\tGBP\t25.50\t0.41\t144',
  '1003.0\t2026-03-29 04:00:00\tIDEAL-SSL\tREFUSED\tEUR\t40.00\t\t',
  '1004.0\t2026-03-29 05:00:00\tVISA-SSL\tCHARGED_BACK\tJPY\t1200\t\t145',
];
const file = (lines: readonly string[]) => `${lines.join('\r\n')}\r\n`;

export const worldpayExport: FormatFixture = {
  format: 'worldpay.transactions',
  name: 'transactions.txt',
  content: file(records),
  choice: { timeZone: 'Europe/London' },
  lines: { physical: 5, header: 1, preamble: 0, blank: 0, trailer: 0, loaded: 4, quarantined: 0 },
  tables: { payment_event: 4 },
  amounts: { 'amount EUR': '40', 'amount GBP': '35.5', 'amount JPY': '1200', 'fee_total GBP': '-0.41' },
  controls: [],
  queries: [
    {
      // Summer time in London began at one o'clock that night: there was no half past one.
      sql: 'SELECT partner_ref, event, scheme, method, amount, fee_total, batch_id, ts_utc FROM payment_event WHERE line_no > 2 ORDER BY line_no',
      rows: [
        ['1002.0', 'settled', 'mastercard', 'card', '25.500000', '-0.410000', '144', '2026-03-29 02:30:00'],
        ['1003.0', 'refused', null, 'ideal', '40.000000', null, null, '2026-03-29 03:00:00'],
        ['1004.0', 'chargeback', 'visa', 'card', '1200.000000', null, '145', '2026-03-29 04:00:00'],
      ],
    },
  ],
  warnings: ['HOUR_SKIPPED', 'SIGN_ASSUMED'],
  spoiled: [
    {
      what: 'a row with a tab too many is set aside',
      content: file(records.map((line, index) => (index === 2 ? `${line}\t\t` : line))),
      quarantined: [{ line: 3, reason: '10 fields' }],
      failing: [],
    },
  ],
};
