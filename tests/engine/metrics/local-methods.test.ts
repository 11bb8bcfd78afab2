import { metricSuite, rowsWith } from '../../support/metric-suite.ts';

/** Local payments: 3 confirmed after 1, 2 and 60 minutes, 1 declined, 2 expired, 1 pending; a blocked one and a card are no part of it. */
const attempts = rowsWith({ ts_utc: '2026-03-01 10:00:00', partner: 'Meridian', method: 'oxxo', result: 'approved' }, [
  { confirmed_at: '2026-03-01 10:01:00', method: 'ideal' },
  { confirmed_at: '2026-03-01 10:02:00', method: 'pix' },
  { confirmed_at: '2026-03-01 11:00:00' },
  { result: 'declined', method: 'ideal' },
  { result: 'expired' },
  { result: 'expired' },
  { result: 'pending' },
  { result: 'blocked' },
  { method: 'card', confirmed_at: '2026-03-01 10:30:00' },
]);

metricSuite(
  'Local methods',
  { attempt: attempts },
  {
    local_completion_rate: [3 / 7, 3n, 7n, 7n],
    voucher_expiry_rate: [2 / 7, 2n, 7n, 7n],
    local_pending_rate: [1 / 7, 1n, 7n, 7n],
    time_to_confirm_p50: [2, null, null, 3n],
    // Position 1.9 of 1, 2, 60
    time_to_confirm_p95: [2 + 0.9 * 58, null, null, 3n],
  },
);
