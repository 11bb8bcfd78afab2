import { dimension, type FactTable, id, money, oneOf, time } from './fact-table.ts';

/** One row for each stage of a dispute. */
export const disputeTable: FactTable = {
  name: 'dispute',
  label: 'Disputes',
  timeColumn: 'ts_utc',
  rowKey: ['partner', 'dispute_id', 'stage'],
  columns: [
    time('ts_utc', 'Stage time'),
    time('sale_at', 'Sale time'),
    id('dispute_id', 'Dispute'),
    dimension('partner', 'Partner'),
    dimension('product', 'Product'),
    dimension('mid', 'Merchant account'),
    dimension('scheme', 'Network'),
    oneOf('stage', 'Stage', ['inquiry', 'pre_dispute', 'chargeback', 'representment', 'pre_arbitration', 'arbitration', 'reversal']),
    dimension('reason_code', 'Reason code'),
    oneOf('outcome', 'Outcome', ['won', 'lost', 'open', 'accepted']),
    id('partner_ref', 'Partner reference'),
    id('merchant_ref', 'Order reference'),
    money('amount', 'Disputed amount', 'ccy'),
    dimension('ccy', 'Currency'),
    time('due_at', 'Response due'),
    time('responded_at', 'Responded'),
  ],
};
