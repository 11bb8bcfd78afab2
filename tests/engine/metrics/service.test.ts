import type { FactRow } from '../../support/fact-workbook.ts';
import { metricSuite, rowsWith } from '../../support/metric-suite.ts';

/** Thirteen answers: 10 approved (one in stand-in), 1 declined, an error, a time-out that was approved late. Four in one second, five more in its minute. */
const attempts = rowsWith({ partner: 'Meridian', method: 'card', result: 'approved', latency_ms: 100, is_stand_in: false }, [
  ...Array.from({ length: 4 }, (): FactRow => ({ ts_utc: '2026-03-01 10:00:07.250' })),
  ...Array.from({ length: 5 }, (_, at): FactRow => ({ ts_utc: `2026-03-01 10:00:${10 + at}` })),
  { ts_utc: '2026-03-01 10:01:00', is_stand_in: true },
  { ts_utc: '2026-03-01 10:02:00', result: 'declined', latency_ms: 200 },
  { ts_utc: '2026-03-01 10:03:00', result: 'error', latency_ms: 300 },
  { ts_utc: '2026-03-01 10:04:00', result: 'timeout', latency_ms: 10_000, late_approval_at: '2026-03-01 10:04:30' },
  { ts_utc: '2026-03-01 10:05:00', result: 'blocked', latency_ms: 1 },
]);

/** An hour: minutes 10-19 down (30 % errors), minute 30 bad alone, minute 40 bad but with too few requests. */
const minutes: readonly FactRow[] = Array.from({ length: 60 }, (_, minute): FactRow => {
  const isDown = minute >= 10 && minute < 20;
  const bad = isDown || minute === 30 ? 30 : minute === 40 ? 10 : 0;
  const requests = minute === 40 ? 19 : 102;
  const err_own = minute === 40 ? 0 : 2;
  const at = `2026-03-01 10:${String(minute).padStart(2, '0')}:00`;
  return { minute: at, partner: 'Northbank', endpoint: 'auth', requests, err_own, err_partner: bad, ok: requests - err_own - bad };
});

metricSuite(
  'Service',
  { attempt: attempts, availability_sample: minutes },
  {
    // 59 minutes with 100 eligible requests and 1 with 19; 11 x 30 + 10 bad.
    availability_request: [(5919 - 340) / 5919, 5579n, 5919n, 5919n],
    availability_time: [50 / 60, 50n, 60n, 60n],
    availability_attempts: [11 / 13, 11n, 13n, 13n],
    // 340 / 5919 of a budget of 0.001
    error_budget_burn: [340 / 5919 / 0.001, null, null, 5919n],
    latency_p50: [100, null, null, 13n],
    // 13 values, 10 x 100, 200, 300, 10,000: position 0.95 x 12 = 11.4 is 300 + 0.4 x 9,700.
    latency_p95: [4180, null, null, 13n],
    // Position 11.88
    latency_p99: [300 + 0.88 * 9700, null, null, 13n],
    timeout_rate: [1 / 13, 1n, 13n, 13n],
    orphan_rate: [1 / 13, 1n, 13n, 13n],
    peak_tps: [4, null, null, 13n],
    peak_tps_minute: [9 / 60, null, null, 13n],
    stand_in_rate: [1 / 13, 1n, 13n, 13n],
  },
);
