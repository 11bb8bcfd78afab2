import { bucketsBetween, nextBucket } from '../../../shared/calendar/bucket.ts';
import { formatDay } from '../../../shared/calendar/day.ts';
import { localDay, startOfDay } from '../../../shared/calendar/time-zone.ts';
import type { TextProfile, TimeProfile } from '../../../shared/protocol/column-profile.ts';
import { timeBuckets } from '../../../shared/query/time-bucket.ts';
import type { ProfiledColumn } from './column-profile.ts';
import { rowsOf } from '../rows/read-rows.ts';

/** A bar a day up to this many days, then a bar a week, then a month. */
const mostDays = 120;
const mostWeeks = 160;

/** When the rows lie, by local days; null for columns that are no time. */
export async function timeProfile({ connection, column, from, zone }: ProfiledColumn): Promise<TimeProfile | null> {
  if (column.type !== 'instant' && column.type !== 'day') return null;
  const own = column.type === 'day' ? 'UTC' : zone;
  const ends = await rowsOf(connection, `SELECT epoch_ms(CAST(min(v) AS TIMESTAMP)), epoch_ms(CAST(max(v) AS TIMESTAMP)) FROM ${from}`);
  const [first = null, last = null] = ends[0] ?? [];
  if (first === null || last === null) return null;
  const [begin, end] = [localDay(own, Number(first)), localDay(own, Number(last))];
  const days = end - begin + 1;
  const step = days <= mostDays ? 'day' : days <= mostWeeks * 7 ? 'week' : 'month';
  const day = timeBuckets('day', 'v', own, startOfDay(own, begin), startOfDay(own, end + 1), 'monday');
  const counted = await rowsOf(connection, `SELECT CAST(${day.sql} AS BIGINT), count(*) FROM ${from} WHERE v IS NOT NULL GROUP BY 1`);
  const rowsAt = new Map(counted.map(([key, count]) => [day.start(BigInt(key as bigint)), Number(count)]));
  const buckets = bucketsBetween(step, begin, end + 1).map((start) => ({ start, next: nextBucket(step, start), rows: 0 }));
  let at = 0;
  for (const key of [...rowsAt.keys()].sort((left, right) => left - right)) {
    while (at < buckets.length - 1 && key >= (buckets[at]?.next ?? 0)) at++;
    const bucket = buckets[at];
    if (bucket !== undefined) bucket.rows += rowsAt.get(key) ?? 0;
  }
  const stamp = (ms: unknown): string =>
    column.type === 'day' ? formatDay(localDay('UTC', Number(ms))) : new Date(Number(ms)).toISOString();
  return {
    first: stamp(first),
    last: stamp(last),
    step,
    buckets: buckets.map(({ start, next, rows }) => ({ from: formatDay(start), to: formatDay(next), rows })),
    emptyDays: days - rowsAt.size,
  };
}

const shownLengths = 60;

/** How long the texts are, in characters. */
export async function textProfile({ connection, from }: ProfiledColumn): Promise<TextProfile | null> {
  const rows = `${from} WHERE v IS NOT NULL`;
  const [facts = []] = await rowsOf(
    connection,
    `SELECT count(*), min(length(v)), max(length(v)), CAST(avg(length(v)) AS DOUBLE), count(*) FILTER (WHERE v <> trim(v)) FROM ${rows}`,
  );
  const [count, shortest, longest, mean, padded] = facts.map(Number);
  if (count === undefined || count === 0) return null;
  const lengths = await rowsOf(connection, `SELECT length(v), count(*) FROM ${rows} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${shownLengths}`);
  return {
    shortest: shortest ?? 0,
    longest: longest ?? 0,
    mean: mean ?? 0,
    padded: padded ?? 0,
    lengths: lengths.map(([length, n]) => ({ length: Number(length), rows: Number(n) })).sort((left, right) => left.length - right.length),
  };
}
