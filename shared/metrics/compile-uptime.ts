import { compileFilter } from '../query/compile-filter.ts';
import { quoteInstant } from '../query/sql-text.ts';
import { conjuncts } from './aggregates.ts';
import type { Metric } from './metric.ts';
import { type SliceSource, sourceConditions } from './slice-source.ts';
import { groupColumns, selectText, type SliceStatement } from './statement.ts';

const context = 86_400_000;

/**
 * Rows of the source with `is_down`, over the period and a day on both sides of it: a spell is a run of bad minutes of one partner's
 * endpoint and is judged whole. `columns` are what it repeats of the source.
 */
export function uptimeRows(metric: Metric, source: Pick<SliceSource, 'table' | 'from' | 'instants' | 'where'>, columns = '*'): string {
  if (metric.computation.kind !== 'uptime') throw new Error(`${metric.id} is not an uptime metric`);
  const { rule } = metric.computation;
  const filters = conjuncts(source.where).map((filter) => compileFilter(filter, source.table));
  const wide = source.instants === null ? null : { from: source.instants.from - context, to: source.instants.to + context };
  const conditions = [...sourceConditions({ ...source, instants: wide, buckets: null }), ...filters, '"minute" IS NOT NULL'];
  const spell = '"partner", "endpoint"';
  const eligible = '("requests" - coalesce("err_own", 0))';
  const isBad = `(${eligible} >= ${rule.minRequests} AND "err_partner" * 100 > ${rule.errorShareAbovePercent} * ${eligible})`;
  return `(
  SELECT *, is_bad AND count(*) OVER (PARTITION BY ${spell}, is_bad, run) >= ${rule.minConsecutiveMinutes} AS is_down
  FROM (
    SELECT *, epoch_us("minute") // 60000000 - row_number() OVER (PARTITION BY ${spell}, is_bad ORDER BY "minute") AS run
    FROM (SELECT ${columns}, coalesce(${isBad}, FALSE) AS is_bad FROM ${source.from} WHERE ${conditions.join(' AND ')})
  )
)`;
}

/** Minutes up over minutes measured; the minutes of a spell count in the buckets they lie in. */
export function compileUptime(metric: Metric, source: SliceSource): SliceStatement {
  const from = uptimeRows(metric, source);
  const within =
    source.instants === null ? [] : [`"minute" >= ${quoteInstant(source.instants.from)}`, `"minute" < ${quoteInstant(source.instants.to)}`];
  const aggregate = (index: number) => ({ index, sign: 1n, currency: null });
  return {
    // Spells are told apart within a group: minutes down do not add up over groups.
    facts: null,
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
