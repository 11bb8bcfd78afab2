import { dimension, type FactTable, id, money, noted, time } from './fact-table.ts';

/** Money a partner says it has sent: one row a payout, with the total the partner states. */
export const payoutTable: FactTable = {
  name: 'payout',
  label: 'Payouts',
  timeColumn: 'ts_utc',
  rowKey: ['partner', 'payout_id'],
  columns: [
    time('ts_utc', 'Payout time'),
    time('payout_date', 'Payout date', 'day'),
    dimension('partner', 'Partner'),
    dimension('mid', 'Merchant account'),
    id('payout_id', 'Payout'),
    noted(id('bank_ref', 'Bank reference'), 'What the bank statement shows for it.'),
    dimension('status', 'Status'),
    money('amount', 'Paid', 'ccy'),
    money('fee_total', 'Fees withheld', 'ccy'),
    dimension('ccy', 'Currency'),
    dimension('batch_id', 'Batch'),
    time('period_from', 'Covers from', 'day'),
    time('period_to', 'Covers through', 'day'),
  ],
};
