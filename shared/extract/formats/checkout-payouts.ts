import { machineFormat } from '../../money/number-format.ts';
import type { ColumnRule } from '../column-rule.ts';
import type { HeaderFormat } from '../extract-format.ts';

const text = (from: string): ColumnRule => ({ kind: 'text', from });
const amount = (plus: readonly string[]): ColumnRule => ({
  kind: 'amount',
  plus,
  minus: [],
  unit: 'major',
  format: machineFormat,
  currency: 'Holding Currency',
});
const day = (from: string): ColumnRule => ({ kind: 'day', from, order: 'ymd' });

/** Components that are no fee, by column and by the name under which they are kept. */
const movements = {
  Payments: 'x_payments',
  Refunds: 'x_refunds',
  Chargebacks: 'x_chargebacks',
  'Pay To Cards': 'x_pay_to_cards',
  Adjustments: 'x_adjustments',
  Tax: 'x_tax',
  'Transfers In': 'x_transfers_in',
  'Transfers Out': 'x_transfers_out',
};

/** Fee columns differ between versions and accounts; they are known by how they are called. */
const isFee = (name: string) => /(?:Fees?|Premiums)$/.test(name);

/** Checkout.com payouts: one row a payout with its components in many columns, fees negative, UTC. */
export const checkoutPayouts: HeaderFormat = {
  kind: 'header',
  id: 'checkout.payouts',
  label: 'Checkout.com payouts',
  table: 'payout',
  verified: true,
  required: ['Client Entity ID', 'Holding Currency', 'Payout ID', 'Payout Date', 'Payout Amount', ...Object.keys(movements)],
  referenceColumns: ['Payout ID'],
  rules: (header, { partner }) => ({
    ts_utc: { kind: 'instant', from: 'Payout Date', zone: { kind: 'zone', zone: 'UTC' } },
    payout_date: day('Payout Date'),
    partner: { kind: 'constant', value: partner ?? 'Checkout.com' },
    mid: text('Client Entity ID'),
    payout_id: text('Payout ID'),
    amount: amount(['Payout Amount']),
    fee_total: amount(header.filter(isFee)),
    ccy: { kind: 'currency', from: 'Holding Currency' },
    period_from: day('Reporting Start Date'),
    period_to: day('Reporting End Date'),
  }),
  controls: [
    {
      sql: (rows) => {
        const parts = Object.values(movements).map((name) => `coalesce(TRY_CAST(${name} AS DECIMAL(18,6)), 0)`);
        return (
          `SELECT concat('Payout ', payout_id, ' is the sum of its components (', ccy, ')'), CAST(amount AS VARCHAR), CAST(${parts.join(' + ')} + coalesce(fee_total, 0) AS VARCHAR) ` +
          `FROM payout WHERE ${rows} ORDER BY line_no`
        );
      },
    },
  ],
  warnings: () => [],
};
