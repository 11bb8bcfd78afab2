import { compileFilter, filterColumns } from '../query/compile-filter.ts';
import { quoteName } from '../query/sql-text.ts';
import { AggregateList, type AggregateRef, conjuncts, counted, type MetricRefs } from './aggregates.ts';
import type { Metric, OrderOutcome } from './metric.ts';
import { approved, notApproved } from './populations.ts';
import type { OrderLink, SliceSource } from './slice-source.ts';
import { groupColumns, rowConditions, selectText, type SliceStatement } from './statement.ts';

/**
 * Order metrics are counted without grouping by order: all answered attempts, less those that are not the first of their order,
 * plus first attempts whose order was paid later. Both corrections come from the small link table, so the cost is that of one scan.
 */
export function compileOrderMetrics(metrics: readonly Metric[], source: SliceSource, link: OrderLink): SliceStatement {
  const shared = conjuncts(metrics[0]?.population ?? { kind: 'all' }).concat(conjuncts(source.where));
  const attempts = new AggregateList();
  const corrections = new AggregateList();
  const add = (which: OrderOutcome): AggregateRef => {
    const counts = orderCounts(which, source);
    const index = attempts.expressions.indexOf(counts.attempts);
    const isKnown = index >= 0 && corrections.expressions[index] === counts.correction;
    if (!isKnown) {
      attempts.expressions.push(counts.attempts);
      corrections.expressions.push(counts.correction);
    }
    return { index: isKnown ? index : attempts.expressions.length - 1, sign: 1n, currency: null };
  };
  const refs: MetricRefs[] = metrics.map((metric) => {
    const { computation } = metric;
    const measures =
      computation.kind === 'ratio'
        ? [computation.numerator, computation.denominator]
        : computation.kind === 'additive'
          ? [computation.value]
          : [];
    const [numerator, denominator] = measures.map((measure) => {
      if (measure.of !== 'orders') throw new Error(`${metric.id} does not count orders`);
      return add(measure.which);
    });
    if (numerator === undefined) throw new Error(`${metric.id} is not counted by order`);
    return { metric, numerator, denominator: denominator ?? null, n: denominator ?? numerator };
  });
  const groups = groupColumns(source, []);
  // The link table holds rows of active extracts only and does not repeat their ids.
  const linked = { ...source, table: { ...source.table, extracts: null } };
  const select = (from: string, of: SliceSource, list: AggregateList): string =>
    selectText({ from, groups, aggregates: list.expressions, conditions: rowConditions(of, shared) });
  return {
    sql: `${select(quoteName(source.table.name), source, attempts)}\nUNION ALL\n${select(linkRows(link, source, shared.flatMap(filterColumns)), linked, corrections)}`,
    dimensions: source.by.length,
    hasBucket: source.buckets !== null,
    hasEra: false,
    currencies: [],
    aggregates: attempts.expressions.length,
    metrics: refs,
    faults: null,
  };
}

/** How an outcome is counted over all attempts, and what the link table adds or takes away. */
function orderCounts(which: OrderOutcome, source: SliceSource): { attempts: string; correction: string } {
  const isApproved = compileFilter(approved, source.table);
  const isFailed = compileFilter(notApproved, source.table);
  switch (which) {
    case 'all':
      return { attempts: 'count(*)', correction: '-count(*) FILTER (WHERE NOT is_first)' };
    case 'first_approved':
      return { attempts: counted(approved, source.table), correction: `-count(*) FILTER (WHERE NOT is_first AND ${isApproved})` };
    case 'first_failed':
      return { attempts: counted(notApproved, source.table), correction: `-count(*) FILTER (WHERE NOT is_first AND ${isFailed})` };
    case 'paid':
      return {
        attempts: counted(approved, source.table),
        correction: `count(*) FILTER (WHERE is_first) - count(*) FILTER (WHERE NOT is_first AND ${isApproved})`,
      };
    case 'recovered':
      return { attempts: 'CAST(0 AS BIGINT)', correction: 'count(*) FILTER (WHERE is_first)' };
  }
}

function linkRows(link: OrderLink, source: SliceSource, filtered: readonly string[]): string {
  const needed = [...source.by, ...filtered, source.table.timeColumn];
  if (needed.every((column) => link.columns.has(column))) return link.table;
  return `(SELECT a.*, l.is_first FROM ${quoteName(source.table.name)} a JOIN ${link.table} l ON a.rowid = l.attempt_rowid)`;
}
