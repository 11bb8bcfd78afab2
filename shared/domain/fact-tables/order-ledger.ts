import { count, dimension, type FactTable, id, money, noted, oneOf, time } from './fact-table.ts';

/** What our own books expect of partners: one row for each sale, refund or dispute of an order. */
export const orderLedgerTable: FactTable = {
  name: 'order_ledger',
  label: 'Order ledger',
  timeColumn: 'ts_utc',
  rowKey: ['entry_id'],
  columns: [
    time('ts_utc', 'Entry time'),
    time('entry_date', 'Entry date', 'day'),
    id('entry_id', 'Entry'),
    id('order_id', 'Order id'),
    id('merchant_ref', 'Order reference'),
    id('partner_ref', 'Partner reference'),
    dimension('partner', 'Partner'),
    dimension('product', 'Product'),
    dimension('method', 'Method'),
    dimension('mid', 'Merchant account'),
    oneOf('type', 'Entry type', ['sale', 'refund', 'chargeback', 'chargeback_reversal', 'adjustment']),
    dimension('status', 'Status'),
    dimension('ledger_account', 'Ledger account'),
    noted(money('amount', 'Amount', 'ccy'), 'What the partner owes for it (sale) or takes back (refund, chargeback): positive = to us.'),
    dimension('ccy', 'Currency'),
    time('expected_settlement_date', 'Settlement expected', 'day'),
    noted(count('touches', 'Manual touches'), 'How often a person had to work on the entry; 0 for none.'),
    dimension('is_reworked', 'Worked on again', 'boolean'),
  ],
};
