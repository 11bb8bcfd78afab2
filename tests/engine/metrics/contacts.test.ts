import { metricSuite, rowsWith } from '../../support/metric-suite.ts';

/**
 * About payments: Ann on March 2 (resolved in 2 h) and again about the same on March 6, Bob once and passed on, Cleo on March 3 and again
 * on March 20, Dan without an answer. About a delivery: Eve. Orders: 4 in March.
 */
const contacts = rowsWith(
  {
    partner: 'Meridian',
    channel: 'chat',
    reason: 'payment_failed',
    is_payment: true,
    is_transfer: false,
    ccy: 'USD',
    order_at: '2026-03-01 10:00:00',
  },
  [
    {
      customer_id: 'ann',
      ts_utc: '2026-03-02 10:00:00',
      resolved_at: '2026-03-02 12:00:00',
      handle_seconds: 300,
      cost: 5,
      first_response_at: '2026-03-02 10:05:00',
      due_at: '2026-03-02 12:00:00',
      is_reopened: true,
    },
    {
      customer_id: 'ann',
      ts_utc: '2026-03-06 10:00:00',
      resolved_at: '2026-03-06 14:00:00',
      handle_seconds: 200,
      cost: 4,
      due_at: '2026-03-06 13:00:00',
      is_reopened: false,
    },
    {
      customer_id: 'bob',
      ts_utc: '2026-03-02 10:00:00',
      resolved_at: '2026-03-02 16:00:00',
      handle_seconds: 100,
      cost: 2,
      first_response_at: '2026-03-02 10:15:00',
    },
    {
      customer_id: 'bob',
      ts_utc: '2026-03-02 10:10:00',
      resolved_at: '2026-03-02 16:00:00',
      handle_seconds: 100,
      cost: 1,
      is_transfer: true,
    },
    { customer_id: 'cleo', ts_utc: '2026-03-03 10:00:00', resolved_at: '2026-03-03 18:00:00', handle_seconds: 50, cost: 1 },
    { customer_id: 'cleo', ts_utc: '2026-03-20 10:00:00', resolved_at: '2026-03-20 20:00:00', handle_seconds: 50, cost: 1 },
    { customer_id: 'dan', ts_utc: '2026-03-04 10:00:00', handle_seconds: 100, cost: 1 },
    {
      customer_id: 'eve',
      ts_utc: '2026-03-04 10:00:00',
      resolved_at: '2026-03-04 22:00:00',
      reason: 'delivery',
      is_payment: false,
      handle_seconds: 300,
      cost: 9,
    },
  ],
);
const attempts = rowsWith(
  { ts_utc: '2026-03-01 10:00:00', partner: 'Meridian', method: 'card', result: 'approved', attempt_no: 1 },
  ['1', '2', '3', '4'].map((order_id) => ({ order_id })),
);

metricSuite(
  'Contacts',
  { contact: contacts, attempt: attempts },
  {
    payment_contacts: [6n, 6n, null, 6n],
    payment_contacts_origin: [6n, 6n, null, 6n],
    contacts_per_1k_orders: [1500, 6n, 4n, 4n],
    contacts_per_1k_orders_origin: [1500, 6n, 4n, 4n],
    contact_cost: [15_000_000n, 15_000_000n, null, 7n],
    // 7 contacts: Ann's first comes again after 4 days, Dan's is not resolved; Cleo's second lies 17 days later.
    first_contact_resolution: [5 / 7, 5n, 7n, 7n],
    // 2, 4, 6, 8, 10, 12 hours
    ttr_p50: [7, null, null, 6n],
    // Position 4.5
    ttr_p90: [11, null, null, 6n],
    ttr_average: [7, 42, 6n, 6n],
    tta_p50: [10, null, null, 2n],
    sla_met_rate: [1 / 2, 1n, 2n, 2n],
    reopen_rate: [1 / 2, 1n, 2n, 2n],
    // 1,200 seconds over 7 contacts
    handle_time: [1200 / 60 / 7, null, null, 7n],
    handled_seconds: [1200, 1200, null, 8n],
    contacts: [7n, 7n, null, 7n],
  },
);
