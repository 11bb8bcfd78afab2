import { metricSuite, million, rowsWith } from '../../support/metric-suite.ts';

/**
 * Sales of 100 and 200 USD and 100 CAD (0.73). Fees 1 + 2 USD and 1.5 CAD = 4.095 on sales, 0.25 on a chargeback, a monthly fee of 10.
 * The contract says 80 bps in all and 5 cents an item, for USD: 0.85 + 1.65 = 2.50 against 3.00 billed.
 */
const lines = rowsWith({ ts_utc: '2026-03-01 10:00:00', partner: 'Meridian', ccy_gross: 'USD', ccy_net: 'USD' }, [
  { type: 'sale', gross: 100, fee_total: -1, fee_interchange: -0.6, fee_scheme: -0.1, fee_markup: -0.3 },
  { type: 'sale', gross: 200, fee_total: -2, fee_interchange: -1.2, fee_scheme: -0.2, fee_markup: -0.6, fx_rate: 0.99, mid_rate: 1 },
  { type: 'sale', gross: 100, fee_total: -1.5, ccy_gross: 'CAD', ccy_net: 'CAD', fx_rate: 0.72, mid_rate: 0.75 },
  { type: 'refund', gross: -50, fee_total: 0 },
  { type: 'chargeback', gross: -20, fee_total: -0.25 },
  { type: 'chargeback_reversal', gross: 5, fee_total: 0 },
  { type: 'fee', gross: 0, fee_total: -10 },
  { type: 'payout', gross: -500, fee_total: -99 },
]);
const rates = rowsWith({ partner: 'Meridian', effective_from: '2026-01-01', ccy: 'USD', line_id: 'l1' }, [
  { fee: 'fee_total', rate_bps: 80, per_item: 0.05 },
  { fee: 'fee_total', rate_bps: 500, per_item: 0, effective_from: '2026-04-01', line_id: 'l2' },
]);
const contacts = rowsWith({ ts_utc: '2026-03-01 12:00:00', partner: 'Meridian', is_payment: true, ccy: 'USD' }, [
  { contact_id: 'c1', cost: 6 },
  { contact_id: 'c2', cost: 4, is_transfer: true },
  { contact_id: 'c3', cost: 50, is_payment: false },
]);

const usd = (amount: number): bigint => BigInt(Math.round(amount * 1e6));
metricSuite(
  'Money',
  { settlement_line: lines, rate_card: rates, contact: contacts },
  {
    settled_value: [373n * million, 373n * million, null, 3n],
    // 1 + 2 + 1.5 x 0.73 + 0.25 + 10
    fees_value: [usd(14.345), usd(14.345), null, 7n],
    cost_of_acceptance_bps: [(14.345 / 373) * 10_000, usd(14.345), 373n * million, 3n],
    interchange_bps: [(1.8 / 373) * 10_000, usd(1.8), 373n * million, 3n],
    scheme_fee_bps: [(0.3 / 373) * 10_000, usd(0.3), 373n * million, 3n],
    markup_bps: [(0.9 / 373) * 10_000, usd(0.9), 373n * million, 3n],
    // 14.345 / 3 = 4.781666..., rounded half to even at six places
    fee_per_transaction: [4_781_667n, usd(14.345), 3n, 3n],
    standing_fees: [usd(10), usd(10), null, 1n],
    billed_fees: [usd(3), usd(3), null, 2n],
    contracted_fees: [usd(2.5), usd(2.5), null, 2n],
    fee_variance: [usd(0.5), usd(0.5), null, 2n],
    // (14.345 + 10 contacts + 15 net chargebacks + 0 labor) / 3
    cost_per_transaction: [13_115_000n, null, null, 3n],
    // 200 USD at 1 % below mid = 2; 100 CAD at 0.72 against 0.75 = 4 CAD = 2.92; over 200 + 73
    fx_spread_bps: [(4.92 / 273) * 10_000, usd(4.92), 273n * million, 2n],
    // 373 / 3
    average_sale: [124_333_333n, 373n * million, 3n, 3n],
  },
);
