import type { FormatFixture } from './format-fixture.ts';

const payment = (fields: string) =>
  fields
    .split('|')
    .map((field) => {
      const [name = '', value = ''] = field.split('=');
      return `<w:${name}>${value}</w:${name}>`;
    })
    .join('');
const record = (order: string, effort: string, fields: string) => [
  `<w:DataRecord><w:MerchantID>4242</w:MerchantID><w:OrderID>${order}</w:OrderID><w:EffortID>${effort}</w:EffortID><w:AttemptID>1</w:AttemptID>`,
  `<w:PaymentData>${payment(fields)}</w:PaymentData>`,
  '<w:CustomerData><w:Email>ada@example.com</w:Email></w:CustomerData></w:DataRecord>',
];

const lines = [
  '<?xml version="1.0" encoding="utf-8"?>',
  '<w:report xmlns:w="https://wx.v2_6.globalcollect.com"><w:AccountID>4242</w:AccountID><w:PeriodTo>2026-03-16</w:PeriodTo>',
  ...record(
    '7001',
    '1',
    'Recordcategory=+|Recordtype=ON|AdditionalReference=ORDER-1|PaymentCountry=DE|PaymentStatus=1000|TransactionDateTime=2026-03-14T10:15:00|CardNumber=************9876|PaymentProductId=1|CreditCardCompany=VISA|PaymentCurrency=EUR|PaymentAmount=10000|CurrencyDue=EUR|AmountDue=10000|DateDue=2026-03-16',
  ),
  ...record(
    '7001',
    '-2',
    'Recordcategory=-|Recordtype=CR|AdditionalReference=ORDER-1|PaymentStatus=1800|TransactionDateTime=2026-03-15T08:00:00|CreditCardCompany=ECMC|PaymentCurrency=EUR|PaymentAmount=-2005|CurrencyDue=EUR|AmountDue=-2005|DateDue=2026-03-16',
  ),
  ...record(
    '7002',
    '1',
    'Recordcategory=-|Recordtype=CB|AdditionalReference=ORDER-2|PaymentStatus=1500|TransactionDateTime=2026-02-01T12:00:00|CreditCardCompany=VISA|PaymentCurrency=EUR|PaymentAmount=-3000|CurrencyDue=EUR|AmountDue=-3000|DateDue=2026-03-16|DeductionReasonID=37|DeductionReasonDescription=NO AUTHORIZATION',
  ),
  // 1,500 yen are written in hundredths like every currency, and paid as 9.30 euros.
  ...record(
    '0',
    '1',
    'Recordcategory=+|Recordtype=IP|PaymentReference=657000777333|AdditionalReference=ORDER-3|PaymentStatus=1000|PaymentProductId=500|PaymentCurrency=JPY|PaymentAmount=150000|CurrencyDue=EUR|AmountDue=930|DateDue=2026-03-16',
  ),
  ...record(
    '7004',
    '1',
    'Recordcategory=X|Recordtype=ON|AdditionalReference=ORDER-4|CurrencyDelivered=EUR|AmountDelivered=5000|PaymentStatus=975|TransactionDateTime=2026-03-16T09:30:00|CreditCardCompany=VISA',
  ),
  // 100.00 - 20.05 - 30.00 + 9.30.
  '<w:TotalAmount><w:MerchantID>4242</w:MerchantID><w:CurrencyDue>EUR</w:CurrencyDue><w:TotalAmountDue>5925</w:TotalAmountDue></w:TotalAmount>',
  '<w:Totals><w:NumberOfRecords>99</w:NumberOfRecords></w:Totals><w:NumberOfRecords>5</w:NumberOfRecords></w:report>',
];
const file = (text: readonly string[]) => `${text.join('\n')}\n`;

export const ingenicoReport: FormatFixture = {
  format: 'ingenico.wx',
  name: 'harbor.wx1',
  content: file(lines),
  choice: { timeZone: 'Europe/Amsterdam' },
  lines: { physical: 19, header: 4, preamble: 0, blank: 0, trailer: 0, loaded: 15, quarantined: 0 },
  tables: { settlement_line: 4, payment_event: 1 },
  amounts: {
    'settlement_line.gross EUR': '49.95',
    'settlement_line.gross JPY': '1500',
    'settlement_line.net EUR': '59.25',
    'payment_event.amount EUR': '50',
  },
  controls: [
    { name: 'Records of the report', stated: '5', computed: '5' },
    { name: 'Total due (EUR)', stated: '59.25', computed: '59.25' },
  ],
  queries: [
    {
      sql: 'SELECT ts_utc, posting_date, partner, mid, scheme, type, partner_ref, merchant_ref, gross, ccy_gross, net, ccy_net, x_reason FROM settlement_line ORDER BY line_no',
      rows: [
        [
          '2026-03-15 23:00:00',
          '2026-03-16',
          'Worldline',
          '4242',
          'visa',
          'sale',
          '7001',
          'ORDER-1',
          '100.000000',
          'EUR',
          '100.000000',
          'EUR',
          null,
        ],
        [
          '2026-03-15 23:00:00',
          '2026-03-16',
          'Worldline',
          '4242',
          'mastercard',
          'refund',
          '7001-2',
          'ORDER-1',
          '-20.050000',
          'EUR',
          '-20.050000',
          'EUR',
          null,
        ],
        [
          '2026-03-15 23:00:00',
          '2026-03-16',
          'Worldline',
          '4242',
          'visa',
          'chargeback',
          '7002',
          'ORDER-2',
          '-30.000000',
          'EUR',
          '-30.000000',
          'EUR',
          '37 NO AUTHORIZATION',
        ],
        [
          '2026-03-15 23:00:00',
          '2026-03-16',
          'Worldline',
          '4242',
          null,
          'sale',
          '657000777333',
          'ORDER-3',
          '1500.000000',
          'JPY',
          '9.300000',
          'EUR',
          null,
        ],
      ],
    },
    {
      sql: 'SELECT ts_utc, event, source_event, partner_ref, merchant_ref, amount, ccy FROM payment_event',
      rows: [['2026-03-16 08:30:00', 'captured', 'XON', '7004', 'ORDER-4', '50.000000', 'EUR']],
    },
  ],
  warnings: [],
  spoiled: [
    {
      what: 'a refund without its minus is set aside: it would be money to us',
      content: file(lines.map((line) => line.replace('<w:PaymentAmount>-2005<', '<w:PaymentAmount>2005<'))),
      quarantined: [{ line: 6, reason: 'another sign than its category' }],
      failing: ['Records of the report', 'Total due (EUR)'],
    },
    {
      what: 'amounts that are no whole number, and records of no known type, are set aside by name',
      content: file(lines)
        .replace('<w:PaymentAmount>10000<', '<w:PaymentAmount>100.00<')
        .replace('<w:Recordtype>CB<', '<w:Recordtype>ZZ<')
        .replace('<w:AmountDue>930</w:AmountDue>', ''),
      quarantined: [
        { line: 3, reason: 'no whole number of hundredths' },
        { line: 9, reason: 'record type -ZZ is not known' },
        { line: 12, reason: 'states no amount due' },
      ],
      failing: ['Records of the report', 'Total due (EUR)'],
    },
    {
      what: 'totals that lie are reported',
      content: file(lines).replace('>5925<', '>5926<').replace('>5</w:NumberOfRecords>', '>6</w:NumberOfRecords>'),
      quarantined: [],
      failing: ['Records of the report', 'Total due (EUR)'],
    },
    {
      what: 'a document on one line says the same',
      content: `\uFEFF${lines.join('')}`,
      quarantined: [],
      failing: [],
    },
  ],
};
