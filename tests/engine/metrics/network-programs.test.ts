import type { FactRow } from '../../support/fact-workbook.ts';
import { metricSuite, rowsWith } from '../../support/metric-suite.ts';

const times = (count: number, row: FactRow): FactRow[] => Array.from({ length: count }, () => row);
const line = (day: string, type: string, scheme: string): FactRow => ({ ts_utc: `${day} 12:00:00`, type, scheme, partner: 'Meridian' });

/** Mastercard: 75 sales in February, 40 in March, 2 chargebacks in March. Visa: 50 sales and 1 chargeback in March. */
const lines: readonly FactRow[] = [
  ...times(75, line('2026-02-10', 'sale', 'mastercard')),
  ...times(40, line('2026-03-10', 'sale', 'mastercard')),
  ...times(2, line('2026-03-11', 'chargeback', 'mastercard')),
  ...times(50, line('2026-03-10', 'sale', 'visa')),
  ...times(1, line('2026-03-11', 'chargeback', 'visa')),
];

/** As an acquirer reports a month: 900 frauds and 700 disputes, 300 of them not for fraud, on 100,000 sales. */
const reported = rowsWith({ window_start: '2026-03-01', window_end: '2026-03-31', partner: 'Meridian', scheme: 'visa', unit: 'count' }, [
  { measure: 'tc40_count', value: 900 },
  { measure: 'tc15_count', value: 700 },
  { measure: 'tc15_non_fraud_count', value: 300 },
  { measure: 'tc05_count', value: 100_000 },
  { measure: 'enumerated_count', value: 30_000 },
  { measure: 'authorization_count', value: 150_000 },
  { measure: 'availability', numerator: 43_151, denominator: 43_200, value: 99.89, unit: 'percent' },
  {
    measure: 'availability',
    numerator: 40_320,
    denominator: 40_320,
    value: 100,
    unit: 'percent',
    window_start: '2026-02-01',
    window_end: '2026-02-28',
  },
]);

metricSuite(
  'Network programs',
  { settlement_line: lines, reported_measure: reported },
  {
    chargebacks_visa: [1n, 1n, null, 1n],
    sales_visa: [50n, 50n, null, 50n],
    dispute_ratio_visa_bps: [200, 1n, 50n, 50n],
    chargebacks_mastercard: [2n, 2n, null, 2n],
    // Over all months that are loaded only February's sales have a month after them.
    sales_mastercard_before: [75n, 75n, null, 75n],
    chargeback_ratio_mastercard_bps: [(2 / 75) * 10_000, 2n, 75n, 75n],
    vamp_fraud: [900, 900, null, 1n],
    vamp_disputes: [700, 700, null, 1n],
    vamp_disputes_non_fraud: [300, 300, null, 1n],
    vamp_sales: [100_000, 100_000, null, 1n],
    vamp_enumerated: [30_000, 30_000, null, 1n],
    vamp_authorizations: [150_000, 150_000, null, 1n],
    vamp_ratio_bps: [160, 1600, 100_000, 1n],
    vamp_ratio_non_fraud_bps: [120, 1200, 100_000, 1n],
    vamp_enumeration_rate: [0.2, 30_000, 150_000, 1n],
    reported_rate: [(43_151 + 40_320) / (43_200 + 40_320), 83_471, 83_520, 2n],
  },
);
