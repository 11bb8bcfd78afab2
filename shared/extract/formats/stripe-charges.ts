import { machineFormat } from '../../money/number-format.ts';
import type { ColumnRule } from '../column-rule.ts';
import { declineCategorySql } from '../decline-sql.ts';
import { firstPresent, type HeaderFormat, wordsSql } from '../extract-format.ts';
import { schemeSql } from '../scheme-sql.ts';
import { unknownStatuses } from '../unknown-types.ts';

/** Status words in small letters. What was authorized and not captured yet is approved: nothing of it is captured. */
const results = {
  approved: [
    'paid',
    'succeeded',
    'refunded',
    'partial refund',
    'partially refunded',
    'disputed',
    'early fraud warning',
    'requires capture',
    'requires_capture',
    'uncaptured',
  ],
  declined: ['failed', 'blocked'],
  pending: [
    'pending',
    'processing',
    'incomplete',
    'requires action',
    'requires_action',
    'requires payment method',
    'requires confirmation',
  ],
  voided: ['canceled', 'cancelled', 'expired'],
};

/** Stripe's own words for a refusal. */
const reasons = {
  funds: ['insufficient_funds', 'card_velocity_exceeded', 'withdrawal_count_limit_exceeded'],
  card_data: ['expired_card', 'incorrect_number', 'invalid_number', 'invalid_account', 'invalid_expiry_month', 'invalid_expiry_year'],
  lost_stolen: ['lost_card', 'stolen_card', 'pickup_card'],
  fraud_security: ['fraudulent', 'incorrect_cvc', 'invalid_cvc', 'security_violation', 'highest_risk_level', 'elevated_risk_level'],
  sca_soft_decline: ['authentication_required', 'authentication_not_handled'],
  policy_config: ['transaction_not_allowed', 'restricted_card', 'card_not_supported', 'currency_not_supported', 'not_permitted', 'rule'],
  customer_revoked: ['revocation_of_authorization', 'revocation_of_all_authorizations', 'stop_payment_order'],
  technical: ['processing_error', 'issuer_not_available', 'reenter_transaction', 'try_again_later'],
  issuer_generic: ['generic_decline', 'do_not_honor', 'call_issuer', 'no_action_taken', 'do_not_try_again'],
};

const text = (from: string): ColumnRule => ({ kind: 'text', from });
const created = ['created', 'Created (UTC)', 'Created date (UTC)'] as const;

/** Stripe payments export: one row a charge, failed ones too, amounts in major units and currency codes in small letters. */
export const stripeCharges: HeaderFormat = {
  kind: 'header',
  id: 'stripe.charges',
  label: 'Stripe payments',
  table: 'attempt',
  verified: true,
  required: [
    'id',
    created.join('|'),
    'amount|Amount',
    'amount_refunded|Amount Refunded',
    'currency|Currency',
    'converted_amount|Converted Amount',
    'fee|Fee',
    'status|Status',
    'captured|Captured',
  ],
  referenceColumns: ['id', 'card_id', 'invoice_id', 'customer_id', 'Card ID', 'Customer ID', 'PaymentIntent ID', 'Invoice ID'],
  rules: (header, { partner, timeZone }) => {
    const named = (small: string, capital: string) => firstPresent(header, small, capital);
    const moment = firstPresent(header, ...created);
    const amount = (from: string): ColumnRule => ({
      kind: 'amount',
      plus: [from],
      minus: [],
      unit: 'major',
      format: machineFormat,
      currency: named('currency', 'Currency'),
    });
    return {
      ts_utc: { kind: 'instant', from: moment, zone: { kind: 'zone', zone: moment === 'created' ? (timeZone ?? 'UTC') : 'UTC' } },
      attempt_id: text('id'),
      order_id: text(header.find((name) => /^(?:order_id|order id) \(metadata\)$/i.test(name)) ?? named('invoice_id', 'Invoice ID')),
      customer_id: text(named('customer_id', 'Customer ID')),
      partner: { kind: 'constant', value: partner ?? 'Stripe' },
      scheme: { kind: 'expression', consumes: [], sql: (source) => schemeSql(source(named('card_brand', 'Card Brand'))) },
      product: { kind: 'expression', consumes: [], sql: (_, value) => `CASE WHEN ${value('scheme')} IS NOT NULL THEN 'card' END` },
      method: { kind: 'expression', consumes: [], sql: (_, value) => value('product') },
      last4: text(named('card_last4', 'Card Last4')),
      country: text(named('card_issue_country', 'Card Issue Country')),
      amount: amount(named('amount', 'Amount')),
      refunded_amount: amount(named('amount_refunded', 'Amount Refunded')),
      result: {
        kind: 'expression',
        consumes: [],
        sql: (source) => wordsSql(`lower(${source(named('status', 'Status'))})`, results, `'pending'`),
      },
      captured_amount: {
        kind: 'expression',
        consumes: [],
        sql: (source, value) =>
          `CASE WHEN lower(${source(named('captured', 'Captured'))}) = 'true' AND ${value('result')} = 'approved' THEN ${value('amount')} ELSE 0 END`,
      },
      ccy: { kind: 'currency', from: named('currency', 'Currency') },
      raw_code: text(named('decline_reason', 'Decline Reason')),
      decline_cat: {
        kind: 'expression',
        consumes: [],
        sql: (source, value) =>
          declineCategorySql(
            value('result'),
            value('scheme'),
            'NULL',
            wordsSql(source(named('decline_reason', 'Decline Reason')), reasons, 'NULL'),
          ),
      },
    };
  },
  controls: [unknownStatuses('x_status', Object.values(results).flat())],
  warnings: (header, { timeZone }) =>
    header.includes('created') && timeZone === null
      ? [
          {
            code: 'TIME_ZONE_ASSUMED',
            message: 'The file does not state the zone of its times; they were read as UTC. Choose the account’s zone if it differs.',
          },
        ]
      : [],
};
