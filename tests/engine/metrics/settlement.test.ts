import { metricSuite, million, rowsWith } from '../../support/metric-suite.ts';

const usd = (amount: number): bigint => BigInt(Math.round(amount * 1e6));

/**
 * Visa captured on the next day (100), after 6 days (80 of 100), on day 12 after its 10 days (50), never (40); merchant initiated after
 * 6 days against 5 (30); Mastercard after 8 days against 7 (20); a decline, and an approval of which nobody knows whether it was captured.
 */
const attempts = rowsWith(
  { ts_utc: '2026-03-01 10:00:00', partner: 'Meridian', method: 'card', result: 'approved', scheme: 'visa', ccy: 'USD' },
  [
    { amount: 100, captured_amount: 100, captured_at: '2026-03-02 09:00:00' },
    { amount: 100, captured_amount: 80, captured_at: '2026-03-07 10:00:00' },
    { amount: 50, captured_amount: 50, captured_at: '2026-03-13 10:00:00' },
    { amount: 40, captured_amount: 0 },
    { amount: 30, captured_amount: 30, captured_at: '2026-03-07 10:00:00', is_mit: true },
    { amount: 20, captured_amount: 20, captured_at: '2026-03-09 10:00:00', scheme: 'mastercard' },
    { amount: 70, result: 'declined' },
    { amount: 60 },
    { amount: 10, ts_utc: '2026-03-31 10:00:00', result: 'declined' },
  ],
);

/**
 * Sales of Monday, March 2, T+2: settled on Tuesday (lag 1), Wednesday (2), Wednesday (2, another amount: a break) and the next Monday
 * (5, late); one of March 3 never came. A sale of Thursday, March 12 still waits on March 16. Amounts 10, 20, 30, 40, 50, 60.
 */
const ledger = rowsWith(
  { ts_utc: '2026-03-02 12:00:00', entry_date: '2026-03-02', partner: 'Meridian', type: 'sale', ccy: 'USD', touches: 0 },
  [
    { entry_id: 'e1', merchant_ref: 'o1', amount: 10 },
    { entry_id: 'e2', merchant_ref: 'o2', amount: 20 },
    { entry_id: 'e3', merchant_ref: 'o3', amount: 30, touches: 2, is_reworked: false },
    { entry_id: 'e4', merchant_ref: 'o4', amount: 40, touches: 1, is_reworked: true },
    { entry_id: 'e5', merchant_ref: 'o5', amount: 50, entry_date: '2026-03-03', ts_utc: '2026-03-03 12:00:00', touches: null },
    { entry_id: 'e6', merchant_ref: 'o6', amount: 60, entry_date: '2026-03-12', ts_utc: '2026-03-12 12:00:00' },
  ],
);
const lines = rowsWith({ partner: 'Meridian', type: 'sale', ccy_gross: 'USD', ccy_net: 'USD' }, [
  { merchant_ref: 'o1', gross: 10, net: 10, posting_date: '2026-03-03', ts_utc: '2026-03-03 08:00:00' },
  { merchant_ref: 'o2', gross: 20, net: 20, posting_date: '2026-03-04', ts_utc: '2026-03-04 08:00:00' },
  { merchant_ref: 'o3', gross: 29, net: 29, posting_date: '2026-03-04', ts_utc: '2026-03-04 08:00:00' },
  { merchant_ref: 'o4', gross: 40, net: 40, posting_date: '2026-03-09', ts_utc: '2026-03-09 08:00:00' },
  { merchant_ref: 'other', gross: 1, net: 1, posting_date: '2026-03-12', ts_utc: '2026-03-12 08:00:00' },
]);

metricSuite(
  'Settlement',
  { attempt: attempts, order_ledger: ledger, settlement_line: lines },
  {
    // 100 + 80 + 50 + 0 + 30 + 20 of 100 + 100 + 50 + 40 + 30 + 20
    capture_rate: [280 / 340, usd(280), usd(340), 6n],
    // 50 late, 40 never, 30 and 20 late, 60 of which no capture is known
    expired_authorizations: [usd(200), usd(200), null, 5n],
    settlement_lag_p50: [2, null, null, 4n],
    settlement_lag_p95: [5, null, null, 4n],
    settled_on_time: [3 / 4, 3n, 4n, 4n],
    settled_on_time_value: [60 / 100, 60n * million, 100n * million, 4n],
    // The sale that never came is due and not settled; that of March 12 is not due on March 12.
    settlement_completeness: [3 / 5, 3n, 5n, 5n],
    settlement_completeness_value: [60 / 150, 60n * million, 150n * million, 5n],
    // o1, o2, o4 match, o3 differs by 1, o5 is missing, o6 waits
    recon_match_rate: [3 / 5, 3n, 5n, 5n],
    stp_rate: [3 / 5, 3n, 5n, 5n],
    manual_touches: [3n, 3n, null, 3n],
    manual_touch_hours: [0.3, null, null, 3n],
    rework_rate: [1 / 2, 1n, 2n, 2n],
  },
);
