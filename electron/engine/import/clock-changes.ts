import type { DuckDBConnection } from '@duckdb/node-api';
import { formatDay, millisecondsPerDay } from '../../../shared/calendar/day.ts';
import { type ZoneSpan, zoneSpans } from '../../../shared/calendar/time-zone.ts';
import { type DateStyle, isAbsolute, stampSql } from '../../../shared/extract/date-style.ts';
import { columnPosition, type LoadPlan } from '../../../shared/extract/load-plan.ts';
import { rareStampSql } from '../../../shared/extract/rare-stamp-sql.ts';
import type { ReceiptWarning } from '../../../shared/extract/receipt.ts';
import { quoteText } from '../../../shared/query/sql-text.ts';
import type { Segment } from './normalise-request.ts';

/** A time column whose clock is of a zone that changes its clocks. */
interface Watched {
  readonly column: string;
  readonly zone: string;
  readonly style: DateStyle;
  readonly text: string;
  /** Position of the column, where the text is that of one alone. */
  readonly position: number | null;
  readonly changes: Changes;
}

/** How a zone changes its clocks. */
interface Changes {
  /** Hours of the day that are skipped or shown twice, 0 to 23. */
  readonly hours: readonly number[];
  /** Months in which that is, 1 to 12. */
  readonly months: readonly number[];
  /** By how many milliseconds clocks go back. */
  readonly back: readonly number[];
}

interface Found {
  readonly column: string;
  readonly zone: string;
  /** Days since 1970. */
  readonly day: number;
  readonly isSkipped: boolean;
  readonly count: number;
  /** The first of them: what its clock showed and the instant it was read as, ms since 1970. */
  readonly wall: number;
  readonly instant: number;
}

/**
 * Times without an offset that no clock of their zone showed, in spring, or that it showed twice, in autumn: they are read in one way, and
 * the receipt says which. Asked of the text before it is loaded: in UTC a skipped half past two is the same as a true half past three.
 */
export class ClockChanges {
  private readonly watched: readonly (readonly Watched[])[];
  private readonly found = new Map<string, Found>();

  constructor(plans: readonly LoadPlan[]) {
    this.watched = plans.map(watchedBy);
  }

  async look(connection: DuckDBConnection, { stream, path, proofs, odd }: Segment): Promise<void> {
    for (const watched of this.watched[stream] ?? []) {
      const proof = proofs.find(([column]) => column === watched.position)?.[1];
      const isPlain = proof === 'wall-stamp' && (watched.style === 'ymd' || watched.style === 'none');
      // Odd records have copies of their own; the others of the column are in one form.
      const others = odd !== null && watched.position !== null && odd.columns.includes(watched.position) ? odd.path : null;
      const except = others === null ? '' : `WHERE row_no NOT IN (SELECT row_no FROM read_parquet(${quoteText(others)}))`;
      const looks = [
        ...(proof === 'offset-stamp'
          ? []
          : [lookSql(watched, `(FROM read_parquet(${quoteText(path)}) ${isPlain ? except : ''})`, isPlain)]),
        ...(others !== null && (isPlain || proof === 'offset-stamp')
          ? [lookSql(watched, `read_parquet(${quoteText(others)})`, false)]
          : []),
      ];
      if (looks.length === 0) continue;
      const rows = (await connection.runAndReadAll(looks.join(' UNION ALL '))).getRows();
      for (const [day, isSkipped, count, wall, instant] of rows)
        this.add({
          column: watched.column,
          zone: watched.zone,
          day: Number(day),
          isSkipped: isSkipped === true,
          count: Number(count),
          wall: Number(wall),
          instant: Number(instant),
        });
    }
  }

  private add(found: Found): void {
    const key = `${found.column} ${found.zone} ${found.day} ${found.isSkipped}`;
    const known = this.found.get(key);
    this.found.set(key, known === undefined ? found : { ...known, count: known.count + found.count });
  }

  warnings(): readonly ReceiptWarning[] {
    return [...this.found.values()].sort((left, right) => left.day - right.day).map(warningOf);
  }
}

function watchedBy({ rules, header }: LoadPlan): readonly Watched[] {
  const watched = new Map<string, Watched>();
  for (const rule of Object.values(rules)) {
    if (rule.kind !== 'instant' || rule.zone.kind !== 'zone' || isAbsolute(rule.order ?? 'ymd')) continue;
    const [from, clock] = [columnPosition(header, rule.from), rule.clock === undefined ? -1 : columnPosition(header, rule.clock)];
    const changes = changesOf(rule.zone.zone);
    if (from < 0 || changes.hours.length === 0) continue;
    watched.set(`${from} ${clock} ${rule.zone.zone}`, {
      column: rule.from,
      zone: rule.zone.zone,
      style: rule.order ?? 'ymd',
      text: clock < 0 ? `c${from}` : `(CASE WHEN c${clock} IS NULL THEN c${from} ELSE concat(c${from}, ' ', c${clock}) END)`,
      position: clock < 0 ? from : null,
      changes,
    });
  }
  return [...watched.values()];
}

const known = new Map<string, Changes>();

/** The years whose changes say in which months and at which hours clocks are changed in a zone. */
const [firstYear, lastYear] = [2000, 2036];

function changesOf(zone: string): Changes {
  const before = known.get(zone);
  if (before !== undefined) return before;
  const hours = new Set<number>();
  const months = new Set<number>();
  const back = new Set<number>();
  for (const change of zone === 'UTC' ? [] : changesIn(zone, Date.UTC(firstYear, 0, 1), Date.UTC(lastYear, 0, 1))) {
    months.add(new Date(change.from).getUTCMonth() + 1);
    for (let at = change.from; at < change.to; at += 1_800_000) hours.add(new Date(at).getUTCHours());
    if (!change.isSkipped) back.add(change.to - change.from);
  }
  const made = { hours: [...hours].sort((left, right) => left - right), months: [...months], back: [...back] };
  known.set(zone, made);
  return made;
}

/** Times of the wall clock, as ms since 1970, from one that is skipped or shown twice to the first that is not. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly isSkipped: boolean;
}

function changesIn(zone: string, from: number, to: number): readonly Change[] {
  const spans = zoneSpans(zone, from, to);
  return spans.slice(1).map((span, index) => {
    const before: ZoneSpan = spans[index] ?? span;
    const walls = [span.from + before.offset, span.from + span.offset] as const;
    return { from: Math.min(...walls), to: Math.max(...walls), isSkipped: span.offset > before.offset };
  });
}

const two = (hour: number) => String(hour).padStart(2, '0');

/** A quick look that lets every text pass which may be of one of the hours. `isPlain`: every text is known to be like 2026-01-31 10:15. */
function mayBeOf({ text, style, changes }: Watched, isPlain: boolean): string {
  const among = (from: number, values: readonly number[]) =>
    `substr(${text}, ${from}, 2) IN (${values.map((value) => `'${two(value)}'`).join(', ')})`;
  if (isPlain) return `${among(12, changes.hours)} AND ${among(6, changes.months)}`;
  if (style === 'excel_serial') return 'TRUE';
  const shown = changes.hours.flatMap((hour) => [`0?${hour}`, `${hour % 12 === 0 ? 12 : `0?${hour % 12}`}`]);
  const digits = changes.hours.map(two).join('|');
  return `regexp_matches(${text}, '(?:^|[^0-9])(?:${[...new Set(shown)].join('|')})[:.]|^[0-9]{8}[T ]?(?:${digits})|[^ -~]')`;
}

/** What the clock showed; NULL where the text names its own offset or zone, or is no time. */
function wallSql({ text, style }: Watched, isPlain: boolean): string {
  if (isPlain) return `TRY_CAST(${text} AS TIMESTAMP)`;
  const { pattern, sql } = stampSql(text, style);
  const rare = rareStampSql(text, style, (wall, minutes) => `CASE WHEN ${minutes} IS NULL THEN ${wall} END`);
  return `CASE WHEN regexp_full_match(${text}, ${quoteText(pattern)}) THEN ${sql} ELSE ${rare} END`;
}

/** A midnight that is skipped stands for its day, which begins right after it: nothing is read in a wrong way. */
function lookSql(watched: Watched, from: string, isPlain: boolean): string {
  const { zone, changes } = watched;
  const at = (instant: string) => `timezone(${quoteText(zone)}, ${instant})`;
  const twice = changes.back.map((longer) => `${at(`instant - to_milliseconds(${longer})`)} = wall`);
  return (
    `SELECT epoch_ms(date_trunc('day', wall)) // ${millisecondsPerDay}, is_skipped, count(*), epoch_ms(min(wall)), min(epoch_ms(instant)) ` +
    `FROM (SELECT wall, instant, ${at('instant')} <> wall AND wall <> date_trunc('day', wall) AS is_skipped FROM ` +
    `(SELECT wall, ${at('wall')} AS instant FROM (SELECT ${wallSql(watched, isPlain)} AS wall FROM ${from} ` +
    `WHERE ${mayBeOf(watched, isPlain)}) WHERE wall IS NOT NULL)) WHERE ${['is_skipped', ...twice].join(' OR ')} GROUP BY ALL`
  );
}

const clock = (wall: number) => new Date(wall).toISOString().slice(11, 16);

function warningOf({ column, zone, day, isSkipped, count, wall, instant }: Found): ReceiptWarning {
  const times = `${count.toLocaleString('en-US')} ${count === 1 ? 'time' : 'times'} of ${column}`;
  const lie = count === 1 ? 'lies' : 'lie';
  const around = changesIn(zone, instant - millisecondsPerDay, instant + millisecondsPerDay);
  const change = around.find(({ from, to }) => from <= wall && wall < to);
  // Where the database and this program know other rules of the zone, the hour stands for what the database found.
  const hour = wall - (wall % 3_600_000);
  const [from, to] = [clock(change?.from ?? hour), clock(change?.to ?? hour + 3_600_000)];
  if (isSkipped)
    return {
      code: 'HOUR_SKIPPED',
      message: `${times} ${lie} between ${from} and ${to} on ${formatDay(day)}, which no clock in ${zone} showed: clocks went forward from ${from} to ${to}. A time without an offset was read as if they had not yet (${clock(wall)} as ${clock(instant)} UTC); ask the partner which zone its times are in.`,
    };
  return {
    code: 'HOUR_TWICE',
    message: `${times} ${lie} between ${from} and ${to} on ${formatDay(day)}, which clocks in ${zone} showed twice; a time without an offset was read as the later of the two.`,
  };
}
