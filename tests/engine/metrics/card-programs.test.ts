import { metricSuite, rowsWith } from '../../support/metric-suite.ts';

const usd = (amount: number): bigint => BigInt(Math.round(amount * 1e6));

/** Ten applications: 6 approved (5 booked), 2 declined, 1 pending, 1 withdrawn. */
const applications = rowsWith(
  { ts_utc: '2026-03-01 10:00:00', partner: 'Northbank', product: 'co_brand', decision: 'approved', ccy: 'USD' },
  [
    {
      decision_ms: 800,
      decided_at: '2026-03-01 10:00:01',
      booked_at: '2026-03-01 10:05:00',
      first_purchase_at: '2026-03-01 10:08:00',
      is_used_in_session: true,
      bounty: 40,
      credit_line: 5000,
    },
    {
      decision_ms: 600,
      decided_at: '2026-03-01 10:00:01',
      booked_at: '2026-03-01 10:05:00',
      first_purchase_at: '2026-03-31 10:05:00',
      is_used_in_session: false,
      bounty: 40,
      credit_line: 3000,
    },
    {
      decision_ms: 15_000,
      decided_at: '2026-03-01 10:00:15',
      booked_at: '2026-03-01 10:05:00',
      first_purchase_at: '2026-03-31 10:05:01',
      is_used_in_session: false,
      bounty: 40,
      credit_line: 1000,
    },
    {
      decision_ms: 15_001,
      decided_at: '2026-03-01 10:00:15',
      booked_at: '2026-03-01 10:05:00',
      is_used_in_session: false,
      credit_line: 1000,
    },
    { decision_ms: 1000, decided_at: '2026-03-01 10:00:01', is_used_in_session: false },
    {
      decision_ms: 604_800_001,
      decided_at: '2026-03-08 10:00:01',
      booked_at: '2026-03-09 10:00:00',
      is_used_in_session: false,
      bounty: 40,
      credit_line: 2000,
    },
    { decision: 'declined', decision_ms: 700, decided_at: '2026-03-01 10:00:01' },
    { decision: 'declined', decision_ms: 900, decided_at: '2026-03-01 10:00:01' },
    { decision: 'pending' },
    { decision: 'withdrawn' },
  ],
);

/** Program cards: Ann 100 and 50, Bob 50; other tenders 300; a declined program card does not count. */
const attempts = rowsWith({ ts_utc: '2026-03-01 10:00:00', partner: 'Northbank', method: 'card', result: 'approved', ccy: 'USD' }, [
  { customer_id: 'ann', product: 'co_brand', amount: 100 },
  { customer_id: 'ann', product: 'private_label', amount: 50 },
  { customer_id: 'bob', product: 'co_brand', amount: 50 },
  { customer_id: 'cleo', product: 'co_brand', amount: 999, result: 'declined' },
  { customer_id: 'dan', product: 'card', amount: 300 },
]);
const lines = rowsWith({ ts_utc: '2026-03-01 10:00:00', partner: 'Alder', type: 'sale', product: 'private_label' }, [
  { promo_offered: '12_months', promo_booked: '12_months' },
  { promo_offered: '12_months', promo_booked: 'standard' },
  { promo_offered: '12_months' },
  { promo_booked: 'standard' },
]);

metricSuite(
  'Card programs',
  { application: applications, attempt: attempts, settlement_line: lines },
  {
    applications: [10n, 10n, null, 10n],
    application_approval_rate: [6 / 8, 6n, 8n, 8n],
    application_pending_rate: [1 / 10, 1n, 10n, 10n],
    // One was approved seven days and a second after it was submitted.
    approved_within: [5 / 9, 5n, 9n, 9n],
    instant_decision_rate: [6 / 8, 6n, 8n, 8n],
    // 800, 600, 15,000, 15,001, 1,000, 700, 900
    decision_time_average: [34_001 / 7, 34_001, 7n, 7n],
    // 600 700 800 900 1,000 15,000 15,001 604,800,001: position 6.65
    decision_time_p95: [15_001 + 0.65 * (604_800_001 - 15_001), null, null, 8n],
    booking_rate: [5 / 6, 5n, 6n, 6n],
    instant_use_rate: [1 / 6, 1n, 6n, 6n],
    // Within 30 days of booking: at once, and after exactly 30 days; a second more is too late.
    activation_rate: [2 / 5, 2n, 5n, 5n],
    bounty: [usd(160), usd(160), null, 4n],
    bounty_per_account: [usd(32), usd(160), 5n, 5n],
    average_credit_line: [usd(2400), usd(12_000), 5n, 5n],
    program_spend: [usd(200), usd(200), null, 3n],
    active_customers: [2n, 2n, null, 3n],
    spend_per_active: [usd(100), usd(200), 2n, 3n],
    program_penetration: [200 / 500, usd(200), usd(500), 4n],
    promo_misapplied_rate: [2 / 3, 2n, 3n, 3n],
  },
);
