import { stableJson } from '../base/stable-json.ts';
import { columnNamed, columnSql } from '../query/column-sql.ts';
import { compileFilter } from '../query/compile-filter.ts';
import { allOf, everything, type Filter } from '../query/filter.ts';
import { quoteName } from '../query/sql-text.ts';
import type { Measure, Metric } from './metric.ts';
import type { SliceSource, SourceTable } from './slice-source.ts';

/** A number of one metric in a result row: which aggregate, and the currency column that decides its rate. */
export interface AggregateRef {
  readonly index: number;
  readonly sign: bigint;
  readonly currency: string | null;
}

export interface MetricRefs {
  readonly metric: Metric;
  readonly numerator: AggregateRef;
  readonly denominator: AggregateRef | null;
  readonly n: AggregateRef;
}

/** Collects aggregate expressions, each written once however many metrics use it. */
export class AggregateList {
  readonly expressions: string[] = [];
  add(expression: string): number {
    const known = this.expressions.indexOf(expression);
    return known >= 0 ? known : this.expressions.push(expression) - 1;
  }
}

/** A filter's conjuncts: `a and (b and c)` is a, b, c. */
export function conjuncts(filter: Filter): Filter[] {
  if (filter.kind === 'all') return [];
  return filter.kind === 'and' ? filter.parts.flatMap(conjuncts) : [filter];
}

/** Conditions that every list has: they go into WHERE once instead of into each aggregate. */
export function commonConjuncts(lists: readonly (readonly Filter[])[]): Filter[] {
  const [first = [], ...others] = lists;
  const keys = others.map((list) => new Set(list.map(stableJson)));
  const unique = new Map(first.map((filter) => [stableJson(filter), filter]));
  return [...unique].filter(([key]) => keys.every((set) => set.has(key))).map(([, filter]) => filter);
}

/**
 * Conditions for WHERE, of lists of conditions of metrics: those that all have. Rows that were counted beforehand are few and are told
 * apart in the aggregates: a WHERE over the count is moved into it, where it costs more than the count.
 */
export function sharedConditions(lists: readonly (readonly Filter[])[], { table }: SliceSource): Filter[] {
  return table.weight === undefined ? commonConjuncts(lists) : [];
}

export function withoutShared(filters: readonly Filter[], shared: readonly Filter[]): Filter[] {
  const keys = new Set(shared.map(stableJson));
  return filters.filter((filter) => !keys.has(stableJson(filter)));
}

/** The aggregate for a measure over the rows that pass `filter`. */
export function measureAggregate(measure: Measure, filter: Filter, table: SourceTable, list: AggregateList): AggregateRef {
  const condition = allOf(filter, whereOf(measure));
  switch (measure.of) {
    case 'rows':
      return { index: list.add(counted(condition, table)), sign: 1n, currency: null };
    case 'sum': {
      const terms = measure.terms.map(({ column, sign }) => ({ column: columnNamed(column, table), sign }));
      const isWhole = terms.every(({ column }) => column.type === 'integer');
      const value = terms.map(({ column, sign }, index) => {
        const sql = isWhole ? columnSql(column) : `CAST(${columnSql(column)} AS DECIMAL(38,6))`;
        return `${index === 0 && sign === 1 ? '' : sign === 1 ? ' + ' : ' - '}coalesce(${sql}, 0)`;
      });
      const type = isWhole ? 'BIGINT' : 'DECIMAL(38,6)';
      return {
        index: list.add(`CAST(coalesce(sum(${value.join('')})${filtered(condition, table)}, 0) AS ${type})`),
        sign: 1n,
        currency: null,
      };
    }
    case 'money': {
      const column = columnNamed(measure.column, table);
      return {
        index: list.add(`CAST(coalesce(sum(${columnSql(column)})${filtered(condition, table)}, 0) AS DECIMAL(38,6))`),
        sign: BigInt(measure.sign),
        currency: column.currency ?? null,
      };
    }
    case 'orders':
      throw new Error('Orders are compiled by compile-orders');
    case 'distinct':
    case 'once':
      throw new Error('Different values are counted by compile-holistic');
  }
}

function whereOf(measure: Measure): Filter {
  return measure.of === 'orders' || measure.where === undefined ? everything : measure.where;
}

const present = (column: string): Filter => ({ kind: 'not', part: { kind: 'missing', column } });

/** Rows behind a measure: the n beside a number. A sum of counts is its own n, a sum of anything else has the rows that hold a value. */
export function measureRows(measure: Measure, filter: Filter, table: SourceTable, list: AggregateList): AggregateRef {
  const condition = allOf(filter, whereOf(measure));
  switch (measure.of) {
    case 'sum': {
      if (measure.terms.every(({ column }) => columnNamed(column, table).type === 'integer'))
        return measureAggregate(measure, filter, table, list);
      const [first] = measure.terms;
      return {
        index: list.add(counted(first === undefined ? condition : allOf(condition, present(first.column)), table)),
        sign: 1n,
        currency: null,
      };
    }
    case 'money':
      return { index: list.add(counted(allOf(condition, present(measure.column)), table)), sign: 1n, currency: null };
    default:
      return { index: list.add(counted(condition, table)), sign: 1n, currency: null };
  }
}

export function counted(filter: Filter, table: SourceTable): string {
  if (table.weight === undefined) return `count(*)${filtered(filter, table)}`;
  return `CAST(coalesce(sum(${quoteName(table.weight)})${filtered(filter, table)}, 0) AS BIGINT)`;
}

export function filtered(filter: Filter, table: SourceTable): string {
  const parts = conjuncts(filter);
  return parts.length === 0 ? '' : ` FILTER (WHERE ${parts.map((part) => compileFilter(part, table)).join(' AND ')})`;
}
