import { addDays } from '../../../../shared/calendar/day.ts';
import { periodLabel } from '../../../../shared/calendar/period.ts';
import type { FeedHealth } from '../../../../shared/explain/data-health.ts';
import { formatCount } from '../../../ui/number/format-value.ts';
import type { ExtractStatus } from '../extract-status.ts';

const counted = (count: number, one: string, many = `${one}s`) => `${formatCount(count)} ${count === 1 ? one : many}`;

/** "Mar 29", or "Mar 29, 2026" where years differ; a dash where no row has a time. */
export function dayShort(day: string | null, withYear: boolean): string {
  if (day === null || day === '') return '–';
  const label = periodLabel({ from: day, to: addDays(day, 1) });
  return withYear ? label : label.replace(/, \d{4}$/, '');
}

/** Whether days of these deliveries need their year. */
export function needsYear(feeds: readonly FeedHealth[]): boolean {
  return new Set(feeds.flatMap(({ from, through }) => [from, through]).flatMap((day) => day?.slice(0, 4) ?? [])).size > 1;
}

export function ageText({ through, age, late }: FeedHealth): string {
  if (through === null || age === null) return 'No row has a time';
  const days = age <= 0 ? 'today' : age === 1 ? 'yesterday' : `${formatCount(age)} days ago`;
  return late.length === 0
    ? `Newest rows of ${through}, ${days}`
    : `Newest rows of ${through}, ${days}; due since and not here: ${late.join(', ')}`;
}

/** The first thing to do about a delivery, in a word or two. */
export function feedStatus(feed: FeedHealth): ExtractStatus {
  const { failed, open, parts, late, gaps, quarantined, faulty } = feed;
  if (open.length > 0)
    return { tone: 'bad', text: 'does not close', title: `${counted(open.length, 'file')} with lines or amounts not accounted for` };
  if (failed.length > 0)
    return {
      tone: 'bad',
      text: counted(failed.length, 'control fails', 'controls fail'),
      title: 'A total that the partner states is not what its rows give',
    };
  if (parts.length > 0)
    return {
      tone: 'bad',
      text: parts.some((problem) => problem.endsWith('missing')) ? 'part missing' : 'part twice',
      title: parts.join('; '),
    };
  if (late.length > 0) return { tone: 'warn', text: `${counted(late.length, 'day')} late`, title: `Due and not here: ${late.join(', ')}` };
  if (gaps.length > 0) return { tone: 'warn', text: `${counted(gaps.length, 'day')} missing`, title: gaps.join(', ') };
  if (quarantined > 0)
    return { tone: 'warn', text: 'quarantine', title: `${counted(quarantined, 'record')} set aside; no total holds them` };
  if (faulty > 0) return { tone: 'warn', text: 'faults', title: `${counted(faulty, 'row')} with a field that could not be read` };
  return { tone: 'good', text: 'sound', title: 'Nothing is late or missing, and everything ties' };
}

/** All deliveries in one sentence or two. */
export function headline(feeds: readonly FeedHealth[], newest: string): string {
  const sum = (count: (feed: FeedHealth) => number) => feeds.reduce((total, feed) => total + count(feed), 0);
  const troubles = [
    [sum(({ failed }) => failed.length), (count: number) => `${counted(count, 'stated total does', 'stated totals do')} not tie`],
    [sum(({ open }) => open.length), (count: number) => `${counted(count, 'file does', 'files do')} not close`],
    [sum(({ parts }) => parts.length), (count: number) => `${counted(count, 'delivery lacks', 'deliveries lack')} a part or has one twice`],
    [sum(({ gaps }) => gaps.length), (count: number) => `${counted(count, 'day is', 'days are')} missing`],
    [sum(({ quarantined }) => quarantined), (count: number) => `${counted(count, 'record waits', 'records wait')} in quarantine`],
    [sum(({ faulty }) => faulty), (count: number) => `${counted(count, 'row has', 'rows have')} a fault`],
  ] as const;
  const said = troubles.flatMap(([count, words]) => (count === 0 ? [] : [words(count)]));
  const sound = feeds.filter(({ state }) => state === 'sound').length;
  const first = `${formatCount(sound)} of ${counted(feeds.length, 'delivery is', 'deliveries are')} sound; the newest rows are of ${dayShort(newest, needsYear(feeds))}.`;
  return said.length === 0 ? first : `${first} ${said.join(', ').replace(/^./, (letter) => letter.toUpperCase())}.`;
}
