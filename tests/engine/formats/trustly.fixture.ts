import type { FormatFixture } from './format-fixture.ts';

const funded = (id: string, action: string, amount: string, trace: string, reason: string, word: string, fee: string, minute: string) =>
  `I,${id},2026-05-01T09:00:00.000Z,900,5005,Deferred,1,102000004,4444,hash${id},${action},Processed,2026-05-01T09:${minute}:30.000Z,2026-05-01T09:${minute}:00.000Z,USD,${amount},${trace},${reason},6301,${word},order-${id},ptx-${id},${fee}`;
const funding = [
  'H,P11KFUN,1.0.0,2026-05-01T12:00:00.000Z,2026-05-02T12:00:00.000Z,5005,0001of0001',
  funded('11', 'Capture', '860.00', 'FND1', 'AC118', '', '-1.63', '10'),
  // The sale and its return have one id and are both real.
  funded('12', 'Capture', '10.40', 'FND1', 'R03', 'Sale', '-0.01', '11'),
  funded('12', 'Capture', '-10.40', 'FND1', 'R03', 'Return', '0.00', '12'),
  funded('13', 'Refund', '-5.00', 'FND2', 'AC118', 'Refund', '', '13'),
  'F,Harbor Shop,,FND1,USD,858.36,21,2026-05-03T10:00:00.000Z',
  'F,Harbor Shop,,FND2,USD,-5.00,21,2026-05-03T10:00:00.000Z',
  'L,4,855.00,2,853.36',
];
const file = (lines: readonly string[]) => `${lines.join('\n')}\n`;
const tied = (name: string, value: string) => ({ name, stated: value, computed: value });

export const trustlyFunding: FormatFixture = {
  format: 'trustly.files',
  name: 'P11KFUN-5005-0001of0001.csv',
  content: file(funding),
  lines: { physical: 8, header: 1, preamble: 0, blank: 0, trailer: 1, loaded: 6, quarantined: 0 },
  tables: { settlement_line: 4, payout: 2 },
  amounts: {
    'settlement_line.gross USD': '855',
    'settlement_line.fee_total USD': '-1.64',
    'settlement_line.net USD': '853.36',
    'payout.amount USD': '853.36',
  },
  controls: [
    tied('Records', '4'),
    tied('Amounts (USD)', '855'),
    tied('Fundings', '2'),
    tied('Funded (USD)', '853.36'),
    tied('Funding FND1 is the sum of its records (USD)', '858.36'),
    tied('Funding FND2 is the sum of its records (USD)', '-5'),
  ],
  queries: [
    {
      sql: 'SELECT partner_ref, type, source_type, gross, fee_total, net, merchant_ref, payout_id, product, ts_utc FROM settlement_line ORDER BY line_no',
      rows: [
        ['11', 'sale', 'Capture', '860.000000', '-1.630000', '858.370000', 'order-11', 'FND1', 'ach', '2026-05-01 09:10:00'],
        ['12', 'sale', 'Sale', '10.400000', '-0.010000', '10.390000', 'order-12', 'FND1', 'ach', '2026-05-01 09:11:00'],
        ['12', 'chargeback', 'Return', '-10.400000', '0.000000', '-10.400000', 'order-12', 'FND1', 'ach', '2026-05-01 09:12:00'],
        ['13', 'refund', 'Refund', '-5.000000', null, '-5.000000', 'order-13', 'FND2', 'ach', '2026-05-01 09:13:00'],
      ],
    },
    {
      sql: 'SELECT payout_id, amount, mid, payout_date FROM payout ORDER BY line_no',
      rows: [
        ['FND1', '858.360000', '5005', '2026-05-03'],
        ['FND2', '-5.000000', '5005', '2026-05-03'],
      ],
    },
  ],
  warnings: [],
  spoiled: [
    {
      what: 'a trailer that counts more records than there are is shown',
      content: file(funding.map((line) => line.replace('L,4,', 'L,146,'))),
      quarantined: [],
      failing: ['Records'],
    },
    {
      what: 'a record that was cut off fails its totals and its funding',
      content: file(funding.map((line, index) => (index === 2 ? line.slice(0, 90) : line))),
      quarantined: [{ line: 3, reason: 'fields where such a record has 23' }],
      failing: ['Records', 'Amounts (USD)', 'Funding FND1 is the sum of its records (USD)'],
    },
    {
      what: 'a file that was cut off says so',
      content: file(funding.slice(0, 5)),
      quarantined: [],
      failing: ['The file ends with its totals'],
    },
    {
      what: 'names of columns instead of H, in the known order, are read by position',
      content: file([
        'record_type,transaction_id,created_at,original_transaction_id,merchant_id,payment_type,payment_provider_type,payment_provider_id,account_number,merchant_reference,transaction_type,transaction_status,updated_at,processed_at,currency,amount,trace_id,reason,batch_id,settlement_batch_transaction_type,original_merchant_reference,payment_provider_transaction_id,fee',
        ...funding.slice(1),
      ]),
      quarantined: [],
      failing: [],
    },
    {
      what: 'names of columns in another order set every record aside',
      content: file([
        'record_type,created_at,transaction_id,amount,currency',
        funding[1] ?? '',
        'F,Harbor Shop,,FND1,USD,858.37,21,2026-05-03T10:00:00.000Z',
        'L,1,860.00,1,858.37',
      ]),
      quarantined: [{ line: 2, reason: 'in an order that is not known' }],
      failing: ['Records', 'Amounts', 'Funding FND1 is the sum of its records (USD)'],
    },
  ],
};

const transaction = (id: string, action: string, status: string, amount: string) =>
  `T,${id},2026-05-01T12:05:14.117Z,800,5005,Deferred,1,51000017,5314,hash${id},${action},${status},2026-05-02T05:52:53.626Z,EUR,${amount},,,,,EUR,,No,ptx-${id}`;
const reconciliation = [
  'H,P11KREC,1.0.0,2026-05-01T12:00:00.000Z,2026-05-02T12:00:00.000Z,5005,0001of0002',
  transaction('21', 'Capture', 'Processed', '5.00'),
  transaction('22', 'Refund', 'Pending', '-2.75'),
  transaction('23', 'Authorize', 'Denied', '9.00'),
  'L,3,11.25,0.00',
];

export const trustlyReconciliation: FormatFixture = {
  format: 'trustly.files',
  name: 'P11KREC-5005-0001of0002.csv',
  content: file(reconciliation),
  lines: { physical: 5, header: 1, preamble: 0, blank: 0, trailer: 1, loaded: 3, quarantined: 0 },
  tables: { payment_event: 3 },
  amounts: { 'amount EUR': '11.25' },
  controls: [tied('Records', '3'), tied('Amounts (EUR)', '11.25')],
  queries: [
    {
      sql: 'SELECT partner_ref, event, source_event, reason, amount, ccy FROM payment_event ORDER BY line_no',
      rows: [
        ['21', 'captured', 'Capture', 'Processed', '5.000000', 'EUR'],
        ['22', 'refund_pending', 'Refund', 'Pending', '-2.750000', 'EUR'],
        ['23', 'refused', 'Authorize', 'Denied', '9.000000', 'EUR'],
      ],
    },
  ],
  warnings: ['PART_OF_FILE'],
  spoiled: [
    {
      what: 'an amount with a letter is set aside',
      content: file(reconciliation.map((line) => line.replace('EUR,5.00', 'EUR,5.O0'))),
      quarantined: [{ line: 2, reason: 'amount is not an amount' }],
      failing: ['Records', 'Amounts (EUR)'],
    },
  ],
};
