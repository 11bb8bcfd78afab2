import { compileFilter, filterColumns } from '../query/compile-filter.ts';
import { allOf, type Filter } from '../query/filter.ts';
import { quoteName } from '../query/sql-text.ts';
import { type AggregateRef, commonConjuncts, conjuncts, counted, type MetricRefs, sharedConditions, withoutShared } from './aggregates.ts';
import type { Metric, OrderOutcome } from './metric.ts';
import { approved, notApproved } from './populations.ts';
import type { OrderLink, SliceSource } from './slice-source.ts';
import { groupColumns, rowConditions, selectText, type SliceStatement } from './statement.ts';

/**
 * Order metrics are counted without grouping by order: all answered attempts, less those that are not the first of their order,
 * plus first attempts whose order was paid later. Both corrections come from the small link table, so the cost is that of one scan.
 * `answers` are the same rows where they were counted beforehand.
 */
export function compileOrderMetrics(
  metrics: readonly Metric[],
  source: SliceSource,
  link: OrderLink,
  answers: SliceSource = source,
): SliceStatement {
  const populations = metrics.map((metric) => [...conjuncts(source.where), ...conjuncts(metric.population)]);
  const shared = commonConjuncts(populations);
  const columns: OrderCounts[] = [];
  const judged = sharedConditions(populations, answers);
  const refs = metrics.map((metric, index): MetricRefs => {
    const all = populations[index] ?? [];
    const own = allOf(...withoutShared(all, shared));
    const ofAnswers = allOf(...withoutShared(all, [...judged, ...(answers.passed ?? [])]));
    const [numerator, denominator] = outcomesOf(metric).map((which) => addCounts(columns, orderCounts(which, ofAnswers, own, answers)));
    if (numerator === undefined) throw new Error(`${metric.id} is not counted by order`);
    return { metric, numerator, denominator: denominator ?? null, n: denominator ?? numerator };
  });
  const groups = groupColumns(source, []);
  // The link table holds rows of active extracts only and does not repeat their ids.
  const linked = { ...source, table: { ...source.table, extracts: null } };
  const filtered = populations.flat().flatMap(filterColumns);
  const attempts = selectText({
    from: answers.from,
    groups: groupColumns(answers, []),
    aggregates: columns.map((column) => column.attempts),
    conditions: rowConditions(answers, judged),
  });
  const corrections = selectText({
    from: linkRows(link, source, filtered),
    groups,
    aggregates: columns.map((column) => column.correction),
    conditions: rowConditions(linked, shared),
  });
  const facts = [
    source.from,
    link.table,
    ...rowConditions(source, shared),
    ...columns.flatMap((column) => [column.attempts, column.correction]),
  ];
  return {
    sql: `${attempts}\nUNION ALL\n${corrections}`,
    facts: facts.join('\n'),
    dimensions: source.by.length,
    hasBucket: source.buckets !== null,
    hasEra: false,
    currencies: [],
    aggregates: columns.length,
    metrics: refs,
    faults: null,
  };
}

function outcomesOf({ id, computation }: Metric): OrderOutcome[] {
  const measures =
    computation.kind === 'ratio'
      ? [computation.numerator, computation.denominator]
      : computation.kind === 'additive'
        ? [computation.value]
        : [];
  return measures.map((measure) => {
    if (measure.of !== 'orders') throw new Error(`${id} does not count orders`);
    return measure.which;
  });
}

/** How an outcome is counted over all attempts, and what the link table adds or takes away. */
interface OrderCounts {
  readonly attempts: string;
  readonly correction: string;
}

function addCounts(columns: OrderCounts[], counts: OrderCounts): AggregateRef {
  const known = columns.findIndex(({ attempts, correction }) => attempts === counts.attempts && correction === counts.correction);
  return { index: known >= 0 ? known : columns.push(counts) - 1, sign: 1n, currency: null };
}

function orderCounts(which: OrderOutcome, ofAnswers: Filter, own: Filter, { table }: SliceSource): OrderCounts {
  const conditions = conjuncts(own).map((filter) => compileFilter(filter, table));
  const count = (...more: readonly string[]): string => `count(*) FILTER (WHERE ${[...more, ...conditions].join(' AND ')})`;
  const retries = (...more: readonly string[]): string => count('NOT is_first', ...more);
  const [isApproved, isFailed] = [compileFilter(approved, table), compileFilter(notApproved, table)];
  switch (which) {
    case 'all':
      return { attempts: counted(ofAnswers, table), correction: `-${retries()}` };
    case 'first_approved':
      return { attempts: counted(allOf(approved, ofAnswers), table), correction: `-${retries(isApproved)}` };
    case 'first_failed':
      return { attempts: counted(allOf(notApproved, ofAnswers), table), correction: `-${retries(isFailed)}` };
    case 'paid':
      return { attempts: counted(allOf(approved, ofAnswers), table), correction: `${count('is_first')} - ${retries(isApproved)}` };
    case 'recovered':
      return { attempts: 'CAST(0 AS BIGINT)', correction: count('is_first') };
    case 'recovered_same':
    case 'recovered_rerouted':
    case 'recovered_switched':
      return { attempts: 'CAST(0 AS BIGINT)', correction: count('is_first', `recovery = '${which.slice('recovered_'.length)}'`) };
  }
}

function linkRows(link: OrderLink, source: SliceSource, filtered: readonly string[]): string {
  const needed = [...source.by, ...filtered, source.table.timeColumn];
  if (needed.every((column) => link.columns.has(column))) return link.table;
  const row = source.from === quoteName(source.table.name) ? 'rowid' : 'row_id';
  return `(SELECT a.*, l.is_first, l.recovery FROM ${source.from} a JOIN ${link.table} l ON a.${row} = l.attempt_rowid)`;
}
