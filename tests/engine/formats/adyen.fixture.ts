import type { FormatFixture } from './format-fixture.ts';

const names =
  'Company Account,Merchant Account,Psp Reference,Merchant Reference,Payment Method,Payment Method Variant,Booking Date,TimeZone,Record Type,Modification Psp Reference,Main Currency,Main Amount,Payment Currency,Received (PC),Settlement Currency,Payable (SC),Commission (SC),Markup (SC),Scheme Fees (SC),Interchange (SC),Payable Batch,Settlement Currency,Shopper Country';
const step = (
  reference: string,
  method: string,
  at: string,
  zone: string,
  type: string,
  currency: string,
  amount: string,
  settled = '',
  payable = '',
  fees = ',,,',
) =>
  `Harbor,HarborUS,${reference},o-${reference},${method},,${at},${zone},${type},,${currency},${amount},${currency},,${settled},${payable},${fees},7,${settled},US`;
const accounting = [
  names,
  step('P1', 'visa', '2026-07-01 23:30:00', 'PDT', 'Received', 'USD', '50.00'),
  step('P1', 'visa', '2026-07-01 23:30:01', 'PDT', 'Authorised', 'USD', '50.00'),
  step('P1', 'visa', '2026-07-02 00:10:00', 'PDT', 'SentForSettle', 'USD', '50.00', 'USD', '49.25', ',0.10,0.05,0.60'),
  step('P1', 'visa', '2026-07-03 00:10:00', 'PDT', 'Settled', 'USD', '50.00', 'USD', '49.25', ',0.10,0.05,0.60'),
  step('P2', 'klarna', '2026-07-01 10:00:00', 'CEST', 'Refused', 'JPY', '9000'),
  step('P3', 'mc', '2026-07-04 10:00:00', 'CEST', 'Chargeback', 'USD', '20.00', 'EUR', '-19.00', '8.00,,,'),
  step('P4', 'ach', '2026-07-04 11:00:00', 'PDT', 'RefundFailed', 'USD', '5.00'),
];
const file = (lines: readonly string[]) => `${lines.join('\n')}\n`;
const differ = 'Rows whose two settlement currencies differ';

export const adyenPaymentAccountingReport: FormatFixture = {
  format: 'adyen.payment_accounting',
  name: 'payments_accounting_report.csv',
  content: file(accounting),
  lines: { physical: 8, header: 1, preamble: 0, blank: 0, trailer: 0, loaded: 7, quarantined: 0 },
  tables: { payment_event: 7 },
  // 50 four times over, 20 and 5; payable stands on two steps of one payment.
  amounts: {
    'amount JPY': '9000',
    'amount USD': '225',
    'payable EUR': '-19',
    'payable USD': '98.5',
    'fee_total EUR': '-8',
    'fee_total USD': '-1.5',
  },
  controls: [{ name: differ, stated: '0', computed: '0' }],
  queries: [
    {
      sql: 'SELECT partner_ref, event, product, method, scheme, ts_utc, posting_date, payable, fee_total FROM payment_event ORDER BY line_no',
      rows: [
        ['P1', 'received', 'card', 'card', 'visa', '2026-07-02 06:30:00', '2026-07-01', null, null],
        ['P1', 'authorised', 'card', 'card', 'visa', '2026-07-02 06:30:01', '2026-07-01', null, null],
        ['P1', 'captured', 'card', 'card', 'visa', '2026-07-02 07:10:00', '2026-07-02', '49.250000', '-0.750000'],
        ['P1', 'settled', 'card', 'card', 'visa', '2026-07-03 07:10:00', '2026-07-03', '49.250000', '-0.750000'],
        ['P2', 'refused', 'bnpl', 'klarna', null, '2026-07-01 08:00:00', '2026-07-01', null, null],
        ['P3', 'chargeback', 'card', 'card', 'mastercard', '2026-07-04 08:00:00', '2026-07-04', '-19.000000', '-8.000000'],
        ['P4', 'refund_failed', 'ach', 'ach', null, '2026-07-04 18:00:00', '2026-07-04', null, null],
      ],
    },
    { sql: "SELECT CAST(sum(payable) AS VARCHAR) FROM payment_event WHERE event = 'settled'", rows: [['49.250000']] },
  ],
  warnings: ['ROWS_ARE_EVENTS'],
  spoiled: [
    {
      what: 'settlement currencies that differ are counted',
      content: file(accounting.map((line, index) => (index === 6 ? line.replace(',7,EUR,', ',7,GBP,') : line))),
      quarantined: [],
      failing: [differ],
    },
    {
      what: 'a row that was cut off is set aside',
      content: file([...accounting, 'Harbor,HarborUS,P9,o-P9,visa']),
      quarantined: [{ line: 9, reason: 'has 5 fields where the header has 23' }],
      failing: [],
    },
  ],
};

const sums =
  'Company Account,Merchant Account,Country Code,Store,Terminal ID,Batch Number,Batch Closed Date,Payment Method,Creation Date,TimeZone,Journal Type,Gross Currency,Gross Debit (GC),Gross Credit (GC),Exchange Rate,Net Currency,Net Debit (NC),Net Credit (NC),Commission (NC),Markup (NC),Scheme Fees (NC),Interchange (NC),Count';
const sum = (
  batch: string,
  method: string,
  day: string,
  journal: string,
  debit: string,
  credit: string,
  netDebit: string,
  netCredit: string,
  fees: string,
  count: string,
) =>
  `Harbor,HarborNL,NL,,,${batch},09/07/2026,${method},${day},CEST,${journal},EUR,${debit},${credit},1,EUR,${netDebit},${netCredit},${fees},${count}`;
const aggregate = [
  'Merchant/Company,Start date,End date,Aggregation,Country codes',
  'Harbor,03/07/2026,09/07/2026,,NL',
  sums,
  sum('41', 'visa', '03/07/2026', 'Settled', '', '1000.00', '', '985.00', ',5.00,2.00,8.00', '40'),
  sum('41', 'visa', '04/07/2026', 'Refunded', '100.00', '', '100.00', '', ',,,', '3'),
  sum('41', '', '09/07/2026 06:00:00', 'Fee', '', '', '5.00', '', ',,,', '1'),
  sum('41', '', '09/07/2026 06:00:01', 'MerchantPayout', '', '', '880.00', '', ',,,', '1'),
];
const zero = 'Batch 41 nets to zero with its payout (EUR)';

export const adyenAggregateReport: FormatFixture = {
  format: 'adyen.aggregate_settlement',
  name: 'aggregate_settlement_detail_report.csv',
  content: file(aggregate),
  lines: { physical: 7, header: 1, preamble: 2, blank: 0, trailer: 0, loaded: 4, quarantined: 0 },
  tables: { settlement_line: 4 },
  amounts: {
    'gross EUR': '900',
    'net EUR': '0',
    'fee_interchange EUR': '-8',
    'fee_markup EUR': '-5',
    'fee_scheme EUR': '-2',
  },
  controls: [{ name: zero, stated: '0', computed: '0' }],
  queries: [
    {
      sql: 'SELECT type, source_type, gross, fee_total, net, scheme, posting_date, ts_utc, x_count FROM settlement_line ORDER BY line_no',
      rows: [
        ['sale', 'Settled', '1000.000000', '-15.000000', '985.000000', 'visa', '2026-07-09', '2026-07-02 22:00:00', '40'],
        ['refund', 'Refunded', '-100.000000', null, '-100.000000', 'visa', '2026-07-09', '2026-07-03 22:00:00', '3'],
        ['fee', 'Fee', null, '-5.000000', '-5.000000', null, '2026-07-09', '2026-07-09 04:00:00', '1'],
        ['payout', 'MerchantPayout', null, null, '-880.000000', null, '2026-07-09', '2026-07-09 04:00:01', '1'],
      ],
    },
  ],
  warnings: ['ROWS_ARE_SUMS'],
  spoiled: [
    {
      what: 'a batch that does not net to zero says so',
      content: file(aggregate.map((line) => line.replace('880.00', '880.06'))),
      quarantined: [],
      failing: [zero],
    },
  ],
};
