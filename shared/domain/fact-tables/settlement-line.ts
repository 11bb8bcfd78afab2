import { dimension, type FactTable, id, money, number, time } from './fact-table.ts';

export const settlementLineTable: FactTable = {
  name: 'settlement_line',
  label: 'Settlement lines',
  timeColumn: 'ts_utc',
  columns: [
    time('ts_utc', 'Booking time'),
    time('posting_date', 'Posting date', 'day'),
    dimension('partner', 'Partner'),
    dimension('product', 'Product'),
    dimension('mid', 'Merchant account'),
    dimension('method', 'Method'),
    dimension('scheme', 'Network'),
    dimension('country', 'Country'),
    /** sale | refund | refund_reversal | chargeback | chargeback_reversal | fee | payout | adjustment */
    dimension('type', 'Line type'),
    dimension('source_type', 'Partner line type'),
    id('partner_ref', 'Partner reference'),
    id('merchant_ref', 'Order reference'),
    money('gross', 'Gross', 'ccy_gross'),
    dimension('ccy_gross', 'Gross currency'),
    /** Fees as the partner charged them, negative = cost to us; fee_total is the sum of its parts when parts are given. */
    money('fee_total', 'Fees', 'ccy_net'),
    money('fee_interchange', 'Interchange', 'ccy_net'),
    money('fee_scheme', 'Network fees', 'ccy_net'),
    money('fee_markup', 'Markup', 'ccy_net'),
    money('fee_commission', 'Commission', 'ccy_net'),
    money('tax', 'Tax', 'ccy_net'),
    money('net', 'Net', 'ccy_net'),
    dimension('ccy_net', 'Net currency'),
    number('fx_rate', 'Exchange rate'),
    dimension('batch_id', 'Batch'),
    id('payout_id', 'Payout'),
  ],
};
