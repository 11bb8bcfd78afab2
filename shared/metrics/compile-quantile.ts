import { quoteName, quoteText } from '../query/sql-text.ts';
import { conjuncts } from './aggregates.ts';
import type { Metric } from './metric.ts';
import type { SliceSource } from './slice-source.ts';
import { groupColumns, rowConditions } from './statement.ts';

/** Groups to leave out, as dimension texts: what is left is "Other". */
export type LeftOut = readonly (readonly (string | null)[])[];

/**
 * Rows are: dimension texts, bucket key, value (DOUBLE, exact quantile), n, and 1 for the row of the whole or 0 for a group. Every grain is
 * computed from raw rows, in one scan: quantiles do not add up. With `leftOut` the rows of all other groups together, without a whole.
 */
export function compileQuantile(
  metric: Metric,
  source: SliceSource,
  leftOut: { readonly by: readonly string[]; readonly groups: LeftOut } | null,
): string {
  if (metric.computation.kind !== 'quantile') throw new Error(`${metric.id} is not a quantile`);
  const { column, quantile } = metric.computation;
  const groups = groupColumns(source, []);
  const [first] = groups;
  const withWhole = leftOut === null && first !== undefined;
  const isWhole = withWhole ? `CAST(GROUPING(${first}) AS BIGINT)` : `CAST(${leftOut === null ? 1 : 0} AS BIGINT)`;
  const value = `quantile_cont(CAST(${quoteName(column)} AS DOUBLE), ${quantile})`;
  const conditions = [...rowConditions(source, [...conjuncts(source.where), ...conjuncts(metric.population)]), ...exclusion(leftOut)];
  return [
    `SELECT ${[...groups, value, 'count(*)', isWhole].join(', ')}`,
    `FROM ${quoteName(source.table.name)}`,
    ...(conditions.length === 0 ? [] : [`WHERE ${conditions.join(' AND ')}`]),
    ...(first === undefined ? [] : [`GROUP BY ${withWhole ? `GROUPING SETS ((${groups.join(', ')}), ())` : groups.join(', ')}`]),
  ].join('\n');
}

function exclusion(leftOut: { readonly by: readonly string[]; readonly groups: LeftOut } | null): string[] {
  if (leftOut === null || leftOut.groups.length === 0) return [];
  return [`NOT (${leftOut.groups.map((group) => isGroup(leftOut.by, group)).join(' OR ')})`];
}

function isGroup(by: readonly string[], values: readonly (string | null)[]): string {
  const tests = by.map((name, index) => {
    const value = values[index] ?? null;
    return value === null ? `${quoteName(name)} IS NULL` : `CAST(${quoteName(name)} AS VARCHAR) IS NOT DISTINCT FROM ${quoteText(value)}`;
  });
  return `(${tests.join(' AND ')})`;
}
