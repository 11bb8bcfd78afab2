import type { FormatFixture } from './format-fixture.ts';

const row = (
  at: string,
  id: string,
  reference: string,
  type: string,
  amount: string,
  percent: string,
  fixed: string,
  fee: string,
  net: string,
) => `"${at} -0700","77001122","${id}","${reference}","${type}","","","","USD","","${amount}","${percent}","${fixed}","${fee}","${net}"`;
const settlement = [
  '"Amazon Payments Advanced",',
  '"Settlement Report",',
  '"SellerId","AHARBORSHOP1"',
  '"SettlementStartDate","2026-05-01T00:00:00 -0700"',
  '"SettlementEndDate","2026-05-08T00:00:00 -0700"',
  '"TransactionPostedDate","SettlementId","AmazonTransactionId","SellerReferenceId","TransactionType","AmazonOrderReferenceId","SellerOrderId","StoreName","CurrencyCode","TransactionDescription","TransactionAmount","TransactionPercentageFee","TransactionFixedFee","TotalTransactionFee","NetTransactionAmount",',
  row('2026-05-01T23:30:00', '', '', 'Transfer', '-81.00', '0', '0', '0', '-81.00'),
  row('2026-05-02T09:00:00', 'P01-C1', 'order-1', 'Capture', '100.00', '-2.90', '-0.30', '-3.20', '96.80'),
  row('2026-05-03T09:00:00', 'P01-R1', 'order-1', 'Refund', '-40.00', '1.16', '0', '1.16', '-38.84'),
  row('2026-05-04T09:00:00', 'P01-G1', 'order-0', 'A-to-z Guarantee', '-25.00', '0', '0', '0', '-25.00'),
  row('2026-05-05T09:00:00', 'F1', '', 'ServiceFee', '-5.00', '0', '0', '0', '-5.00'),
  row('2026-05-07T09:00:00', '', '', 'Reserve', '-10.00', '0', '0', '0', '-10.00'),
];
const file = (lines: readonly string[], end = '\r\n') => `﻿${lines.join(end)}${end}`;
const changed = (from: string, to: string) => file(settlement.map((line) => line.replace(from, to)));
const netRule = 'Rows whose net is not amount plus fee';

export const amazonPaySettlementReport: FormatFixture = {
  format: 'amazon_pay.settlement',
  name: '2026-05-08-SETTLEMENT_DATA.csv',
  content: file(settlement),
  lines: { physical: 12, header: 1, preamble: 5, blank: 0, trailer: 0, loaded: 6, quarantined: 0 },
  tables: { settlement_line: 6 },
  // 100 - 40 - 25 - 5 - 10 - 81; fees 3.20 less 1.16 given back.
  amounts: { 'gross USD': '-61', 'fee_commission USD': '-2.04', 'net USD': '-63.04' },
  controls: [{ name: netRule, stated: '0', computed: '0' }],
  queries: [
    { sql: "SELECT fee_total, net FROM settlement_line WHERE type = 'fee'", rows: [['-5.000000', '-5.000000']] },
    {
      sql: "SELECT type, source_type, partner_ref, merchant_ref, gross, fee_total, net, payout_id, mid, posting_date, ts_utc FROM settlement_line WHERE type <> 'fee' ORDER BY line_no",
      rows: [
        [
          'payout',
          'Transfer',
          null,
          null,
          '-81.000000',
          '0.000000',
          '-81.000000',
          '77001122',
          'AHARBORSHOP1',
          '2026-05-01',
          '2026-05-02 06:30:00',
        ],
        [
          'sale',
          'Capture',
          'P01-C1',
          'order-1',
          '100.000000',
          '-3.200000',
          '96.800000',
          null,
          'AHARBORSHOP1',
          '2026-05-02',
          '2026-05-02 16:00:00',
        ],
        [
          'refund',
          'Refund',
          'P01-R1',
          'order-1',
          '-40.000000',
          '1.160000',
          '-38.840000',
          null,
          'AHARBORSHOP1',
          '2026-05-03',
          '2026-05-03 16:00:00',
        ],
        [
          'chargeback',
          'A-to-z Guarantee',
          'P01-G1',
          'order-0',
          '-25.000000',
          '0.000000',
          '-25.000000',
          null,
          'AHARBORSHOP1',
          '2026-05-04',
          '2026-05-04 16:00:00',
        ],
        [
          'adjustment',
          'Reserve',
          null,
          null,
          '-10.000000',
          '0.000000',
          '-10.000000',
          null,
          'AHARBORSHOP1',
          '2026-05-07',
          '2026-05-07 16:00:00',
        ],
      ],
    },
  ],
  warnings: [],
  spoiled: [
    {
      what: 'a net that does not follow from amount and fee is counted',
      content: changed('"96.80"', '"96.90"'),
      quarantined: [],
      failing: [netRule],
    },
    {
      what: 'a row that lost a field is set aside',
      content: changed('"USD","","100.00"', '"USD","100.00"'),
      quarantined: [{ line: 8, reason: '14 fields where its header names 15' }],
      failing: [],
    },
    {
      what: 'columns in another order and one more are read by name',
      content: file(
        settlement.map((line, index) =>
          index < 5 ? line : [index === 5 ? '"Added"' : '"1"', ...line.replace(/,$/, '').split(',').reverse()].join(','),
        ),
      ),
      quarantined: [],
      failing: [],
    },
    {
      what: 'a preamble line that is no preamble is set aside',
      content: file(['"A","B","C"', ...settlement]),
      quarantined: [{ line: 1, reason: 'stands before the column names' }],
      failing: [],
    },
  ],
};

const refund = (id: string, amount: string, currency: string, status: string, at: string, reason = '') =>
  `"${id}","ref-${id}","cap-${id}","P01-9","${amount}","${currency}","","SellerInitiated","${status}","${at}","${reason}","2026-05-05T14:43:18 -0700"`;
const refunds = [
  '"AmazonRefundId","RefundReferenceId","AmazonCaptureId","AmazonOrderReferenceId","RefundAmount","CurrencyCode","SellerRefundNote","RefundType","RefundStatus","LastUpdateTimestamp","ReasonCode","CreationTimestamp"',
  refund('R1', '12.50', 'EUR', 'Completed', '2026-05-06T08:00:00 -0700'),
  refund('R1', '12.50', 'EUR', 'Pending', '2026-05-05T14:43:18 -0700'),
  refund('R2', '300', 'JPY', 'Declined', '2026-05-05T15:00:00 -0700', 'AmazonRejected'),
];

export const amazonPayRefundReport: FormatFixture = {
  format: 'amazon_pay.refunds',
  name: '2026-05-06-REFUND_DATA.csv',
  content: file(refunds, '\n'),
  lines: { physical: 4, header: 1, preamble: 0, blank: 0, trailer: 0, loaded: 3, quarantined: 0 },
  tables: { payment_event: 3 },
  // The same refund twice: what was refunded is asked by status.
  amounts: { 'amount EUR': '25', 'amount JPY': '300' },
  controls: [],
  queries: [
    {
      sql: 'SELECT partner_ref, arg_max(event, ts_utc), CAST(arg_max(amount, ts_utc) AS VARCHAR) FROM payment_event GROUP BY 1 ORDER BY 1',
      rows: [
        ['R1', 'refunded', '12.500000'],
        ['R2', 'refund_failed', '300.000000'],
      ],
    },
    {
      sql: 'SELECT event, ts_utc, reason, event_ref FROM payment_event ORDER BY line_no',
      rows: [
        ['refunded', '2026-05-06 15:00:00', null, 'cap-R1'],
        ['refund_pending', '2026-05-05 21:43:18', null, 'cap-R1'],
        ['refund_failed', '2026-05-05 22:00:00', 'AmazonRejected', 'cap-R2'],
      ],
    },
  ],
  warnings: [],
  spoiled: [
    {
      what: 'a row with a quote that is not closed costs its own line only',
      content: file(refunds, '\n').replace(
        '"P01-9","12.50","EUR","","SellerInitiated","Completed"',
        '"P01-9","12.50","EUR",","SellerInitiated","Completed"',
      ),
      quarantined: [{ line: 2, reason: '' }],
      failing: [],
    },
  ],
};
