import { columnNamed, columnSql } from '../query/column-sql.ts';
import { allOf, everything, type Filter } from '../query/filter.ts';
import { quoteName, quoteText } from '../query/sql-text.ts';
import { conjuncts, filtered } from './aggregates.ts';
import type { Measure, Metric } from './metric.ts';
import { isCountedAgain } from './plan-metrics.ts';
import type { SliceSource, SourceTable } from './slice-source.ts';
import { groupColumns, rowConditions } from './statement.ts';

/** Groups to leave out, as dimension texts: what is left is "Other". */
export type LeftOut = readonly (readonly (string | null)[])[];

/** Whether a metric's values do not add up: each grain is computed from raw rows. */
export function isHolistic({ computation }: Metric): boolean {
  if (computation.kind === 'quantile' || computation.kind === 'peak') return true;
  return computation.kind === 'additive' && isCountedAgain(computation.value);
}

/**
 * Rows are: dimension texts, bucket key, value (quantiles DOUBLE, counts BIGINT), n, and 1 for the row of the whole or 0 for a group.
 * Every grain is computed from raw rows. With `leftOut` the rows of all other groups together, without a whole.
 */
export function compileHolistic(
  metric: Metric,
  source: SliceSource,
  leftOut: { readonly by: readonly string[]; readonly groups: LeftOut } | null,
): string {
  const groups = groupColumns(source, []);
  const conditions = [
    ...rowConditions(source, [...conjuncts(source.where), ...conjuncts(metric.population)]),
    ...exclusion(leftOut, source),
  ];
  const where = conditions.length === 0 ? [] : [`WHERE ${conditions.join(' AND ')}`];
  if (metric.computation.kind === 'peak') return peakSql(metric.computation.per, source, groups, where, leftOut !== null);
  const [first] = groups;
  const withWhole = leftOut === null && first !== undefined;
  const isWhole = withWhole ? `CAST(GROUPING(${first}) AS BIGINT)` : `CAST(${leftOut === null ? 1 : 0} AS BIGINT)`;
  return [
    `SELECT ${[...groups, ...valueSql(metric, source), isWhole].join(', ')}`,
    `FROM ${source.from}`,
    ...where,
    ...(first === undefined ? [] : [`GROUP BY ${withWhole ? `GROUPING SETS ((${groups.join(', ')}), ())` : groups.join(', ')}`]),
  ].join('\n');
}

/**
 * The same for several groupings at once, each with columns of its own out of the source's: rows are as above, and the last column has
 * a bit for each column of `source.by` that does not group the row, the first of them highest. Peaks have no such query.
 */
export function compileHolisticSets(metric: Metric, source: SliceSource, sets: readonly (readonly string[])[]): string {
  const groups = groupColumns(source, []);
  const dimensions = groups.slice(0, source.by.length);
  const others = groups.slice(source.by.length);
  const conditions = rowConditions(source, [...conjuncts(source.where), ...conjuncts(metric.population)]);
  const grouped = sets.map(
    (set) => `(${[...dimensions.filter((_, index) => set.includes(source.by[index] ?? '')), ...others].join(', ')})`,
  );
  const mark = dimensions.length === 0 ? '0' : `GROUPING(${dimensions.join(', ')})`;
  return [
    `SELECT ${[...groups, ...valueSql(metric, source), `CAST(${mark} AS BIGINT)`].join(', ')}`,
    `FROM ${source.from}`,
    ...(conditions.length === 0 ? [] : [`WHERE ${conditions.join(' AND ')}`]),
    `GROUP BY GROUPING SETS (${grouped.join(', ')})`,
  ].join('\n');
}

/** The number itself, and the rows it rests on. */
function valueSql({ id, computation }: Metric, { table }: SliceSource): readonly [string, string] {
  if (computation.kind === 'quantile') {
    const column = columnSql(columnNamed(computation.column, table));
    if (computation.isDiscrete === true) return [`CAST(quantile_disc(${column}, ${computation.quantile}) AS DOUBLE)`, `count(${column})`];
    // The place of 0.95 among 31 values is 28.5; as a float it is a little less, which would show 1,889.5 as 1,889.
    return [`round(quantile_cont(CAST(${column} AS DOUBLE), ${computation.quantile}), 9)`, `count(${column})`];
  }
  if (computation.kind !== 'additive') throw new Error(`${id} is added up, not evaluated at each grain`);
  return countedAgainSql(id, computation.value, table);
}

function countedAgainSql(id: string, measure: Measure, table: SourceTable): readonly [string, string] {
  if (measure.of !== 'distinct' && measure.of !== 'once') throw new Error(`${id} is added up, not evaluated at each grain`);
  const keys = measure.of === 'distinct' ? measure.columns : [measure.per, measure.column];
  const present = keys.map((column): Filter => ({ kind: 'not', part: { kind: 'missing', column } }));
  const [first = '', ...others] = keys.map((column) => columnSql(columnNamed(column, table)));
  const condition = filtered(allOf(measure.where ?? everything, ...present), table);
  const rows = `count(*)${condition}`;
  if (measure.of === 'distinct')
    return [`count(DISTINCT ${others.length === 0 ? first : `(${[first, ...others].join(', ')})`})${condition}`, rows];
  const pairs = `list(DISTINCT struct_pack(per := ${first}, value := ${others.join('')}))${condition}`;
  return [`CAST(coalesce(list_sum(list_transform(${pairs}, lambda pair: pair.value)), 0) AS BIGINT)`, rows];
}

/** The fullest second or minute of each group, and of all groups together: seconds do not add up either. */
function peakSql(
  per: 'second' | 'minute',
  source: SliceSource,
  groups: readonly string[],
  where: readonly string[],
  isOther: boolean,
): string {
  const step = per === 'second' ? 1_000_000 : 60_000_000;
  const moment = `epoch_us(${quoteName(source.table.timeColumn)}) // ${step}`;
  const names = groups.map((_, index) => `g${index}`);
  const counted = (columns: readonly string[]) => {
    const grouped = columns.map((column, index) => `${column} AS g${index}`);
    return `(SELECT ${[...grouped, `${moment} AS at`, 'count(*) AS n'].join(', ')} FROM ${source.from} ${where.join(' ')} GROUP BY ALL)`;
  };
  const value = `max(n) / ${per === 'second' ? '1.0' : '60.0'}`;
  const own = `SELECT ${[...names, `CAST(${value} AS DOUBLE)`, 'CAST(sum(n) AS BIGINT)', `CAST(${groups.length === 0 && !isOther ? 1 : 0} AS BIGINT)`].join(', ')} FROM ${counted(groups)}${names.length === 0 ? '' : ' GROUP BY ALL'}`;
  if (groups.length === 0 || isOther) return own;
  const whole = `SELECT ${[...names.map(() => 'NULL'), `CAST(${value} AS DOUBLE)`, 'CAST(sum(n) AS BIGINT)', 'CAST(1 AS BIGINT)'].join(', ')} FROM ${counted([])}`;
  return `${own}\nUNION ALL\n${whole}`;
}

function exclusion(leftOut: { readonly by: readonly string[]; readonly groups: LeftOut } | null, { table }: SliceSource): string[] {
  if (leftOut === null || leftOut.groups.length === 0) return [];
  const columns = leftOut.by.map((name) => columnSql(columnNamed(name, table)));
  return [`NOT (${leftOut.groups.map((group) => isGroup(columns, group)).join(' OR ')})`];
}

function isGroup(columns: readonly string[], values: readonly (string | null)[]): string {
  const tests = columns.map((sql, index) => {
    const value = values[index] ?? null;
    return value === null ? `${sql} IS NULL` : `CAST(${sql} AS VARCHAR) IS NOT DISTINCT FROM ${quoteText(value)}`;
  });
  return `(${tests.join(' AND ')})`;
}
