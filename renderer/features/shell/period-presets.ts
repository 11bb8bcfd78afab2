import { addDays } from '../../../shared/calendar/day.ts';
import { bucketPeriod, previousPeriod, samePeriodLastYear } from '../../../shared/calendar/period.ts';
import type { Period } from '../../../shared/query/slice.ts';

export interface PeriodPreset {
  readonly id: string;
  readonly label: string;
  readonly period: Period | null;
}

/** Periods counted back from the last day that has data: "now" is where the files end, not what the clock says. */
export function periodPresets(dataFrom: string | null, dataThrough: string | null): readonly PeriodPreset[] {
  const all = { id: 'all', label: 'All that is loaded', period: null };
  if (dataThrough === null || dataFrom === null) return [all];
  const month = bucketPeriod('month', dataThrough);
  const quarter = bucketPeriod('quarter', dataThrough);
  const end = addDays(dataThrough, 1);
  return [
    { id: 'month', label: 'Latest month', period: month },
    { id: 'month-before', label: 'Month before', period: previousPeriod(month) },
    { id: 'quarter', label: 'Latest quarter', period: quarter },
    { id: 'quarter-before', label: 'Quarter before', period: previousPeriod(quarter) },
    { id: 'year', label: 'Year to date', period: { from: bucketPeriod('year', dataThrough).from, to: end } },
    { id: '30', label: 'Last 30 days', period: { from: addDays(end, -30), to: end } },
    { id: '90', label: 'Last 90 days', period: { from: addDays(end, -90), to: end } },
    all,
  ];
}

export type CompareKind = 'none' | 'previous' | 'two-before' | 'year' | 'exact';

export const compareLabels: Readonly<Record<CompareKind, string>> = {
  none: 'No comparison',
  previous: 'Period before',
  'two-before': 'Two periods before',
  year: 'Same period a year ago',
  exact: 'Exact days',
};

export function comparePeriod(kind: CompareKind, period: Period): Period | null {
  if (kind === 'previous') return previousPeriod(period);
  if (kind === 'two-before') return previousPeriod(previousPeriod(period));
  if (kind === 'year') return samePeriodLastYear(period);
  return null;
}

function isSame(left: Period | null, right: Period | null): boolean {
  return left === right || (left !== null && right !== null && left.from === right.from && left.to === right.to);
}

/** Which comparison a pair of periods is. */
export function compareKindOf(period: Period | null, compare: Period | null): CompareKind {
  if (compare === null || period === null) return 'none';
  for (const kind of ['previous', 'two-before', 'year'] as const) if (isSame(comparePeriod(kind, period), compare)) return kind;
  return 'exact';
}

export function presetOf(presets: readonly PeriodPreset[], period: Period | null): PeriodPreset | null {
  return presets.find((preset) => isSame(preset.period, period)) ?? null;
}

/** Keeps the comparison's meaning when the period changes; exact days move with it by whole months. */
export function movedCompare(kind: CompareKind, next: Period | null, compare: Period | null): Period | null {
  if (next === null || kind === 'none') return null;
  return kind === 'exact' ? compare : comparePeriod(kind, next);
}
