import type { FormatFixture } from './format-fixture.ts';

const records = [
  'ROW_TYPE,SETTLEMENT_CURRENCY,NUMBER_OF_ITEMS,GROSS_TOTAL_AMOUNT,FEE_TOTAL_AMOUNT,NET_TOTAL_AMOUNT,TRANSFER_DATE,TRANSFER_ID,,,,,,,,',
  'HEADER,USD,5,9.123457,-1.234568,7.888889,2026-04-09,990011,,,,,,,,',
  'ROW_TYPE,MID,COUNTRY,CREATION_DATE,TRANSACTION_ID,DLOCAL_TRANSACTION_ID,LOCAL_AMOUNT,LOCAL_CURRENCY,FX_RATE,GROSS_AMOUNT,FEE_AMOUNT,NET_AMOUNT,PAYMENT_TYPE,PAYMENT_METHOD_CODE,STATUS,DESCRIPTION',
  'PAYMENT,77,Brazil,2026-04-01 10:00:00,o-1,D-1,150.00,BRL,5.000000,30.000000,-0.900001,29.099999,CARD,VI,PAID,',
  'CAPTURE,77,Chile,2026-04-01 11:00:00,o-2,D-2,1000,CLP,950.000000,1.052632,-0.100000,0.952632,CARD,MD,PAID,',
  'REFUND,77,Mexico,2026-04-02 10:00:00,o-3,D-3,-170.00,MXN,17.000000,-10.000000,-0.234567,-10.234567,BANK_TRANSFER,SE,REFUNDED,',
  'ADJUSTMENT,77,,2026-04-03 10:00:00,,D-4,0,,0,-0.929175,0,-0.929175,DEBIT NOTE,,,Correction',
  'SETTLEMENT_FEE,77,,,,990011,0,,0,-11,0,-11,,,,',
];
// Gross 30 + 1.052632 - 10 - 0.929175 - 11, whose fee is an amount of its own; fees 0.900001 + 0.1 + 0.234567.
const file = (lines: readonly string[]) => `${lines.join('\n')}\n`;
const total = (name: string, value: string) => ({ name, stated: value, computed: value });

export const dlocalSettlementReport: FormatFixture = {
  format: 'dlocal.settlement',
  name: 'Settlement_Reports.csv',
  content: file(records),
  choice: { timeZone: 'UTC' },
  lines: { physical: 8, header: 2, preamble: 0, blank: 0, trailer: 0, loaded: 6, quarantined: 0 },
  tables: { settlement_line: 5, payout: 1 },
  amounts: {
    'settlement_line.gross BRL': '150',
    'settlement_line.gross CLP': '1000',
    'settlement_line.gross MXN': '-170',
    'settlement_line.gross XXX': '0',
    'settlement_line.fee_total USD': '-12.234568',
    'settlement_line.net USD': '7.888889',
    'payout.amount USD': '7.888889',
    'payout.fee_total USD': '-1.234568',
  },
  controls: [total('Items', '5'), total('Gross (USD)', '9.123457'), total('Fees (USD)', '-1.234568'), total('Net (USD)', '7.888889')],
  queries: [
    {
      sql: 'SELECT type, country, method, scheme, gross, ccy_gross, fee_total, net, merchant_ref, partner_ref, ts_utc, posting_date FROM settlement_line ORDER BY line_no',
      rows: [
        ['sale', 'BR', 'card', 'visa', '150.000000', 'BRL', '-0.900001', '29.099999', 'o-1', 'D-1', '2026-04-01 10:00:00', '2026-04-09'],
        [
          'sale',
          'CL',
          'card',
          'mastercard',
          '1000.000000',
          'CLP',
          '-0.100000',
          '0.952632',
          'o-2',
          'D-2',
          '2026-04-01 11:00:00',
          '2026-04-09',
        ],
        [
          'refund',
          'MX',
          'bank_transfer',
          null,
          '-170.000000',
          'MXN',
          '-0.234567',
          '-10.234567',
          'o-3',
          'D-3',
          '2026-04-02 10:00:00',
          '2026-04-09',
        ],
        [
          'adjustment',
          null,
          'debit note',
          null,
          '0.000000',
          null,
          '0.000000',
          '-0.929175',
          null,
          'D-4',
          '2026-04-03 10:00:00',
          '2026-04-09',
        ],
        ['fee', null, null, null, '0.000000', null, '-11.000000', '-11.000000', null, '990011', '2026-04-09 00:00:00', '2026-04-09'],
      ],
    },
    {
      sql: 'SELECT payout_id, amount, fee_total, ccy, payout_date FROM payout',
      rows: [['990011', '7.888889', '-1.234568', 'USD', '2026-04-09']],
    },
  ],
  warnings: [],
  spoiled: [
    {
      what: 'totals that were rounded, and more items than there are, are shown',
      content: file(records.map((line) => line.replace('HEADER,USD,5,9.123457', 'HEADER,USD,1356,9.12'))),
      quarantined: [],
      failing: ['Items', 'Gross (USD)'],
    },
    {
      what: 'a seventh decimal is more than money holds and is set aside',
      content: file(records.map((line) => line.replace('-0.900001', '-0.9000011'))),
      quarantined: [{ line: 4, reason: 'its FEE_AMOUNT is not an amount' }],
      failing: ['Items', 'Gross (USD)', 'Fees (USD)', 'Net (USD)'],
    },
    {
      what: 'a file without the totals of its transfer says so',
      content: file(records.filter((line) => !line.startsWith('HEADER'))),
      quarantined: [],
      failing: ['The file states the totals of its transfer'],
    },
  ],
};

const legacyNames =
  'Type;"Creation date";"Settlement date";Reference;Invoice;Country;"Payment Method";"Payment Method Type";"Net Amount (local)";"Amount (USD)";currency;Status;"User Mail";"Transaction Reference";"Transaction Invoice";Fee;IOF';
const legacy = [
  legacyNames,
  'Payment;"2023-06-16 10:29:43";"2023-06-17 12:00:32";R1;o-1;BR;MC;"Credit Card";50.00;10.00;BRL;Cleared;someone@example.org;;;0.30;0.04',
  'Refund;"2023-06-18 21:05:09";;R2;;BR;;;20.00;4.00;BRL;Completed;someone@example.org;R1;o-1;;',
  'Chargebacks;"2023-06-19 21:05:09";;R3;;BR;;;30.00;6.00;BRL;Settled;someone@example.org;R0;o-0;;',
  'Refund;"2023-06-20 21:05:09";;R4;;BR;;;7.00;;BRL;"Waiting Details";someone@example.org;R1;o-1;;',
  '"Refund processing fee";"2023-06-21 21:05:09";;R5;;BR;;;2.50;0.50;BRL;Completed;;R1;o-1;;',
];

export const dlocalTransactionsReport: FormatFixture = {
  format: 'dlocal.transactions',
  name: 'dlocal-transactions.csv',
  content: file(legacy),
  choice: { timeZone: 'America/Montevideo' },
  lines: { physical: 6, header: 1, preamble: 0, blank: 0, trailer: 0, loaded: 5, quarantined: 0 },
  tables: { settlement_line: 4, payment_event: 1 },
  amounts: {
    'settlement_line.gross BRL': '0',
    'settlement_line.fee_total USD': '-0.8',
    'settlement_line.tax USD': '-0.04',
    'settlement_line.net USD': '-0.8',
    'payment_event.amount BRL': '-7',
  },
  controls: [],
  queries: [
    {
      sql: 'SELECT type, gross, fee_total, tax, net, ccy_net, scheme, partner_ref, ts_utc FROM settlement_line ORDER BY line_no',
      rows: [
        ['sale', '50.000000', '-0.300000', '-0.040000', '9.700000', 'USD', 'mastercard', 'R1', '2023-06-16 13:29:43'],
        ['refund', '-20.000000', null, null, '-4.000000', 'USD', null, 'R2', '2023-06-19 00:05:09'],
        ['chargeback', '-30.000000', null, null, '-6.000000', 'USD', null, 'R3', '2023-06-20 00:05:09'],
        ['fee', null, '-0.500000', null, '-0.500000', 'USD', null, 'R5', '2023-06-22 00:05:09'],
      ],
    },
    {
      sql: 'SELECT event, source_event, amount, event_ref FROM payment_event',
      rows: [['refund_pending', 'Waiting Details', '-7.000000', 'R1']],
    },
  ],
  warnings: [],
  spoiled: [
    {
      what: 'a refund that has a sign of its own is set aside: it would be turned into a sale',
      content: file(legacy.map((line) => line.replace(';20.00;4.00;', ';-20.00;-4.00;'))),
      quarantined: [{ line: 3, reason: 'a sign of its own' }],
      failing: [],
    },
    {
      what: 'a type that is not known is set aside',
      content: file(legacy.map((line) => line.replace('Chargebacks;', 'Mystery;'))),
      quarantined: [{ line: 4, reason: 'its Type Mystery is not known' }],
      failing: [],
    },
  ],
};
