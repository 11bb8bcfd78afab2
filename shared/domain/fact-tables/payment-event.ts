import { dimension, type FactTable, id, money, time } from './fact-table.ts';

/** One row for each step in the life of a payment or refund, as lifecycle reports give it: the same money appears once a step. */
export const paymentEventTable: FactTable = {
  name: 'payment_event',
  label: 'Payment events',
  timeColumn: 'ts_utc',
  columns: [
    time('ts_utc', 'Event time'),
    time('posting_date', 'Posting date', 'day'),
    dimension('partner', 'Partner'),
    dimension('product', 'Product'),
    dimension('mid', 'Merchant account'),
    dimension('method', 'Method'),
    dimension('scheme', 'Network'),
    dimension('country', 'Country'),
    /** received | authorised | refused | captured | settled | refund_pending | refunded | refund_failed | chargeback | chargeback_reversal | cancelled | other */
    dimension('event', 'Event'),
    dimension('source_event', 'Partner event'),
    id('partner_ref', 'Partner reference'),
    id('merchant_ref', 'Order reference'),
    id('event_ref', 'Event reference'),
    money('amount', 'Amount', 'ccy'),
    dimension('ccy', 'Currency'),
    money('payable', 'Payable', 'ccy_payable'),
    dimension('ccy_payable', 'Payable currency'),
    money('fee_total', 'Fees', 'ccy_payable'),
    dimension('batch_id', 'Batch'),
    dimension('reason', 'Reason'),
  ],
};
