import { metricSuite, rowsWith } from '../../support/metric-suite.ts';

const usd = (amount: number): bigint => BigInt(Math.round(amount * 1e6));

/** Five plans of 100 each with a fee of 4; balances 50, 30, 20, 0 and 40; one 30 days past due, one 29, one charged off. */
const plans = rowsWith(
  {
    ts_utc: '2026-03-01 10:00:00',
    partner: 'Lumen',
    product: 'bnpl',
    plan_type: 'pay_in_4',
    amount: 100,
    fee_total: -4,
    ccy: 'USD',
    days_past_due: 0,
    status: 'active',
    is_down_payment_ok: true,
  },
  [
    { balance: 50, days_past_due: 30, status: 'delinquent' },
    { balance: 30, days_past_due: 29, is_down_payment_ok: false },
    { balance: 20, refund_requested_at: '2026-03-02 00:00:00', refund_applied_at: '2026-03-04 00:00:00' },
    { balance: 0, refund_requested_at: '2026-03-02 00:00:00', refund_applied_at: '2026-03-07 00:00:00' },
    {
      balance: 40,
      days_past_due: 120,
      status: 'charged_off',
      is_down_payment_ok: null,
      refund_requested_at: '2026-03-02 00:00:00',
      refund_applied_at: '2026-03-07 00:00:01',
    },
  ],
);
const attempts = rowsWith({ ts_utc: '2026-03-01 10:00:00', partner: 'Lumen', method: 'bnpl', result: 'approved' }, [
  { captured_at: '2026-03-02 10:00:00' },
  {},
  { result: 'declined' },
  { method: 'card', captured_at: '2026-03-02 10:00:00' },
]);

metricSuite(
  'BNPL',
  { bnpl_plan: plans, attempt: attempts },
  {
    bnpl_plans: [5n, 5n, null, 5n],
    bnpl_conversion: [1 / 3, 1n, 3n, 3n],
    bnpl_mdr_bps: [400, usd(20), usd(500), 5n],
    bnpl_average_order: [usd(100), usd(500), 5n, 5n],
    down_payment_failure_rate: [1 / 4, 1n, 4n, 4n],
    // 2, 5 and 5 days and a second
    refund_to_plan_p50: [5, null, null, 3n],
    refund_to_plan_p90: [5 + 0.8 / 86_400, null, null, 3n],
    refund_to_plan_late_rate: [1 / 3, 1n, 3n, 3n],
    delinquency_rate: [90 / 140, usd(90), usd(140), 5n],
    plan_loss_rate: [40 / 500, usd(40), usd(500), 5n],
  },
);
