import { filterColumns } from '../query/compile-filter.ts';
import type { Filter } from '../query/filter.ts';
import { commonConjuncts, conjuncts, withoutShared } from './aggregates.ts';
import { columnNamed, type QueryColumn } from '../query/column-sql.ts';
import { quoteName } from '../query/sql-text.ts';
import { splitConditions } from './compile-rows.ts';
import { metricMeasures } from './metric-columns.ts';
import type { Metric } from './metric.ts';
import { answered, approved } from './populations.ts';
import type { SliceSource } from './slice-source.ts';
import { groupColumns, rowConditions } from './statement.ts';

const [bucket, rows] = ['#bucket', '#rows'];

/** Columns with few values, by which rows may be split without making more groups than a query bears. */
const fewValues: ReadonlySet<string> = new Set([
  'partner',
  'product',
  'method',
  'scheme',
  'country',
  'channel',
  'ccy',
  'ccy_gross',
  'type',
  'endpoint',
  'decision',
]);

/** Codes of an answer: few beside each other, though many in all. */
const answerCodes: ReadonlySet<string> = new Set(['result', 'raw_code', 'decline_cat']);

export const hasFewValues = (column: string): boolean => fewValues.has(column);

/** Buckets beyond which counting beforehand makes nearly as many groups as there are rows. */
const mostBuckets = 120;

/** Whether metrics count rows by nothing but columns with few values, in few buckets. */
export function canBeCounted(metrics: readonly Metric[], source: SliceSource, buckets: number): boolean {
  const isCount = metrics.every(
    (metric) => metricMeasures(metric).length > 0 && metricMeasures(metric).every(({ of }) => of === 'rows' || of === 'orders'),
  );
  if (!isCount || buckets > mostBuckets) return false;
  return readColumns(metrics, source).every(({ name, type }) => type === 'boolean' || fewValues.has(name) || answerCodes.has(name));
}

/**
 * The rows of a source, counted within the same statement by everything that the metrics look at: to tell rows apart once by their
 * values takes less time than to try the conditions of each metric on every row. Null where they cannot be counted.
 */
export function countedWithin(metrics: readonly Metric[], source: SliceSource, buckets: number): SliceSource | null {
  if (!canBeCounted(metrics, source, buckets)) return null;
  const passed = commonConjuncts(metrics.map((metric) => splitConditions(metric, source.where).every)).filter(isOneValue);
  const left = { ...source, passed };
  return { ...countedSource(source, `(${countedRowsSql(metrics, left)})`), passed };
}

/** What the database compares while it reads. */
const isOneValue = (filter: Filter): boolean => filter.kind === 'compare' && filter.operator === '=';

/** The SELECT that counts the rows of a source by everything that the metrics look at. */
export function countedRowsSql(metrics: readonly Metric[], source: SliceSource): string {
  const [bucketSql = '0'] = groupColumns({ ...source, by: [] }, []);
  const columns = readColumns(metrics, source).map(({ name }) => quoteName(name));
  const conditions = rowConditions(source, source.passed ?? []);
  return [
    `SELECT ${[...columns, `${bucketSql} AS ${quoteName(bucket)}`, `count(*) AS ${quoteName(rows)}`].join(', ')}`,
    `FROM ${source.from}`,
    ...(conditions.length === 0 ? [] : [`WHERE ${conditions.join(' AND ')}`]),
    'GROUP BY ALL',
  ].join('\n');
}

/** The source over a table that `countedRowsSql` filled. */
export function countedSource(source: SliceSource, table: string): SliceSource {
  return {
    ...source,
    from: table,
    table: { ...source.table, weight: rows },
    buckets: source.buckets === null ? null : { ...source.buckets, sql: quoteName(bucket) },
  };
}

/** The stored columns that the metrics and the source's own conditions and groups read. */
function readColumns(metrics: readonly Metric[], { table, by, where, passed = [] }: SliceSource): readonly QueryColumn[] {
  const filters = metrics.flatMap((metric) => [
    ...withoutShared([...conjuncts(where), ...conjuncts(metric.population)], passed),
    ...metricMeasures(metric).flatMap((measure) => (measure.of === 'orders' ? [approved, answered] : (measure.where ?? []))),
  ]);
  const named = [...new Set([...by, ...filters.flatMap(filterColumns)])].map((name) => columnNamed(name, table));
  const stored = named.flatMap((column) => {
    const { sql } = column;
    return sql === undefined ? [column] : table.columns.filter(({ name, sql: own }) => own === undefined && sql.includes(quoteName(name)));
  });
  return [...new Map(stored.map((column) => [column.name, column])).values()];
}
