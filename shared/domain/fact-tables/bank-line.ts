import { dimension, type FactTable, id, money, noted, time } from './fact-table.ts';

/** One booking on our bank account; positive = credit. */
export const bankLineTable: FactTable = {
  name: 'bank_line',
  label: 'Bank lines',
  timeColumn: 'ts_utc',
  rowKey: ['account', 'booking_date', 'bank_ref', 'amount'],
  columns: [
    noted(time('ts_utc', 'Booking time'), 'Start of the booking day in the zone of the statement, where the bank gives no time.'),
    time('booking_date', 'Booking date', 'day'),
    time('value_date', 'Value date', 'day'),
    dimension('partner', 'Partner'),
    dimension('bank', 'Bank'),
    dimension('account', 'Account'),
    id('statement_id', 'Statement'),
    dimension('type', 'Bank transaction code'),
    dimension('is_reversal', 'Reversal', 'boolean'),
    id('bank_ref', 'Bank reference'),
    id('customer_ref', 'Our reference'),
    id('end_to_end_id', 'End-to-end id'),
    dimension('counterparty', 'Counterparty'),
    dimension('description', 'Description'),
    money('amount', 'Amount', 'ccy'),
    money('balance', 'Balance', 'ccy'),
    dimension('ccy', 'Currency'),
  ],
};
