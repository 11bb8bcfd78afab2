import { metricSuite, million, rowsWith } from '../../support/metric-suite.ts';

/**
 * Card orders 1-7 approved at once (7 for a part only), 8 declined then approved, 9 failed, 10 timed out, 17 declined then approved at
 * another partner, 18 declined then paid with points. BNPL orders 11 approved, 12 declined. Order 6 was sent again 30 seconds after its
 * approval, order 5 two minutes after. Orders 13-16 have no final answer; 1-4 were let through as a test.
 */
const common = { ts_utc: '2026-03-01 10:00:00', attempt_no: 1, partner: 'Meridian', method: 'card', amount: 100, ccy: 'USD' };
const attempts = rowsWith(common, [
  { order_id: '1', result: 'approved', is_holdout: true, is_fraud: false },
  { order_id: '2', result: 'approved', is_holdout: true, is_fraud: false },
  { order_id: '3', result: 'approved', is_holdout: true, is_fraud: true },
  { order_id: '4', result: 'approved', is_holdout: true },
  { order_id: '5', result: 'approved' },
  { order_id: '5', result: 'approved', attempt_no: 2, ts_utc: '2026-03-01 10:02:00' },
  { order_id: '6', result: 'approved' },
  { order_id: '6', result: 'approved', attempt_no: 2, ts_utc: '2026-03-01 10:00:30' },
  { order_id: '7', result: 'approved', raw_code: '10', authorized_amount: 60 },
  { order_id: '8', result: 'declined' },
  { order_id: '8', result: 'approved', attempt_no: 2, ts_utc: '2026-03-01 10:05:00' },
  { order_id: '9', result: 'error' },
  { order_id: '10', result: 'timeout' },
  { order_id: '17', result: 'declined' },
  { order_id: '17', result: 'approved', attempt_no: 2, ts_utc: '2026-03-01 10:05:00', partner: 'Northbank' },
  { order_id: '18', result: 'declined' },
  { order_id: '18', result: 'approved', attempt_no: 2, ts_utc: '2026-03-01 10:05:00', method: 'points' },
  { order_id: '11', method: 'bnpl', result: 'approved' },
  { order_id: '12', method: 'bnpl', result: 'declined' },
  { order_id: '13', result: 'voided' },
  { order_id: '14', result: 'test' },
  { order_id: '15', result: 'pending' },
  { order_id: '16', result: 'blocked' },
]);

metricSuite(
  'Conversion',
  { attempt: attempts },
  {
    // 14 orders; paid 1-8, 11, 17, 18
    payment_success: [11 / 14, 11n, 14n, 14n],
    auth_rate_first: [7 / 12, 7n, 12n, 12n],
    auth_rate_net: [10 / 12, 10n, 12n, 12n],
    // 16 card attempts with an answer, 11 approved, 3 declined, 1 failed, 1 timed out
    auth_rate_gross: [11 / 16, 11n, 16n, 16n],
    auth_rate_ex_technical: [11 / 14, 11n, 14n, 14n],
    auth_rate_value: [1060 / 1600, 1060n * million, 1600n * million, 16n],
    approval_rate: [1 / 2, 1n, 2n, 2n],
    retry_recovery: [3 / 6, 3n, 6n, 6n],
    retry_recovery_same: [1 / 6, 1n, 6n, 6n],
    retry_recovery_rerouted: [1 / 6, 1n, 6n, 6n],
    retry_recovery_switched: [1 / 6, 1n, 6n, 6n],
    retry_uplift: [3 / 12, null, null, 12n],
    partial_auth_rate: [1 / 16, 1n, 16n, 16n],
    // 16 card, 2 BNPL and 1 points attempt
    duplicate_attempt_rate: [1 / 19, 1n, 19n, 19n],
    block_rate: [1 / 20, 1n, 20n, 20n],
    false_positive_rate: [2 / 3, 2n, 3n, 3n],
  },
);
