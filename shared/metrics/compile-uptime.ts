import { compileFilter } from '../query/compile-filter.ts';
import { quoteInstant } from '../query/sql-text.ts';
import { conjuncts } from './aggregates.ts';
import type { Metric } from './metric.ts';
import { type SliceSource, sourceConditions } from './slice-source.ts';
import { groupColumns, selectText, type SliceStatement } from './statement.ts';

const context = 86_400_000;

/**
 * Minutes up over minutes measured. A spell is a run of bad minutes of one partner's endpoint; it is judged whole, with up to a day
 * of context on both sides of the period, and its minutes count in the buckets they lie in.
 */
export function compileUptime(metric: Metric, source: SliceSource): SliceStatement {
  if (metric.computation.kind !== 'uptime') throw new Error(`${metric.id} is not an uptime metric`);
  const { rule } = metric.computation;
  const filters = conjuncts(source.where).map((filter) => compileFilter(filter, source.table));
  const wide = source.instants === null ? null : { from: source.instants.from - context, to: source.instants.to + context };
  const conditions = [...sourceConditions({ ...source, instants: wide }), ...filters, '"minute" IS NOT NULL'];
  const spell = '"partner", "endpoint"';
  const eligible = '("requests" - coalesce("err_own", 0))';
  const isBad = `(${eligible} >= ${rule.minRequests} AND "err_partner" * 100 > ${rule.errorShareAbovePercent} * ${eligible})`;
  const from = `(
  SELECT *, is_bad AND count(*) OVER (PARTITION BY ${spell}, is_bad, run) >= ${rule.minConsecutiveMinutes} AS is_down
  FROM (
    SELECT *, epoch_us("minute") // 60000000 - row_number() OVER (PARTITION BY ${spell}, is_bad ORDER BY "minute") AS run
    FROM (SELECT *, coalesce(${isBad}, FALSE) AS is_bad FROM ${source.from} WHERE ${conditions.join(' AND ')})
  )
)`;
  const within =
    source.instants === null ? [] : [`"minute" >= ${quoteInstant(source.instants.from)}`, `"minute" < ${quoteInstant(source.instants.to)}`];
  const aggregate = (index: number) => ({ index, sign: 1n, currency: null });
  return {
    sql: selectText({
      from,
      groups: groupColumns(source, []),
      aggregates: ['count(*) FILTER (WHERE NOT is_down)', 'count(*)'],
      conditions: within,
    }),
    dimensions: source.by.length,
    hasBucket: source.buckets !== null,
    hasEra: false,
    currencies: [],
    aggregates: 2,
    metrics: [{ metric, numerator: aggregate(0), denominator: aggregate(1), n: aggregate(1) }],
    faults: null,
  };
}
