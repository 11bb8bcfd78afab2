import { metricSuite, rowsWith } from '../../support/metric-suite.ts';

const usd = (amount: number): bigint => BigInt(Math.round(amount * 1e6));

/**
 * Orders o1-o4 sold for 100 each. o1 is refunded 30 twice within a day (the second looks like the first again). o2 is refunded 70 and then
 * 60, 30 more than it paid. o3 is charged back and won; one refund names no sale.
 */
const lines = rowsWith({ ts_utc: '2026-03-01 10:00:00', partner: 'Meridian', ccy_gross: 'USD', ccy_net: 'USD', scheme: 'visa' }, [
  ...['o1', 'o2', 'o3', 'o4'].map((merchant_ref) => ({ type: 'sale', merchant_ref, gross: 100 })),
  { type: 'refund', merchant_ref: 'o1', gross: -30, ts_utc: '2026-03-05 10:00:00' },
  { type: 'refund', merchant_ref: 'o1', gross: -30, ts_utc: '2026-03-06 09:00:00' },
  { type: 'refund', merchant_ref: 'o2', gross: -70, ts_utc: '2026-03-05 10:00:00' },
  { type: 'refund', merchant_ref: 'o2', gross: -60, ts_utc: '2026-03-08 10:00:00' },
  { type: 'refund', merchant_ref: 'old', gross: -10, ts_utc: '2026-03-08 10:00:00' },
  { type: 'chargeback', merchant_ref: 'o3', gross: -100, ts_utc: '2026-03-20 10:00:00' },
  { type: 'chargeback_reversal', merchant_ref: 'o3', gross: 100, ts_utc: '2026-03-25 10:00:00' },
]);

/** Credited after 2, 4 and 9 days; accepted after 1, 1 and 2; one refund failed. */
const events = rowsWith({ partner: 'Meridian', event: 'refunded', requested_at: '2026-03-01 00:00:00' }, [
  { ts_utc: '2026-03-02 00:00:00', credited_at: '2026-03-03 00:00:00' },
  { ts_utc: '2026-03-02 00:00:00', credited_at: '2026-03-05 00:00:00' },
  { ts_utc: '2026-03-03 00:00:00', credited_at: '2026-03-10 00:00:00' },
  { ts_utc: '2026-03-03 00:00:00', event: 'refund_failed' },
]);

/** Four chargebacks (100, 50, 30, 20; two for fraud), three contested: 100 won, 50 lost, 30 open; two more were settled by an alert. */
const disputes = rowsWith({ ts_utc: '2026-03-10 10:00:00', partner: 'Meridian', scheme: 'visa', ccy: 'USD' }, [
  { stage: 'chargeback', reason_code: '10.4', amount: -100 },
  { stage: 'chargeback', reason_code: '13.1', amount: -50 },
  { stage: 'chargeback', reason_code: '4837', amount: 30 },
  { stage: 'chargeback', reason_code: '13.1', amount: -20 },
  { stage: 'representment', outcome: 'won', amount: 100, due_at: '2026-03-20 00:00:00', responded_at: '2026-03-19 00:00:00' },
  { stage: 'representment', outcome: 'lost', amount: 50, due_at: '2026-03-20 00:00:00', responded_at: '2026-03-20 00:00:00' },
  { stage: 'representment', outcome: 'open', amount: 30, due_at: '2026-03-20 00:00:00', responded_at: '2026-03-20 00:00:01' },
  { stage: 'pre_dispute', amount: 5 },
  { stage: 'pre_dispute', amount: 5 },
]);

metricSuite(
  'Refunds and disputes',
  { settlement_line: lines, payment_event: events, dispute: disputes },
  {
    refund_rate: [5 / 4, 5n, 4n, 4n],
    refund_rate_value: [200 / 400, usd(200), usd(400), 4n],
    // The refund whose sale nobody has belongs to no period of sales, and to the total of all.
    refund_rate_origin: [5 / 4, 5n, 4n, 4n],
    refund_rate_value_origin: [200 / 400, usd(200), usd(400), 4n],
    refunded_value: [usd(200), usd(200), null, 5n],
    refund_failure_rate: [1 / 4, 1n, 4n, 4n],
    refund_cycle_p50: [4, null, null, 3n],
    // Position 1.8 of 2, 4, 9
    refund_cycle_p90: [8, null, null, 3n],
    refund_acceptance_p50: [1, null, null, 3n],
    duplicate_refunds: [1n, 1n, null, 1n],
    over_refunds: [1n, 1n, null, 1n],
    dispute_rate_count: [1 / 4, 1n, 4n, 4n],
    dispute_rate_value: [100 / 400, usd(100), usd(400), 4n],
    dispute_rate_origin: [1 / 4, 1n, 4n, 4n],
    dispute_rate_value_origin: [100 / 400, usd(100), usd(400), 4n],
    chargeback_value: [0n, 0n, null, 2n],
    representment_rate: [3 / 4, 3n, 4n, 4n],
    win_rate: [1 / 2, 1n, 2n, 2n],
    win_rate_value: [100 / 150, usd(100), usd(150), 2n],
    net_recovery: [100 / 200, usd(100), usd(200), 4n],
    response_on_time: [2 / 3, 2n, 3n, 3n],
    pre_dispute_rate: [2 / 6, 2n, 6n, 6n],
    fraud_disputed_value: [usd(130), usd(130), null, 2n],
    fraud_chargebacks: [2n, 2n, null, 2n],
    fraud_rate_bps: [(130 / 400) * 10_000, usd(130), usd(400), 4n],
    fraud_rate_count_bps: [(2 / 4) * 10_000, 2n, 4n, 4n],
  },
);
