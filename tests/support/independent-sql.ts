import type { Unit } from '../../shared/base/column-batch.ts';

/**
 * What each metric is, written down a second time, by hand from the domain reference, in plain SQL over three tables that
 * `independentTables` makes. Nothing of the product's compiler takes part.
 */
export interface IndependentMetric {
  readonly id: string;
  readonly from: 'answered' | 'order_first' | 'line';
  readonly where: string;
  /** SQL of the numerator (or of the whole value) and of the denominator; null when there is none. */
  readonly top: string;
  readonly bottom: string | null;
  /** Rows the number rests on. */
  readonly n: string;
  readonly unit: Unit;
  readonly kind: 'sum' | 'ratio' | 'holistic';
  /** What a ratio is shown times. */
  readonly factor?: number;
}

const usd: Unit = { kind: 'money', currency: 'USD' };
const ratio: Unit = { kind: 'ratio' };
const count: Unit = { kind: 'count' };
const approved = `count(*) FILTER (WHERE result = 'approved')`;

/** Linear between neighbors, from the sorted list itself, in whole numbers: hundredths of a place between two values. */
const quantile = (percent: number): string => {
  const list = 'list_sort(list(latency_ms))';
  const at = `((count(*) - 1) * ${percent})`;
  const [low, high] = [`(${list})[${at} // 100 + 1]`, `(${list})[least(count(*), ${at} // 100 + 2)]`];
  return `(${low} * (100 - ${at} % 100) + ${high} * (${at} % 100)) / 100`;
};

const sale = `type = 'sale'`;
const notPayout = `type IS DISTINCT FROM 'payout'`;

const share = (id: string, from: IndependentMetric['from'], where: string, top: string, bottom = 'count(*)'): IndependentMetric => ({
  id,
  from,
  where,
  top,
  bottom,
  n: bottom,
  unit: ratio,
  kind: 'ratio',
});

export const independentMetrics: readonly IndependentMetric[] = [
  { id: 'attempts', from: 'answered', where: 'TRUE', top: 'count(*)', bottom: null, n: 'count(*)', unit: count, kind: 'sum' },
  { id: 'orders', from: 'order_first', where: 'TRUE', top: 'count(*)', bottom: null, n: 'count(*)', unit: count, kind: 'sum' },
  {
    id: 'customers',
    from: 'answered',
    where: 'TRUE',
    top: 'count(DISTINCT customer_id)',
    bottom: null,
    n: 'count(customer_id)',
    unit: count,
    kind: 'holistic',
  },
  share('auth_rate_gross', 'answered', `method = 'card'`, approved),
  share('auth_rate_first', 'order_first', `method = 'card'`, approved),
  share('auth_rate_net', 'order_first', `method = 'card'`, 'count(*) FILTER (WHERE is_paid)'),
  share('payment_success', 'order_first', 'TRUE', 'count(*) FILTER (WHERE is_paid)'),
  share(
    'retry_recovery',
    'order_first',
    'TRUE',
    `count(*) FILTER (WHERE is_paid AND result <> 'approved')`,
    `count(*) FILTER (WHERE result <> 'approved')`,
  ),
  share('decline_rate', 'answered', 'TRUE', `count(*) FILTER (WHERE result <> 'approved')`),
  share('timeout_rate', 'answered', 'TRUE', `count(*) FILTER (WHERE result = 'timeout')`),
  ...[50, 95].map(
    (at): IndependentMetric => ({
      id: `latency_p${at}`,
      from: 'answered',
      where: 'latency_ms IS NOT NULL',
      top: quantile(at),
      bottom: null,
      n: 'count(*)',
      unit: { kind: 'milliseconds' },
      kind: 'holistic',
    }),
  ),
  {
    id: 'auth_rate_value',
    from: 'answered',
    where: `method = 'card' AND amount IS NOT NULL`,
    top: `coalesce(sum(amount_usd) FILTER (WHERE result = 'approved'), 0)`,
    bottom: 'sum(amount_usd)',
    n: 'count(*)',
    unit: ratio,
    kind: 'ratio',
  },
  {
    id: 'settled_value',
    from: 'line',
    where: sale,
    top: 'coalesce(sum(gross_usd), 0)',
    bottom: null,
    n: 'count(gross)',
    unit: usd,
    kind: 'sum',
  },
  {
    id: 'fees_value',
    from: 'line',
    where: notPayout,
    top: 'coalesce(-sum(fee_usd), 0)',
    bottom: null,
    n: 'count(fee_total)',
    unit: usd,
    kind: 'sum',
  },
  {
    id: 'average_sale',
    from: 'line',
    where: `${sale} AND gross IS NOT NULL`,
    top: 'sum(gross_usd)',
    bottom: 'count(*)',
    n: 'count(*)',
    unit: usd,
    kind: 'ratio',
  },
  {
    id: 'cost_of_acceptance_bps',
    from: 'line',
    where: notPayout,
    top: 'coalesce(-sum(fee_usd), 0)',
    bottom: `coalesce(sum(gross_usd) FILTER (WHERE ${sale}), 0)`,
    n: `count(gross) FILTER (WHERE ${sale})`,
    unit: { kind: 'bps' },
    kind: 'ratio',
    factor: 10_000,
  },
  share(
    'refund_rate',
    'line',
    `type IN ('sale', 'refund')`,
    `count(*) FILTER (WHERE type = 'refund')`,
    `count(*) FILTER (WHERE type = 'sale')`,
  ),
];

/** Plan rates of the test's workbook into USD. */
const inUsd = (amount: string, currency: string): string =>
  `CAST(${amount} * CASE ${currency} WHEN 'USD' THEN 1.00 WHEN 'CAD' THEN 0.75 WHEN 'MXN' THEN 0.05 END AS DECIMAL(38,6))`;

/** Days of New York: summer time began on March 8, 2026 at 07:00 UTC. */
const localDay = `CAST(ts_utc - CASE WHEN ts_utc < TIMESTAMP '2026-03-08 07:00:00' THEN INTERVAL 5 HOUR ELSE INTERVAL 4 HOUR END AS DATE)`;

/** An order is its first answered attempt; it is paid by an approval within 24 hours. Extract 2 is superseded and does not count. */
export const independentTables: readonly string[] = [
  `CREATE TABLE answered AS SELECT *, ${localDay} AS day, ${inUsd('amount', 'ccy')} AS amount_usd,
     coalesce(order_id, 'line ' || line_no) AS order_key
   FROM attempt WHERE extract_id = 1 AND result IN ('approved', 'declined', 'error', 'timeout')`,
  `CREATE TABLE order_first AS SELECT a.*, a.result = 'approved' OR EXISTS (
       SELECT 1 FROM answered later WHERE later.order_key = a.order_key AND later.result = 'approved'
         AND later.ts_utc <= (SELECT min(ts_utc) FROM answered every WHERE every.order_key = a.order_key) + INTERVAL 24 HOUR) AS is_paid
   FROM answered a
   QUALIFY row_number() OVER (PARTITION BY order_key ORDER BY ts_utc NULLS LAST, attempt_no, line_no) = 1`,
  `CREATE TABLE line AS SELECT *, ${localDay} AS day, ${inUsd('gross', 'ccy_gross')} AS gross_usd, ${inUsd('fee_total', 'ccy_net')} AS fee_usd
   FROM settlement_line`,
];

export interface IndependentGrain {
  readonly by: readonly string[];
  readonly grain: 'day' | 'week' | 'month' | null;
  readonly period: { readonly from: string; readonly to: string } | null;
  /** SQL over the table's columns. */
  readonly where: string;
  /** Groups that stand apart; all others are one called Other. Null = all stand apart. */
  readonly kept: readonly (readonly (string | null)[])[] | null;
}

const text = (value: string | null): string => (value === null ? 'NULL' : `'${value.replaceAll("'", "''")}'`);

/** One query at one grain: keys, bucket, numerator, denominator, n. */
export function independentSql(metric: IndependentMetric, { by, grain, period, where, kept }: IndependentGrain): string {
  const keys = by.map((name) => `CAST(${name} AS VARCHAR)`);
  const isKept = (kept ?? []).map(
    (group) => `(${group.map((value, at) => `${keys[at]} IS NOT DISTINCT FROM ${text(value)}`).join(' AND ')})`,
  );
  const shown = keys.map((key) => (kept === null ? key : `CASE WHEN ${isKept.join(' OR ') || 'FALSE'} THEN ${key} ELSE 'Other' END`));
  const groups = [...shown, ...(grain === null ? [] : [`CAST(CAST(date_trunc('${grain}', day) AS DATE) AS VARCHAR)`])];
  const conditions = [
    metric.where,
    where,
    ...(grain === null && period === null ? [] : ['day IS NOT NULL']),
    ...(period === null ? [] : [`day >= DATE '${period.from}' AND day < DATE '${period.to}'`]),
  ];
  const number = (sql: string | null): string => (sql === null ? 'NULL' : `CAST(${sql} AS VARCHAR)`);
  return `SELECT ${[...groups, number(metric.top), number(metric.bottom), number(metric.n)].join(', ')} FROM ${metric.from}
    WHERE ${conditions.map((condition) => `(${condition})`).join(' AND ')}${groups.length === 0 ? '' : ` GROUP BY ${groups.map((_, at) => at + 1).join(', ')}`}`;
}
