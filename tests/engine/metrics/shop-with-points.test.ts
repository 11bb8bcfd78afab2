import { metricSuite, rowsWith } from '../../support/metric-suite.ts';

const usd = (amount: number): bigint => BigInt(Math.round(amount * 1e6));

/**
 * Five inquiries, one failed and one timed out. Order 1 redeems 1,000 points, again 30 seconds later, and a different number later; order 2
 * fails; 500 points of order 1 come back, 10 short of the rule. 300 and 200 points are accrued (the second 5 too many), 50 expire, 8 are funded.
 */
const events = rowsWith({ ts_utc: '2026-03-01 10:00:00', partner: 'Keystone', program: 'Keystone Rewards', result: 'ok', ccy: 'USD' }, [
  { type: 'inquiry', order_id: '1' },
  { type: 'inquiry', order_id: '2' },
  { type: 'inquiry', order_id: '3' },
  { type: 'inquiry', order_id: '4', result: 'failed' },
  { type: 'inquiry', order_id: '5', result: 'timeout' },
  { type: 'redemption', order_id: '1', points: 1000, value: 10, funded_at: '2026-03-03 10:00:00' },
  { type: 'redemption', order_id: '1', points: 1000, value: 10, ts_utc: '2026-03-01 10:00:30', funded_at: '2026-03-05 10:00:30' },
  { type: 'redemption', order_id: '1', points: 400, value: 4, ts_utc: '2026-03-01 10:00:40' },
  { type: 'redemption', order_id: '2', points: 700, result: 'failed' },
  { type: 'reversal', order_id: '1', points: -500, value: -5, expected_points: -490 },
  { type: 'accrual', order_id: '1', points: 300, expected_points: 300 },
  { type: 'accrual', order_id: '2', points: 200, expected_points: 195 },
  { type: 'accrual', order_id: '3', points: 100 },
  { type: 'expiry', points: 50 },
  { type: 'funding', value: -8 },
]);

metricSuite(
  'Shop with Points',
  { points_event: events },
  {
    balance_inquiry_success: [3 / 5, 3n, 5n, 5n],
    tender_not_offered: [2n, 2n, null, 2n],
    tender_not_offered_rate: [2 / 5, 2n, 5n, 5n],
    // Order 1 of the orders 1, 2 and 3
    redemption_rate: [1 / 3, 1n, 3n, 3n],
    redemptions: [3n, 3n, null, 3n],
    redeemed_value: [usd(19), usd(19), null, 4n],
    points_value: [usd(0.01), usd(24), 2400n, 2400n],
    points_accrued: [600n, 600n, null, 600n],
    points_redeemed: [1900n, 1900n, null, 1900n],
    points_expired: [50n, 50n, null, 50n],
    points_outstanding: [-1350n, -1350n, null, 50n],
    points_liability: [usd(-13.5), null, null, 50n],
    redemption_receivable: [usd(11), usd(11), null, 5n],
    // 2 and 4 days
    funding_lag_p50: [3, null, null, 2n],
    reward_accuracy: [1 / 2, 1n, 2n, 2n],
    reversal_accuracy: [0, 0n, 1n, 1n],
    // 5 too many accrued, 10 more taken back than the rule says
    reward_error_points: [-5n, -5n, null, -5n],
    double_redemptions: [1n, 1n, null, 1n],
  },
);
