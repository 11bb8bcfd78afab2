import type { FactTableName } from '../../domain/tables.ts';
import { among, compare, is, no, ofType, present } from '../../metrics/populations.ts';
import { allOf, type Filter } from '../../query/filter.ts';

/** Something that goes wrong for a customer: the rows that show it, and what customers call about. */
export interface FailureType {
  readonly id: string;
  readonly label: string;
  /** What is counted, in one sentence. */
  readonly sentence: string;
  readonly table: FactTableName;
  readonly where: Filter;
  /** Columns that name the order, the customer and the product; null = the rows do not say. */
  readonly order: string | null;
  readonly customer: string | null;
  readonly product: string | null;
  /** The column that tells engineers what happened. */
  readonly code: string;
  /** The metric that follows it over time. */
  readonly metric: string;
  /** Reasons under which Customer Service codes contacts about it. */
  readonly reasons: readonly string[];
  /** What does not happen because of it; null = the order stands, what it costs is the contact. */
  readonly loses: 'orders' | 'redemptions' | null;
}

const ids = { order: 'order_id', customer: 'customer_id', product: 'product' } as const;
const attempt = { ...ids, table: 'attempt', code: 'raw_code', loses: 'orders' } as const;
const noAnswer = among('result', 'error', 'timeout');

/** Every failure that the board counts, those that cost orders first. */
export const failureTypes: readonly FailureType[] = [
  {
    ...attempt,
    id: 'declined',
    metric: 'decline_rate',
    label: 'Payment declined',
    sentence: 'Attempts that the partner or the issuer declined.',
    where: is('result', 'declined'),
    reasons: ['payment_declined'],
  },
  {
    ...attempt,
    id: 'error',
    metric: 'technical_rate',
    label: 'Error or no answer',
    sentence: 'Attempts that failed technically or timed out and were not approved later.',
    where: allOf(noAnswer, { kind: 'missing', column: 'late_approval_at' }),
    reasons: ['payment_error'],
  },
  {
    ...attempt,
    id: 'late_approval',
    metric: 'orphan_rate',
    label: 'Approved too late',
    sentence:
      'Attempts that timed out for the customer and were approved afterwards, so that money is held for an order that may not be there.',
    where: allOf(noAnswer, present('late_approval_at')),
    reasons: ['pending_authorization'],
  },
  {
    ...ids,
    id: 'tender_hidden',
    metric: 'tender_not_offered',
    label: 'Tender not offered',
    sentence: 'Sessions with a balance in which a failed inquiry hid the tender: no rate moves, the tender is just not there.',
    table: 'points_event',
    where: allOf(ofType('inquiry'), among('result', 'failed', 'timeout')),
    code: 'reason',
    reasons: ['points_not_offered'],
    loses: 'redemptions',
  },
  {
    ...ids,
    id: 'debit_returned',
    metric: 'ach_return_rate_overall',
    label: 'Debit returned',
    sentence: 'Direct debits that came back from the customer’s bank.',
    table: 'ach_return',
    where: allOf(is('kind', 'return'), is('direction', 'debit')),
    order: null,
    customer: 'individual_id',
    product: null,
    code: 'return_code',
    reasons: ['debit_returned'],
    loses: null,
  },
  {
    ...ids,
    id: 'refund_late',
    metric: 'refund_to_plan_late_rate',
    label: 'Refund late on the plan',
    sentence: 'Refunds that reached the installment plan more than 5 days after they were asked for; the customer goes on paying.',
    table: 'bnpl_plan',
    where: allOf(present('refund_requested_at'), compare('days(refund_requested_at, refund_applied_at)', '>', 5)),
    code: 'plan_type',
    reasons: ['refund_status'],
    loses: null,
  },
  {
    ...ids,
    id: 'points_short',
    metric: 'reversal_accuracy',
    label: 'Points short on a return',
    sentence: 'Returns that gave back another number of points than the program rule says.',
    table: 'points_event',
    where: allOf(ofType('reversal'), present('expected_points'), no(is('points_error', 0))),
    code: 'program',
    reasons: ['points_missing'],
    loses: null,
  },
  {
    ...ids,
    id: 'promotion',
    metric: 'promo_misapplied_rate',
    label: 'Promotion booked otherwise',
    sentence: 'Sales whose promised promotion the partner booked as something else.',
    table: 'settlement_line',
    where: allOf(ofType('sale'), present('promo_offered'), is('promo_state', 'otherwise')),
    order: 'merchant_ref',
    customer: null,
    code: 'promo_offered',
    reasons: ['promotion_missing'],
    loses: null,
  },
  {
    ...ids,
    id: 'dispute',
    metric: 'dispute_rate_count',
    label: 'Disputed charge',
    sentence: 'Chargebacks, in the period in which they arrived.',
    table: 'settlement_line',
    where: ofType('chargeback'),
    order: 'merchant_ref',
    customer: null,
    code: 'source_type',
    reasons: ['disputed_charge'],
    loses: null,
  },
];

export function failureType(id: string): FailureType | null {
  return failureTypes.find((type) => type.id === id) ?? null;
}

const listed: Partial<Record<FactTableName, readonly string[]>> = {
  attempt: ['ts_utc', 'order_id', 'customer_id', 'partner', 'product', 'method', 'amount', 'ccy', 'result', 'raw_code', 'decline_cat'],
  points_event: ['ts_utc', 'order_id', 'customer_id', 'partner', 'program', 'result', 'reason', 'points', 'expected_points'],
  bnpl_plan: ['refund_requested_at', 'refund_applied_at', 'order_id', 'customer_id', 'partner', 'plan_type', 'refunded_amount', 'ccy'],
  settlement_line: [
    'ts_utc',
    'merchant_ref',
    'partner_ref',
    'partner',
    'product',
    'type',
    'gross',
    'ccy_gross',
    'promo_offered',
    'promo_booked',
  ],
  ach_return: ['ts_utc', 'individual_id', 'original_trace', 'partner', 'return_code', 'amount', 'ccy'],
};

/** Columns by which Customer Service finds the orders and customers. */
export const listedColumns = ({ table, order, customer }: FailureType): readonly string[] =>
  listed[table] ?? [order, customer, 'partner'].flatMap((name) => (name === null ? [] : [name]));
