import { quoteName, quoteText } from '../query/sql-text.ts';
import { conjuncts } from './aggregates.ts';
import type { Metric } from './metric.ts';
import type { SliceSource } from './slice-source.ts';
import { groupColumns, rowConditions, selectText } from './statement.ts';

/** Groups to leave out, as dimension texts: what is left is "Other". */
export type LeftOut = readonly (readonly (string | null)[])[];

/** Rows are: dimension texts, bucket key, value (DOUBLE, exact quantile), n. Every grain is computed from raw rows: quantiles do not add up. */
export function compileQuantile(
  metric: Metric,
  source: SliceSource,
  leftOut: { readonly by: readonly string[]; readonly groups: LeftOut } | null,
): string {
  if (metric.computation.kind !== 'quantile') throw new Error(`${metric.id} is not a quantile`);
  const { column, quantile } = metric.computation;
  const conditions = rowConditions(source, [...conjuncts(source.where), ...conjuncts(metric.population)]);
  const exclusion =
    leftOut === null || leftOut.groups.length === 0
      ? []
      : [`NOT (${leftOut.groups.map((group) => isGroup(leftOut.by, group)).join(' OR ')})`];
  return selectText({
    from: quoteName(source.table.name),
    groups: groupColumns(source, []),
    aggregates: [`quantile_cont(CAST(${quoteName(column)} AS DOUBLE), ${quantile})`, 'count(*)'],
    conditions: [...conditions, ...exclusion],
  });
}

function isGroup(by: readonly string[], values: readonly (string | null)[]): string {
  const tests = by.map((name, index) => {
    const value = values[index] ?? null;
    return value === null ? `${quoteName(name)} IS NULL` : `CAST(${quoteName(name)} AS VARCHAR) IS NOT DISTINCT FROM ${quoteText(value)}`;
  });
  return `(${tests.join(' AND ')})`;
}
