import { dayNumber, formatDay, parseDay } from '../calendar/day.ts';
import { localDay } from '../calendar/time-zone.ts';
import { missingDays } from '../metrics/presence.ts';
import { everything } from '../query/filter.ts';
import { hasDollars, isBankDay, isBankTable, isIrregular } from '../extract/gap-days.ts';
import { amountGap, linesLeft } from '../extract/receipt-checks.ts';
import type { ExtractSummary, StatedControl } from '../extract/receipt.ts';
import { groupDeliveries, partProblems } from '../extract/split-files.ts';

/** A stated total that was not found in the rows of a file. */
export interface FailedControl {
  readonly extract: ExtractSummary;
  readonly control: StatedControl;
}

/** All files of one partner in one layout that count: one delivery that comes again and again. */
export interface FeedHealth {
  readonly key: string;
  /** In alphabetical order; none where the rows name no partner. */
  readonly partners: readonly string[];
  readonly format: string;
  /** By their first day; files without rows last. */
  readonly extracts: readonly ExtractSummary[];
  readonly rows: number;
  /** First and last day with rows (or said to be quiet), YYYY-MM-DD; null where no row has a time. */
  readonly from: string | null;
  readonly through: string | null;
  /** Days with rows, and days that were said to be quiet, as days since 1970-01-01. */
  readonly days: ReadonlySet<number>;
  /** Days from the last day with rows to today. */
  readonly age: number | null;
  /** Days on which rows were due and there are none, up to the newest day of the workbook. */
  readonly gaps: readonly string[];
  /** Those of the gaps that lie behind the last day: what has not come yet. */
  readonly late: readonly string[];
  readonly quarantined: number;
  readonly faulty: number;
  readonly controls: number;
  readonly failed: readonly FailedControl[];
  /** Parts of its deliveries that are not there, or are there twice, a sentence each. */
  readonly parts: readonly string[];
  /** Files of which a line or an amount is not accounted for. */
  readonly open: readonly ExtractSummary[];
  readonly state: 'sound' | 'look' | 'broken';
}

export interface HealthContext {
  /** YYYY-MM-DD. */
  readonly today: string;
  readonly zone: string;
  /** Days on which a partner's bank is closed, besides weekends. */
  readonly holidaysOf: (partners: readonly string[]) => ReadonlySet<string>;
}

/** The day in the name of a file; a name with several of them says nothing. */
function namedDay(name: string): string | null {
  const days = [...name.matchAll(/(?<!\d)(20\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)/g)].map(
    ([, year, month, day]) => `${year}-${month}-${day}`,
  );
  const known = [...new Set(days)].filter((day) => parseDay(day) !== null);
  return known.length === 1 ? (known[0] ?? null) : null;
}

/** Days of a file that it speaks about: those between its first and last row that have one, or the day of which it says that it was quiet. */
function daysOf({ name, receipt }: ExtractSummary, zone: string): readonly number[] {
  if (receipt.firstInstant === null || receipt.lastInstant === null) {
    const quiet = receipt.rows.loaded === 0 ? namedDay(name) : null;
    return quiet === null ? [] : [dayNumber(quiet)];
  }
  const missing = new Set(receipt.missingDays.map(dayNumber));
  const [from, through] = [localDay(zone, Date.parse(receipt.firstInstant)), localDay(zone, Date.parse(receipt.lastInstant))];
  return Array.from({ length: through - from + 1 }, (_, index) => from + index).filter((day) => !missing.has(day));
}

/** Files by partner and layout. A quiet day's file names no partner: it belongs to the one delivery in its layout, if there is one. */
function feedsOf(extracts: readonly ExtractSummary[]): ReadonlyMap<string, readonly ExtractSummary[]> {
  const keyOf = ({ partners, receipt }: ExtractSummary) => `${receipt.format}|${partners.length === 1 ? partners[0] : ''}`;
  const feeds = new Map<string, ExtractSummary[]>();
  const nameless: ExtractSummary[] = [];
  for (const extract of extracts) {
    if (extract.partners.length === 0 && extract.receipt.rows.loaded === 0) nameless.push(extract);
    else feeds.set(keyOf(extract), [...(feeds.get(keyOf(extract)) ?? []), extract]);
  }
  for (const extract of nameless) {
    const kin = [...feeds.keys()].filter((key) => key.startsWith(`${extract.receipt.format}|`));
    const [key = keyOf(extract)] = kin.length === 1 ? kin : [];
    feeds.set(key, [...(feeds.get(key) ?? []), extract]);
  }
  return feeds;
}

/** What is fresh, missing, set aside or does not tie, over all files that count; worst first, then by partner. */
export function dataHealth(extracts: readonly ExtractSummary[], { today, zone, holidaysOf }: HealthContext): readonly FeedHealth[] {
  const counted = extracts.filter(({ state, corrects }) => state === 'active' && corrects === null);
  const feeds = [...feedsOf(counted)].map(([key, files]) => ({ key, files, days: new Set(files.flatMap((file) => daysOf(file, zone))) }));
  const newest = Math.max(...feeds.flatMap(({ days }) => [...days]));
  const gaps = missingDays(
    {
      range: Number.isFinite(newest) ? { from: 0, through: newest } : null,
      rows: feeds.filter(({ days }) => days.size > 0).map(({ key, days }) => ({ known: { partner: key }, days })),
    },
    everything,
  );
  return feeds
    .map(({ key, files, days }) => feedHealth(key, files, days, gaps.get(key) ?? [], { today, zone, holidaysOf }))
    .sort((left, right) => rank[left.state] - rank[right.state] || nameOf(left).localeCompare(nameOf(right)));
}

const rank: Readonly<Record<FeedHealth['state'], number>> = { broken: 0, look: 1, sound: 2 };
const nameOf = ({ partners, format }: FeedHealth) => `${partners.join(' ')} ${format}`;

function feedHealth(
  key: string,
  files: readonly ExtractSummary[],
  days: ReadonlySet<number>,
  due: readonly number[],
  { today, holidaysOf }: HealthContext,
): FeedHealth {
  const partners = [...new Set(files.flatMap((file) => file.partners))].sort();
  const holidays = holidaysOf(partners);
  const isBank = files.some(({ receipt }) => isBankTable(receipt.table));
  const isDollars = files.some(({ receipt }) => hasDollars(receipt));
  const rows = files.reduce((total, { receipt }) => total + receipt.rows.loaded, 0);
  const isBooked = (day: string) => !isBank || isBankDay(day, isDollars, holidays);
  const gaps = !isBank && isIrregular(rows, days.size, due.length) ? [] : due.map(formatDay).filter(isBooked);
  const sorted = [...days].sort((left, right) => left - right);
  const [first, last] = [sorted[0], sorted.at(-1)];
  const through = last === undefined ? null : formatDay(last);
  const sum = (count: (extract: ExtractSummary) => number) => files.reduce((total, file) => total + count(file), 0);
  const failed = files.flatMap((extract) =>
    extract.receipt.controls.filter(({ ok }) => !ok).map((control): FailedControl => ({ extract, control })),
  );
  const open = files.filter(({ receipt }) => linesLeft(receipt) !== 0 || receipt.amounts.some((amount) => amountGap(amount) !== '0'));
  const parts = partProblems(groupDeliveries(files.map(({ receipt }) => ({ name: receipt.file, bytes: receipt.bytes }))));
  const quarantined = sum(({ receipt }) => receipt.rows.quarantined);
  const faulty = sum(({ receipt }) => receipt.rows.faulty);
  return {
    key,
    partners,
    format: files[0]?.receipt.format ?? '',
    extracts: [...files].sort((left, right) => (left.receipt.firstInstant ?? '~').localeCompare(right.receipt.firstInstant ?? '~')),
    rows,
    from: first === undefined ? null : formatDay(first),
    through,
    days,
    age: last === undefined ? null : dayNumber(today) - last,
    gaps,
    late: gaps.filter((day) => through !== null && day > through),
    quarantined,
    faulty,
    controls: sum(({ receipt }) => receipt.controls.length),
    failed,
    parts,
    open,
    state: failed.length + open.length + parts.length > 0 ? 'broken' : gaps.length + quarantined + faulty > 0 ? 'look' : 'sound',
  };
}
