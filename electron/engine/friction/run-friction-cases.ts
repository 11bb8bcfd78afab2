import { bucketStart, nextBucket } from '../../../shared/calendar/bucket.ts';
import { dayNumber, formatDay } from '../../../shared/calendar/day.ts';
import type { FailureType } from '../../../shared/explain/friction/failure-types.ts';
import type { FrictionBoard } from '../../../shared/explain/friction/friction-board.ts';
import { caseRows } from '../../../shared/explain/friction/friction-rows.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import type { Filter } from '../../../shared/query/filter.ts';
import type { Period } from '../../../shared/query/slice.ts';
import { quoteName } from '../../../shared/query/sql-text.ts';
import { timeBuckets } from '../../../shared/query/time-bucket.ts';
import { compileRowsSpec } from '../rows/compile-rows-spec.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { readSmallResult } from '../read-small-result.ts';
import { fromWhere } from '../rows/rows-from.ts';
import { instantsOf } from '../table-facts.ts';

export type Trend = FrictionBoard['trend'];

/** Counts of one product of one partner; both null in the total over all. */
export interface CaseCounts {
  readonly product: string | null;
  readonly partner: string | null;
  readonly cases: number;
  readonly orders: number | null;
  readonly customers: number | null;
  readonly trend: readonly number[];
}

/** Days for a period of up to a month, weeks up to half a year, months beyond: between a handful and about thirty buckets. */
export function trendOf(period: Period, weekStart: 'monday' | 'sunday'): Trend {
  const [from, to] = [dayNumber(period.from), dayNumber(period.to)];
  const grain = to - from <= 31 ? 'day' : to - from <= 184 ? 'week' : 'month';
  const starts: string[] = [];
  for (let day = bucketStart(grain, from, weekStart); day < to; day = nextBucket(grain, day, weekStart)) starts.push(formatDay(day));
  return { grain, starts };
}

/** SQL of the product, the order or the customer of a row; NULL where the rows do not say. */
const columnOf = (name: string | null): string => (name === null ? 'CAST(NULL AS VARCHAR)' : quoteName(name));

/** How often a failure shows, by product and partner and over all, and when. */
export async function countCases(
  workbook: OpenWorkbook,
  type: FailureType,
  where: Filter,
  period: Period,
  trend: Trend,
  job: JobContext,
): Promise<{ readonly total: CaseCounts; readonly cells: readonly CaseCounts[]; readonly sql: string }> {
  const query = await compileRowsSpec(workbook, caseRows(type, where, period), job);
  const { settings } = workbook.document();
  const { from, to } = instantsOf(period, settings.timeZone);
  const bucket = timeBuckets(trend.grain, query.table.timeColumn, settings.timeZone, from, to, settings.weekStart);
  const hit = `SELECT ${columnOf(type.product)} AS product, partner, ${columnOf(type.order)} AS order_key, ${columnOf(type.customer)} AS customer_key,
    CAST(${bucket.sql} AS BIGINT) AS bucket FROM ${fromWhere(query)}`;
  const sql = `WITH hit AS MATERIALIZED (${hit})
SELECT GROUPING(product, partner), product, partner, NULL, count(*), count(DISTINCT order_key), count(DISTINCT customer_key)
FROM hit GROUP BY GROUPING SETS ((product, partner), ())
UNION ALL SELECT -1, product, partner, bucket, count(*), 0, 0 FROM hit GROUP BY product, partner, bucket`;
  const position = new Map(trend.starts.map((start, index) => [dayNumber(start), index]));
  const empty = () => trend.starts.map(() => 0);
  const trends = new Map<string, number[]>();
  const all = empty();
  const rows = await readSmallResult(workbook, sql, job.signal);
  for (const [set, product, partner, start, cases] of rows) {
    if (Number(set) !== -1) continue;
    const key = cellKey(textOf(product), textOf(partner));
    const series = trends.get(key) ?? empty();
    const at = position.get(bucket.start(BigInt(String(start))));
    if (at !== undefined) {
      series[at] = (series[at] ?? 0) + Number(cases);
      all[at] = (all[at] ?? 0) + Number(cases);
    }
    trends.set(key, series);
  }
  const counts = (row: readonly unknown[], series: readonly number[]): CaseCounts => ({
    product: textOf(row[1]),
    partner: textOf(row[2]),
    cases: Number(row[4]),
    orders: type.order === null ? null : Number(row[5]),
    customers: type.customer === null ? null : Number(row[6]),
    trend: series,
  });
  const cells = rows
    .filter(([set]) => Number(set) === 0)
    .map((row) => counts(row, trends.get(cellKey(textOf(row[1]), textOf(row[2]))) ?? empty()));
  const total = rows.find(([set]) => Number(set) > 0);
  return { total: counts(total ?? [3, null, null, null, 0, 0, 0], all), cells, sql };
}

export const textOf = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));

export const cellKey = (product: string | null, partner: string | null): string => JSON.stringify([product, partner]);
