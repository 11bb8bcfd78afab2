import { count, dimension, type FactTable, id, money, number, noted, oneOf, time } from './fact-table.ts';

/** One event of a points program: balance inquiry, redemption, reversal, accrual, expiry or funding. */
export const pointsEventTable: FactTable = {
  name: 'points_event',
  label: 'Points events',
  timeColumn: 'ts_utc',
  rowKey: ['partner', 'event_id'],
  columns: [
    time('ts_utc', 'Event time'),
    id('event_id', 'Event'),
    noted(id('original_event_id', 'Original event'), 'The redemption that a reversal takes back.'),
    id('order_id', 'Order id'),
    id('customer_id', 'Customer id'),
    dimension('partner', 'Partner'),
    dimension('program', 'Program'),
    dimension('product', 'Product'),
    oneOf('type', 'Event type', ['inquiry', 'redemption', 'reversal', 'accrual', 'expiry', 'funding']),
    oneOf('result', 'Result', ['ok', 'failed', 'timeout']),
    dimension('reason', 'Reason'),
    number('latency_ms', 'Latency', 'ms'),
    count('points', 'Points'),
    noted(money('value', 'Value', 'ccy'), 'Worth of the points to us: a redemption is owed to us (positive), its reversal is negative.'),
    money('order_amount', 'Order amount', 'ccy'),
    dimension('ccy', 'Currency'),
    noted(
      count('expected_points', 'Points by the rule'),
      'Points that the program rule gives for the event, signed like the points themselves.',
    ),
    noted(time('funded_at', 'Funded'), 'When the partner paid for the redemption.'),
  ],
};
