import type { FormatFixture } from './format-fixture.ts';

const names =
  'date,charge_created_date,charge_id,transaction_id,order_id,event_type,sales,refunds,fees,total_settled,transaction_fees,deposit_id,merchant_ari';
const event = (day: string, created: string, charge: string, order: string, type: string, amounts: string, deposit: string) =>
  `${day},${created},${charge},tx-${charge},${order},${type},${amounts},${deposit},HARBOR1`;
const records = [
  names,
  event('2026-02-03', '2026-02-02', '0AAA-1BBB', 'o-1', 'loan_captured', '400.00,0.00,-24.30,375.70,-0.30', 'DEP1'),
  event('2026-02-03', '2026-01-20', '0AAA-2BBB', 'o-2', 'loan_refunded', '0.00,-100.00,0.00,-100.00,0.00', 'DEP1'),
  event('2026-02-03', '2026-01-20', '0AAA-2BBB', 'o-2', 'refund_voided', '0.00,100.00,0.00,100.00,0.00', 'DEP1'),
  event('2026-02-04', '2026-01-10', '0AAA-3BBB', 'o-3', 'dispute_opened', '-80.00,0.00,0.00,-80.00,0.00', 'DEP2'),
  event('2026-02-04', '2026-01-10', '0AAA-3BBB', 'o-3', 'dispute_resolved', '80.00,0.00,0.00,80.00,0.00', 'DEP2'),
  event('2026-02-04', '2026-02-04', '', '', 'fee_adjustment', '0.00,0.00,1.20,1.20,0.00', 'DEP2'),
];
const file = (lines: readonly string[]) => `${lines.join('\n')}\n`;
const netRule = 'Rows whose total_settled is not sales plus refunds plus fees';

export const affirmSettlementDetail: FormatFixture = {
  format: 'affirm.settlement_detail',
  name: 'affirm-detail.csv',
  content: file(records),
  choice: { currency: 'USD' },
  lines: { physical: 7, header: 1, preamble: 0, blank: 0, trailer: 0, loaded: 6, quarantined: 0 },
  tables: { settlement_line: 6 },
  amounts: { 'gross USD': '400', 'fee_total USD': '-23.1', 'net USD': '376.9' },
  controls: [{ name: netRule, stated: '0', computed: '0' }],
  queries: [
    {
      sql: 'SELECT type, source_type, gross, fee_total, net, partner_ref, merchant_ref, payout_id, product, posting_date FROM settlement_line ORDER BY line_no',
      rows: [
        ['sale', 'loan_captured', '400.000000', '-24.300000', '375.700000', '0AAA-1BBB', 'o-1', 'DEP1', 'bnpl', '2026-02-03'],
        ['refund', 'loan_refunded', '-100.000000', '0.000000', '-100.000000', '0AAA-2BBB', 'o-2', 'DEP1', 'bnpl', '2026-02-03'],
        ['refund_reversal', 'refund_voided', '100.000000', '0.000000', '100.000000', '0AAA-2BBB', 'o-2', 'DEP1', 'bnpl', '2026-02-03'],
        ['chargeback', 'dispute_opened', '-80.000000', '0.000000', '-80.000000', '0AAA-3BBB', 'o-3', 'DEP2', 'bnpl', '2026-02-04'],
        ['chargeback_reversal', 'dispute_resolved', '80.000000', '0.000000', '80.000000', '0AAA-3BBB', 'o-3', 'DEP2', 'bnpl', '2026-02-04'],
        ['fee', 'fee_adjustment', '0.000000', '1.200000', '1.200000', null, null, 'DEP2', 'bnpl', '2026-02-04'],
      ],
    },
  ],
  warnings: ['DATE_MEANING', 'TIME_ZONE_ASSUMED'],
  spoiled: [
    {
      what: 'refunds without a minus do not follow from the rest and are counted',
      content: file(records.map((line) => line.replace('0.00,-100.00,0.00,-100.00', '0.00,100.00,0.00,-100.00'))),
      quarantined: [],
      failing: [netRule],
    },
  ],
};
