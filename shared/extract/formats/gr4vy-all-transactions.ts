import { machineFormat } from '../../money/number-format.ts';
import type { ColumnRule } from '../column-rule.ts';
import { instantSql } from '../cast-sql.ts';
import { declineCategorySql } from '../decline-sql.ts';
import { type HeaderFormat, wordsSql } from '../extract-format.ts';
import { unknownStatuses } from '../unknown-types.ts';

/** The orchestrator's own words for a refusal, used only where the network's code is missing. */
const errorCategories = {
  funds: ['insufficient_funds', 'exceeded_amount_limit', 'exceeded_frequency_limit'],
  card_data: ['invalid_card_number', 'expired_payment_method', 'invalid_payment_method', 'invalid_expiration_date'],
  lost_stolen: ['lost_payment_method', 'stolen_payment_method', 'pick_up_card'],
  fraud_security: ['suspected_fraud', 'incorrect_security_code', 'incorrect_cvv', 'risk_decline'],
  sca_soft_decline: ['authentication_required', 'authentication_failure'],
  policy_config: ['transaction_not_permitted', 'restricted_payment_method', 'invalid_amount', 'invalid_service_configuration'],
  customer_revoked: ['canceled_payment_method', 'authorization_revoked'],
  technical: ['service_error', 'service_timeout', 'issuer_unavailable', 'service_network_error'],
  issuer_generic: ['refused_transaction', 'do_not_honor'],
};

const results = {
  approved: ['capture_succeeded', 'authorization_succeeded', 'capture_pending'],
  declined: ['authorization_declined', 'capture_declined'],
  voided: ['authorization_voided', 'authorization_void_pending'],
  pending: ['processing', 'buyer_approval_pending', 'authorization_pending'],
};

const minor = (column: string): ColumnRule => ({
  kind: 'amount',
  plus: [column],
  minus: [],
  unit: 'minor',
  format: machineFormat,
  currency: 'currency',
});
const text = (from: string): ColumnRule => ({ kind: 'text', from });

/** Gr4vy "All transactions": one row an attempt, minor units by ISO 4217 exponent, stamps with offset and microseconds. */
export const gr4vyAllTransactions: HeaderFormat = {
  kind: 'header',
  id: 'gr4vy.all_transactions',
  label: 'Gr4vy all transactions',
  table: 'attempt',
  verified: true,
  required: [
    'id',
    'external_identifier',
    'status',
    'created_at',
    'amount',
    'currency',
    'captured_amount',
    'method',
    'scheme',
    'payment_service_display_name',
  ],
  referenceColumns: ['id', 'external_identifier', 'payment_service_transaction_id', 'payment_service_id', 'buyer_external_identifier'],
  rules: () => ({
    ts_utc: { kind: 'instant', from: 'created_at', zone: { kind: 'offset' } },
    attempt_id: text('id'),
    order_id: text('external_identifier'),
    customer_id: text('buyer_external_identifier'),
    partner: text('payment_service_display_name'),
    product: text('product'),
    mid: text('merchant_account_id'),
    method: text('method'),
    scheme: text('scheme'),
    bin: text('card_bin'),
    last4: text('card_last4'),
    issuer: text('card_issuer'),
    country: text('billing_details_address_country'),
    channel: text('channel'),
    amount: minor('amount'),
    captured_amount: minor('captured_amount'),
    refunded_amount: minor('refunded_amount'),
    ccy: { kind: 'currency', from: 'currency' },
    attempt_no: { kind: 'integer', from: 'attempt_number' },
    is_mit: { kind: 'boolean', from: 'merchant_initiated' },
    is_3ds: {
      kind: 'expression',
      consumes: [],
      sql: (source) => `${source('three_d_secure_status')} IS NOT NULL AND ${source('three_d_secure_status')} <> 'setup_error'`,
    },
    eci: text('three_d_secure_eci'),
    result: {
      kind: 'expression',
      consumes: [],
      sql: (source) => {
        const isTimeout = `contains(coalesce(${source('error_code')}, ''), 'timeout') OR lower(${source('raw_response_code')}) = 'timeout'`;
        const failed = `CASE WHEN ${isTimeout} THEN 'timeout' WHEN ${source('error_code')} IN ('flow_decline', 'declined_by_rule') THEN 'blocked' ELSE 'error' END`;
        return wordsSql(source('status'), results, `CASE WHEN ${source('status')} LIKE '%failed' THEN ${failed} ELSE 'pending' END`);
      },
    },
    raw_code: text('raw_response_code'),
    advice_code: text('advice_code'),
    decline_cat: {
      kind: 'expression',
      consumes: [],
      sql: (source, value) =>
        declineCategorySql(
          value('result'),
          source('scheme'),
          source('raw_response_code'),
          wordsSql(source('error_code'), errorCategories, 'NULL'),
        ),
    },
    latency_ms: { kind: 'number', from: 'latency_ms' },
    timed_out: { kind: 'expression', consumes: [], sql: (_, value) => `${value('result')} = 'timeout'` },
    captured_at: { kind: 'instant', from: 'captured_at', zone: { kind: 'offset' } },
    // A refusal with the time of an authorization: the approval came after the limit.
    late_approval_at: {
      kind: 'expression',
      consumes: [],
      sql: (source, value) =>
        `CASE WHEN ${value('result')} = 'timeout' THEN ${instantSql(source('authorized_at'), { kind: 'offset' }, '')} END`,
    },
    authorized_amount: minor('authorized_amount'),
    authentication: {
      kind: 'expression',
      consumes: [],
      sql: (source) => {
        const [status, method, answer] = [
          source('three_d_secure_status'),
          source('three_d_secure_method'),
          source('three_d_secure_auth_resp'),
        ];
        const challenged = `WHEN ${method} = 'challenge' THEN CASE WHEN ${answer} = 'Y' THEN 'challenge_passed' WHEN ${answer} = 'N' THEN 'challenge_failed' WHEN ${status} <> 'complete' THEN 'challenge_abandoned' END`;
        return `CASE WHEN ${status} = 'setup_error' OR ${answer} = 'U' THEN 'error' ${challenged} WHEN ${answer} = 'A' THEN 'attempted' WHEN ${answer} IN ('N', 'R') THEN 'rejected' WHEN ${method} = 'frictionless' AND ${answer} = 'Y' THEN 'frictionless' END`;
      },
    },
  }),
  controls: [unknownStatuses('x_status', Object.values(results).flat(), '%failed')],
  warnings: () => [],
};
