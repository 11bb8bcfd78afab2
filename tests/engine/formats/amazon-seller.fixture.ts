import type { FormatFixture } from './format-fixture.ts';

const names =
  'settlement-id\tsettlement-start-date\tsettlement-end-date\tdeposit-date\ttotal-amount\tcurrency\ttransaction-type\torder-id\tmerchant-order-id\tadjustment-id\tshipment-id\tmarketplace-name\tamount-type\tamount-description\tamount\tfulfillment-id\tposted-date\tposted-date-time\tsku\tquantity-purchased';
const part = (id: string, transaction: string, order: string, kind: string, description: string, amount: string, day: string, time = '') =>
  [id, '', '', '', '', '', transaction, order, '', '', '', 'Harbor.example', kind, description, amount, '', day, time, '', ''].join('\t');
const records = [
  names,
  '18000001\t2026-04-01T00:00:00+00:00\t2026-04-15T00:00:00+00:00\t2026-04-17T00:00:00+00:00\t58.17\tUSD\t\t\t\t\t\t\t\t\t\t\t\t\t\t',
  part('18000001', 'Order', '111-1', 'ItemPrice', 'Principal', '80.00', '2026-04-02', '2026-04-02T14:23:00+00:00'),
  part('18000001', 'Order', '111-1', 'ItemPrice', 'Tax', '6.40', '2026-04-02', '2026-04-02T14:23:00+00:00'),
  part(
    '18000001',
    'Order',
    '111-1',
    'ItemWithheldTax',
    'MarketplaceFacilitatorTax-Principal',
    '-6.40',
    '2026-04-02',
    '2026-04-02T14:23:00+00:00',
  ),
  part('18000001', 'Order', '111-1', 'ItemFees', 'Commission', '-12.00', '2026-04-02', '2026-04-02 14:23:00 UTC'),
  part('18000001', 'Refund', '111-0', 'ItemPrice', 'Principal', '-10.00', '2026-04-05', '2026-04-05T09:00:00+00:00'),
  part('18000001', 'Refund', '111-0', 'ItemFees', 'RefundCommission', '0.17', '2026-04-05', '2026-04-05T09:00:00+00:00'),
  // 80 + 6.40 - 6.40 - 12 - 10 + 0.17
];
const file = (lines: readonly string[]) => `${lines.join('\r\n')}\r\n`;

export const amazonSellerSettlementV2: FormatFixture = {
  format: 'amazon_seller.settlement_v2',
  name: 'settlement-v2.txt',
  content: file(records),
  choice: { timeZone: 'UTC' },
  lines: { physical: 8, header: 1, preamble: 0, blank: 0, trailer: 0, loaded: 7, quarantined: 0 },
  tables: { settlement_line: 6, payout: 1 },
  amounts: {
    'settlement_line.gross USD': '76.4',
    'settlement_line.fee_total USD': '-11.83',
    'settlement_line.tax USD': '-6.4',
    'settlement_line.net USD': '58.17',
    'payout.amount USD': '58.17',
  },
  controls: [{ name: 'Settlement 18000001: total', stated: '58.17', computed: '58.17' }],
  queries: [
    {
      sql: 'SELECT type, source_type, gross, fee_total, tax, net, ts_utc FROM settlement_line ORDER BY line_no',
      rows: [
        ['sale', 'Order / ItemPrice / Principal', '80.000000', null, null, '80.000000', '2026-04-02 14:23:00'],
        ['sale', 'Order / ItemPrice / Tax', '6.400000', null, null, '6.400000', '2026-04-02 14:23:00'],
        [
          'adjustment',
          'Order / ItemWithheldTax / MarketplaceFacilitatorTax-Principal',
          null,
          null,
          '-6.400000',
          '-6.400000',
          '2026-04-02 14:23:00',
        ],
        ['fee', 'Order / ItemFees / Commission', null, '-12.000000', null, '-12.000000', '2026-04-02 14:23:00'],
        ['refund', 'Refund / ItemPrice / Principal', '-10.000000', null, null, '-10.000000', '2026-04-05 09:00:00'],
        ['fee', 'Refund / ItemFees / RefundCommission', null, '0.170000', null, '0.170000', '2026-04-05 09:00:00'],
      ],
    },
    {
      sql: 'SELECT payout_id, payout_date, period_from, period_to, amount FROM payout',
      rows: [['18000001', '2026-04-17', '2026-04-01', '2026-04-15', '58.170000']],
    },
  ],
  warnings: ['ROWS_ARE_COMPONENTS'],
  spoiled: [
    {
      what: 'components that do not add up to the total fail it',
      content: file(records.filter((line) => !line.includes('RefundCommission'))),
      quarantined: [],
      failing: ['Settlement 18000001: total'],
    },
    {
      what: 'an amount with a letter is set aside and missed in the total',
      content: file(records.map((line) => line.replace('\t80.00\t', '\t8O.00\t'))),
      quarantined: [{ line: 3, reason: 'amount is not an amount' }],
      failing: ['Settlement 18000001: total'],
    },
    {
      what: 'European files have decimal commas and days before months',
      content: file(
        records.map((line) =>
          line
            .replace(/(\t-?\d+)\.(\d\d\t)/g, '$1,$2')
            .replace(/(\d{4})-(\d\d)-(\d\d)T/g, '$3.$2.$1 ')
            .replace(/\+00:00/g, ' UTC'),
        ),
      ),
      quarantined: [],
      failing: [],
    },
    {
      what: 'a file without the row that states its total says so',
      content: file(
        records
          .filter((_, index) => index !== 1)
          .map((line, index) =>
            index === 0
              ? line
              : line.replace('\t\t\t\t\t\tOrder', '\t\t\t\t\tUSD\tOrder').replace('\t\t\t\t\t\tRefund', '\t\t\t\t\tUSD\tRefund'),
          ),
      ),
      quarantined: [],
      failing: ['The file has a row with its total'],
    },
  ],
};
