import { stableJson } from '../base/stable-json.ts';
import { compileFilter } from '../query/compile-filter.ts';
import { allOf, type Filter } from '../query/filter.ts';
import { quoteName } from '../query/sql-text.ts';
import type { Measure, Metric } from './metric.ts';
import type { SourceTable } from './slice-source.ts';

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

export function withoutShared(filters: readonly Filter[], shared: readonly Filter[]): Filter[] {
  const keys = new Set(shared.map(stableJson));
  return filters.filter((filter) => !keys.has(stableJson(filter)));
}

/** The aggregate for a measure over the rows that pass `filter`. */
export function measureAggregate(measure: Measure, filter: Filter, table: SourceTable, list: AggregateList): AggregateRef {
  switch (measure.of) {
    case 'rows':
      return { index: list.add(counted(allOf(filter, measure.where ?? { kind: 'all' }), table)), sign: 1n, currency: null };
    case 'sum': {
      const sums = measure.terms.map(
        ({ column, sign }, index) => `${index === 0 && sign === 1 ? '' : sign === 1 ? ' + ' : ' - '}coalesce(${quoteName(column)}, 0)`,
      );
      return { index: list.add(`CAST(coalesce(sum(${sums.join('')})${filtered(filter, table)}, 0) AS BIGINT)`), sign: 1n, currency: null };
    }
    case 'money': {
      const condition = allOf(filter, measure.where ?? { kind: 'all' });
      const column = table.columns.find(({ name }) => name === measure.column);
      return {
        index: list.add(`CAST(coalesce(sum(${quoteName(measure.column)})${filtered(condition, table)}, 0) AS DECIMAL(38,6))`),
        sign: BigInt(measure.sign),
        currency: column?.currency ?? null,
      };
    }
    case 'orders':
      throw new Error('Orders are compiled by compile-orders');
  }
}

/** Rows behind a measure: the n beside a number. */
export function measureRows(measure: Measure, filter: Filter, table: SourceTable, list: AggregateList): AggregateRef {
  const where = measure.of === 'rows' || measure.of === 'money' ? (measure.where ?? { kind: 'all' as const }) : { kind: 'all' as const };
  const present: Filter = measure.of === 'money' ? { kind: 'not', part: { kind: 'missing', column: measure.column } } : { kind: 'all' };
  if (measure.of === 'sum') return measureAggregate(measure, filter, table, list);
  return { index: list.add(counted(allOf(filter, where, present), table)), sign: 1n, currency: null };
}

export function counted(filter: Filter, table: SourceTable): string {
  return `count(*)${filtered(filter, table)}`;
}

function filtered(filter: Filter, table: SourceTable): string {
  const parts = conjuncts(filter);
  return parts.length === 0 ? '' : ` FILTER (WHERE ${parts.map((part) => compileFilter(part, table)).join(' AND ')})`;
}
