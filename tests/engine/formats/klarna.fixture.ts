import type { FormatFixture } from './format-fixture.ts';

const records = [
  'total_sale_amount;total_fee_amount;total_return_amount;total_reversal_amount;total_commission_amount;total_holdback_amount;total_repay_amount;total_release_amount;total_settlement_amount;payment_reference;currency;merchant_id;payout_date;period_start;period_end',
  '300.00;9.50;40.00;25.00;0.00;12.00;5.00;2.00;210.50;KL-PAY-1;EUR;K123;2026-03-12;2026-03-01;2026-03-07',
  '',
  'type;capture_id;order_id;merchant_reference1;sale_date;capture_date;amount;currency;payment_reference;purchase_country',
  'SALE;cap-1;ord-1;o-1;2026-03-01T10:00:00Z;2026-03-02T10:00:00Z;180.00;EUR;KL-PAY-1;DE',
  'FEE;cap-1;ord-1;o-1;2026-03-01T10:00:00Z;2026-03-02T10:00:00Z;5.70;EUR;KL-PAY-1;DE',
  'SALE;cap-2;ord-2;o-2;2026-03-01T11:00:00Z;2026-03-02T11:00:00Z;120.00;EUR;KL-PAY-1;NL',
  'FEE;cap-2;ord-2;o-2;2026-03-01T11:00:00Z;2026-03-02T11:00:00Z;3.80;EUR;KL-PAY-1;NL',
  'RETURN;;ord-1;o-1;2026-03-01T10:00:00Z;2026-03-05T10:00:00Z;40.00;EUR;KL-PAY-1;DE',
  'REVERSAL;;ord-0;o-0;2026-02-01T10:00:00Z;2026-03-05T11:00:00Z;30.00;EUR;KL-PAY-1;DE',
  'REVERSAL_MERCHANT_PROTECTION;;ord-0;o-0;2026-02-01T10:00:00Z;2026-03-05T12:00:00Z;5.00;EUR;KL-PAY-1;DE',
  'HOLDBACK;;;;;2026-03-06T00:00:00Z;12.00;EUR;KL-PAY-1;',
  'RELEASE;;;;;2026-03-06T00:00:00Z;2.00;EUR;KL-PAY-1;',
];
// 300 - 40 - 25 - 9.50 + 0 - 5 - 12 + 2 = 210.50
const file = (lines: readonly string[]) => `${lines.join('\n')}\n`;
const total = (name: string, value: string) => ({ name: `Payout KL-PAY-1: ${name}`, stated: value, computed: value });

export const klarnaSettlementReport: FormatFixture = {
  format: 'klarna.settlement',
  name: 'klarna-settlement.csv',
  content: file(records),
  choice: { timeZone: 'Europe/Stockholm' },
  lines: { physical: 13, header: 2, preamble: 0, blank: 1, trailer: 0, loaded: 10, quarantined: 0 },
  tables: { settlement_line: 9, payout: 1 },
  // 300 - 40 - 30 + 5 gross; net of all: less fees of 9.50, a holdback of 12 and a release of 2.
  amounts: {
    'settlement_line.gross EUR': '235',
    'settlement_line.fee_total EUR': '-9.5',
    'settlement_line.net EUR': '215.5',
    'payout.amount EUR': '210.5',
    'payout.fee_total EUR': '-9.5',
  },
  controls: [
    total('settlement is the sum of its totals', '210.5'),
    total('sale', '300'),
    total('fee', '9.5'),
    total('return', '40'),
    total('reversal', '25'),
    total('commission', '0'),
    total('holdback', '12'),
    total('release', '2'),
  ],
  queries: [
    {
      sql: 'SELECT type, source_type, gross, fee_total, net, merchant_ref, country, product, payout_id, posting_date, ts_utc FROM settlement_line ORDER BY line_no',
      rows: [
        ['sale', 'SALE', '180.000000', null, '180.000000', 'o-1', 'DE', 'bnpl', 'KL-PAY-1', '2026-03-12', '2026-03-02 10:00:00'],
        ['fee', 'FEE', null, '-5.700000', '-5.700000', 'o-1', 'DE', 'bnpl', 'KL-PAY-1', '2026-03-12', '2026-03-02 10:00:00'],
        ['sale', 'SALE', '120.000000', null, '120.000000', 'o-2', 'NL', 'bnpl', 'KL-PAY-1', '2026-03-12', '2026-03-02 11:00:00'],
        ['fee', 'FEE', null, '-3.800000', '-3.800000', 'o-2', 'NL', 'bnpl', 'KL-PAY-1', '2026-03-12', '2026-03-02 11:00:00'],
        ['refund', 'RETURN', '-40.000000', null, '-40.000000', 'o-1', 'DE', 'bnpl', 'KL-PAY-1', '2026-03-12', '2026-03-05 10:00:00'],
        ['chargeback', 'REVERSAL', '-30.000000', null, '-30.000000', 'o-0', 'DE', 'bnpl', 'KL-PAY-1', '2026-03-12', '2026-03-05 11:00:00'],
        [
          'chargeback_reversal',
          'REVERSAL_MERCHANT_PROTECTION',
          '5.000000',
          null,
          '5.000000',
          'o-0',
          'DE',
          'bnpl',
          'KL-PAY-1',
          '2026-03-12',
          '2026-03-05 12:00:00',
        ],
        ['adjustment', 'HOLDBACK', null, null, '-12.000000', null, null, 'bnpl', 'KL-PAY-1', '2026-03-12', '2026-03-06 00:00:00'],
        ['adjustment', 'RELEASE', null, null, '2.000000', null, null, 'bnpl', 'KL-PAY-1', '2026-03-12', '2026-03-06 00:00:00'],
      ],
    },
    {
      sql: 'SELECT payout_id, amount, fee_total, mid, payout_date, period_from, period_to FROM payout',
      rows: [['KL-PAY-1', '210.500000', '-9.500000', 'K123', '2026-03-12', '2026-03-01', '2026-03-07']],
    },
  ],
  warnings: [],
  spoiled: [
    {
      what: 'a settlement that is not the sum of its totals is shown',
      content: file(records.map((line) => line.replace('210.50', '211.50'))),
      quarantined: [],
      failing: ['Payout KL-PAY-1: settlement is the sum of its totals'],
    },
    {
      what: 'a type that is not known is set aside, since its sign is not known',
      content: file(records.map((line) => line.replace('RELEASE;', 'BONUS;'))),
      quarantined: [{ line: 13, reason: 'its type BONUS is not known' }],
      failing: ['Payout KL-PAY-1: release'],
    },
    {
      what: 'a file that prints its debits with a minus has the same totals',
      content: file(records.map((line) => line.replace(/^((?:FEE|RETURN|REVERSAL|HOLDBACK);(?:[^;]*;){5})/, '$1-'))),
      quarantined: [],
      failing: [],
    },
    {
      what: 'a decimal comma in the totals holds for the rows',
      content: file(records.map((line) => line.replace(/(\d)\.(\d\d)(?=;)/g, '$1,$2'))),
      quarantined: [],
      failing: [],
    },
    {
      what: 'a file that was cut off misses its totals',
      content: file(records.slice(0, 9)),
      quarantined: [],
      failing: ['Payout KL-PAY-1: reversal', 'Payout KL-PAY-1: holdback', 'Payout KL-PAY-1: release'],
    },
  ],
};
