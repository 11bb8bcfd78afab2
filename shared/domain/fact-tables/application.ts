import { dimension, type FactTable, id, money, number, oneOf, time } from './fact-table.ts';

/** One application for a card account or credit line, with what became of it. */
export const applicationTable: FactTable = {
  name: 'application',
  label: 'Applications',
  timeColumn: 'ts_utc',
  rowKey: ['partner', 'application_id'],
  columns: [
    time('ts_utc', 'Submitted'),
    id('application_id', 'Application'),
    id('customer_id', 'Customer id'),
    id('account_id', 'Account'),
    dimension('partner', 'Partner'),
    dimension('product', 'Product'),
    dimension('channel', 'Channel'),
    oneOf('decision', 'Decision', ['approved', 'declined', 'pending', 'withdrawn']),
    dimension('decision_reason', 'Decision reason'),
    dimension('score_band', 'Score band'),
    time('decided_at', 'Decided'),
    number('decision_ms', 'Decision time', 'ms'),
    time('booked_at', 'Booked'),
    time('first_purchase_at', 'First purchase'),
    dimension('is_used_in_session', 'Used in the same session', 'boolean'),
    money('credit_line', 'Credit line', 'ccy'),
    money('bounty', 'Bounty paid', 'ccy'),
    dimension('ccy', 'Currency'),
  ],
};
