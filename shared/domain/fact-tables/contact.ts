import { dimension, type FactTable, id, money, number, noted, oneOf, time } from './fact-table.ts';

/** One customer contact that Customer Service coded. */
export const contactTable: FactTable = {
  name: 'contact',
  label: 'Customer contacts',
  timeColumn: 'ts_utc',
  rowKey: ['contact_id'],
  columns: [
    time('ts_utc', 'Contact time'),
    id('contact_id', 'Contact'),
    noted(id('parent_contact_id', 'Earlier contact'), 'The contact this one follows up or was transferred from.'),
    id('order_id', 'Order id'),
    id('customer_id', 'Customer id'),
    dimension('partner', 'Partner'),
    dimension('product', 'Product'),
    dimension('method', 'Method'),
    oneOf('channel', 'Channel', ['phone', 'chat', 'email', 'social']),
    dimension('reason', 'Reason'),
    dimension('is_payment', 'About a payment', 'boolean'),
    dimension('is_transfer', 'Transferred', 'boolean'),
    time('resolved_at', 'Resolved'),
    time('order_at', 'Order time'),
    number('handle_seconds', 'Handling time', 's'),
    money('cost', 'Cost', 'ccy'),
    dimension('ccy', 'Currency'),
    time('first_response_at', 'First response'),
    noted(time('due_at', 'Resolution due'), 'Until when it is to be resolved.'),
    dimension('severity', 'Severity'),
    dimension('is_reopened', 'Opened again', 'boolean'),
  ],
};
