import { metricSuite, rowsWith } from '../../support/metric-suite.ts';

const attempts = rowsWith({ ts_utc: '2026-03-01 10:00:00', partner: 'Meridian', method: 'card', attempt_no: 1 }, [
  { order_id: '1', customer_id: 'ann', result: 'approved' },
  { order_id: '2', customer_id: 'ann', result: 'declined' },
  { order_id: '2', customer_id: 'ann', result: 'approved', attempt_no: 2, ts_utc: '2026-03-01 10:01:00' },
  { order_id: '3', customer_id: 'bob', result: 'timeout' },
  { order_id: '4', result: 'approved' },
  { order_id: '5', customer_id: 'cleo', result: 'test' },
]);
const lines = rowsWith({ ts_utc: '2026-03-01 10:00:00', partner: 'Meridian' }, [
  { type: 'sale' },
  { type: 'sale' },
  { type: 'sale' },
  { type: 'refund' },
  { type: 'chargeback' },
  { type: 'chargeback' },
  { type: 'chargeback_reversal' },
]);

metricSuite(
  'Volume',
  { attempt: attempts, settlement_line: lines },
  {
    orders: [4n, 4n, null, 4n],
    attempts: [5n, 5n, null, 5n],
    // Ann and Bob; order 4 names nobody.
    customers: [2n, 2n, null, 4n],
    settled_sales: [3n, 3n, null, 3n],
    refunds: [1n, 1n, null, 1n],
    chargebacks: [2n, 2n, null, 2n],
  },
);
