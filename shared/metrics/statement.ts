import { compileFilter } from '../query/compile-filter.ts';
import type { Filter } from '../query/filter.ts';
import { columnNamed, columnSql } from '../query/column-sql.ts';
import { quoteName, quoteText } from '../query/sql-text.ts';
import type { MetricRefs } from './aggregates.ts';
import { type SliceSource, sourceConditions } from './slice-source.ts';

/** One SELECT whose rows are: dimension texts, bucket key, era, currencies, aggregates; in this order, absent ones left out. */
export interface SliceStatement {
  readonly sql: string;
  /**
   * What is added up over which rows, without what it is split by: of two statements that agree here, the rows of the finer one add up
   * to those of the coarser. Null where they do not.
   */
  readonly facts: string | null;
  readonly dimensions: number;
  readonly hasBucket: boolean;
  readonly hasEra: boolean;
  readonly currencies: readonly string[];
  readonly aggregates: number;
  readonly metrics: readonly MetricRefs[];
  /** Aggregate that counts rows whose amounts could not be read, when amounts are added up. */
  readonly faults: number | null;
}

/** Grouping expressions of a statement, in result order: dimensions as text, or as places in their lists of values. */
export function groupColumns(source: SliceSource, currencies: readonly string[]): string[] {
  const textOf = (name: string): string => {
    const column = columnNamed(name, source.table);
    const text = column.type === 'text' ? columnSql(column) : `CAST(${columnSql(column)} AS VARCHAR)`;
    const values = source.codes?.get(name);
    return values === undefined ? text : `CAST(list_position(${listSql(values)}, ${text}) AS UTINYINT)`;
  };
  return [
    ...source.by.map((name) => textOf(name)),
    ...(source.buckets === null ? [] : [`CAST(${source.buckets.sql} AS BIGINT)`]),
    ...(source.era === null || currencies.length === 0 ? [] : [`CAST(${source.era} AS BIGINT)`]),
    ...currencies.map((currency) => quoteName(currency)),
  ];
}

/** Texts as a list of SQL. */
export const listSql = (values: readonly string[]): string => `[${values.map(quoteText).join(', ')}]`;

export interface SelectParts {
  readonly from: string;
  readonly groups: readonly string[];
  readonly aggregates: readonly string[];
  readonly conditions: readonly string[];
}

export function selectText({ from, groups, aggregates, conditions }: SelectParts): string {
  return [
    `SELECT ${[...groups, ...aggregates].join(', ')}`,
    `FROM ${from}`,
    ...(conditions.length === 0 ? [] : [`WHERE ${conditions.join(' AND ')}`]),
    ...(groups.length === 0 ? [] : [`GROUP BY ${groups.map((_, index) => index + 1).join(', ')}`]),
  ].join('\n');
}

export function rowConditions(source: SliceSource, shared: readonly Filter[]): string[] {
  return [...sourceConditions(source), ...shared.map((filter) => compileFilter(filter, source.table))];
}
