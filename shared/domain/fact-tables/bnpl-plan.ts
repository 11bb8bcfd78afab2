import { count, dimension, type FactTable, id, money, oneOf, time } from './fact-table.ts';

/** One installment plan of a BNPL partner. */
export const bnplPlanTable: FactTable = {
  name: 'bnpl_plan',
  label: 'BNPL plans',
  timeColumn: 'ts_utc',
  rowKey: ['partner', 'plan_id'],
  columns: [
    time('ts_utc', 'Plan opened'),
    id('plan_id', 'Plan'),
    id('order_id', 'Order id'),
    id('customer_id', 'Customer id'),
    dimension('partner', 'Partner'),
    dimension('product', 'Product'),
    dimension('plan_type', 'Plan type'),
    { name: 'term_months', type: 'integer', label: 'Term', role: 'dimension', unit: 'months' },
    oneOf('status', 'Status', ['active', 'paid', 'refunded', 'delinquent', 'charged_off', 'cancelled']),
    money('amount', 'Plan amount', 'ccy'),
    money('down_payment', 'Down payment', 'ccy'),
    money('fee_total', 'Merchant fee', 'ccy'),
    money('balance', 'Balance', 'ccy'),
    money('refunded_amount', 'Refunded amount', 'ccy'),
    dimension('ccy', 'Currency'),
    dimension('is_down_payment_ok', 'Down payment taken', 'boolean'),
    time('refund_requested_at', 'Refund requested'),
    time('refund_applied_at', 'Refund applied to the plan'),
    count('days_past_due', 'Days past due'),
  ],
};
