import { addMonths, dayNumber, formatDay, millisecondsPerDay } from '../../../shared/calendar/day.ts';
import { bucketStart, nextBucket } from '../../../shared/calendar/bucket.ts';
import { startOfDay } from '../../../shared/calendar/time-zone.ts';
import { metricColumns } from '../../../shared/metrics/metric-columns.ts';
import type { Metric } from '../../../shared/metrics/metric.ts';
import { sourceKey } from '../../../shared/metrics/slice-request.ts';
import { fromSql, type SliceSource } from '../../../shared/metrics/slice-source.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { filterColumns } from '../../../shared/query/compile-filter.ts';
import type { Filter } from '../../../shared/query/filter.ts';
import type { RateTable } from '../../../shared/query/plan-rates.ts';
import type { Grain } from '../../../shared/query/slice.ts';
import { type TimeBuckets, timeBuckets } from '../../../shared/query/time-bucket.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { withPrepared } from '../prepared-tables.ts';
import { eraSql, type SliceWindow } from './slice-window.ts';
import { factsByTime, type TableFacts, tableFacts } from '../table-facts.ts';

/** Facts of the rows each metric looks at, with prepared columns at hand; by source. */
export async function metricFacts(
  workbook: OpenWorkbook,
  metrics: readonly Metric[],
  where: Filter,
  by: readonly string[],
  job: JobContext,
): Promise<ReadonlyMap<string, TableFacts & { readonly from: string }>> {
  const facts = new Map<string, TableFacts & { readonly from: string }>();
  for (const metric of metrics) {
    const key = sourceKey(metric);
    if (facts.has(key)) continue;
    const known = await tableFacts(workbook, metric.table, job.signal);
    const used = [...metrics.filter((other) => sourceKey(other) === key).flatMap(metricColumns), ...filterColumns(where), ...by];
    const source = await withPrepared(workbook, known.source, used, job);
    const prepared = { ...known, source };
    const placed = metric.time === undefined ? prepared : await factsByTime(workbook, prepared, metric.time, job.signal);
    facts.set(key, { ...placed, from: fromSql(source, used) });
  }
  return facts;
}

/** What the queries of one source are compiled from, over one window. */
export function sliceSource(
  metric: Metric,
  facts: TableFacts & { readonly from: string },
  window: SliceWindow,
  asked: { readonly by: readonly string[]; readonly where: Filter },
  rates: RateTable,
): SliceSource {
  const { source, from } = facts;
  const isDay = source.columns.find(({ name }) => name === source.timeColumn)?.type === 'day';
  // A day has no hour: it begins where it is written, whatever the workbook's zone.
  const zone = isDay ? 'UTC' : window.zone;
  const placed = placedDays(metric, window);
  const instant = (day: number): number => (isDay ? day * millisecondsPerDay : startOfDay(zone, day));
  return {
    table: source,
    from,
    by: asked.by,
    where: asked.where,
    buckets: window.grain === null ? null : bucketsOf(metric, window.grain, source.timeColumn, zone, window),
    instants: placed === null ? null : { from: instant(placed.from), to: instant(placed.to) },
    era: eraSql(rates, source.timeColumn, zone),
  };
}

/** Days [from, to) whose rows count in the window; null = all. */
function placedDays({ monthsBefore }: Metric, { asked, covered }: SliceWindow): { from: number; to: number } | null {
  if (monthsBefore === undefined) return asked;
  const whole = asked ?? (covered === null ? null : { from: bucketStart('month', covered.from), to: nextBucket('month', covered.to - 1) });
  return whole === null ? null : { from: movedBy(whole.from, -monthsBefore), to: movedBy(whole.to, -monthsBefore) };
}

/** The same date so many months later. */
const movedBy = (day: number, months: number): number => dayNumber(addMonths(formatDay(day), months));

function bucketsOf(metric: Metric, grain: Grain, timeColumn: string, zone: string, window: SliceWindow): TimeBuckets {
  const days = window.covered ?? window.asked ?? { from: 0, to: 1 };
  const { monthsBefore } = metric;
  const sql = (by: Grain, from: number, to: number) =>
    timeBuckets(by, timeColumn, zone, startOfDay(zone, from), startOfDay(zone, to), window.calendar);
  if (monthsBefore === undefined || grain === 'hour') return sql(grain, days.from, days.to);
  const first = movedBy(bucketStart('month', days.from), -monthsBefore);
  const months = sql('month', first, days.to);
  return { ...months, grain, start: (key) => bucketStart(grain, movedBy(months.start(key), monthsBefore), window.calendar) };
}
