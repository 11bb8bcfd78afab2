import { bucketStart } from '../calendar/bucket.ts';
import { dayNumber, dayParts } from '../calendar/day.ts';
import { periodLabel, shortMonthName } from '../calendar/period.ts';
import type { Presence } from '../metrics/presence.ts';
import type { Filter } from '../query/filter.ts';
import { judgeFilter } from '../query/may-pass.ts';
import type { Period } from '../query/slice.ts';
import type { BriefFinding } from './brief.ts';

/** Says that the period holds no row of what the page is about, and which months hold some; null when it does, or when none is loaded at all. */
export function noDataFinding(presence: Presence, where: Filter, period: Period, tableLabel: string): BriefFinding | null {
  const days = presence.rows.flatMap(({ known, days: own }) => (judgeFilter(where, known) === 'no' ? [] : [...own]));
  if (presence.range === null || days.some((day) => day >= dayNumber(period.from) && day < dayNumber(period.to))) return null;
  const rows = tableLabel.toLowerCase();
  return {
    id: 'no-data',
    money: null,
    moneyLabel: 'no data',
    tone: 'warn',
    lead: `No ${rows} in ${periodLabel(period)}:`,
    rest:
      days.length === 0
        ? `the filters let none of the loaded ${rows} through, so nothing can be said of them.`
        : `nothing can be said of them there. There are some in ${monthListWords(days)}.`,
    small: 'Choose a period in the bar above, or load the missing files',
    deadline: null,
    actions: [],
    lineage: [],
  };
}

/** Months of days since 1970-01-01, runs drawn together: "Nov 2025 – Jan 2026 and Mar 2026"; the last six runs. */
export function monthListWords(days: readonly number[]): string {
  const months = [...new Set(days.map((day) => monthIndex(bucketStart('month', day))))].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const month of months) {
    const last = runs.at(-1);
    if (last !== undefined && month === last[1] + 1) last[1] = month;
    else runs.push([month, month]);
  }
  const words = runs.slice(-6).map(([from, to]) => (from === to ? monthWords(from) : `${monthWords(from)} – ${monthWords(to)}`));
  const list = words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
  return runs.length > 6 ? `${list}, and in earlier months` : list;
}

function monthIndex(day: number): number {
  const { year, month } = dayParts(day);
  return year * 12 + month - 1;
}

const monthWords = (index: number): string => `${shortMonthName((index % 12) + 1)} ${Math.floor(index / 12)}`;
