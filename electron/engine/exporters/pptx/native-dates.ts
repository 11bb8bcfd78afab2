import type { NativeDates } from './native-chart.ts';

/** A date axis with as many labels as fit; null for hours, which stay text. */
export function datesOf(ats: readonly number[], step: number, width: number): NativeDates | null {
  const day = 86_400_000;
  if (step < day || ats.length < 2) return null;
  const days = ats.map((at) => Math.round(at / day));
  const span = (days.at(-1) ?? 0) - (days[0] ?? 0);
  const most = Math.max(2, Math.floor(width / 0.8));
  if (step >= 27 * day) {
    const every = [1, 2, 3, 6, 12, 24, 60].find((months) => span / 30.4 / months <= most) ?? 120;
    return { days, base: 'months', every, unit: 'months', format: 'mmm yyyy' };
  }
  const base = step >= 7 * day ? [7, 14, 28] : [1, 2, 7, 14, 28];
  const every = base.find((each) => span / each <= most);
  return every === undefined
    ? { days, base: 'days', every: Math.ceil(span / 30.4 / most), unit: 'months', format: 'mmm yyyy' }
    : { days, base: 'days', every, unit: 'days', format: 'mmm d' };
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A moment as a category label: "Jan 5", "Jan 2026", "Feb 4 20:00"; with the year where the axis runs over more than one. */
export function shortTime(at: number, step: number, all: readonly number[]): string {
  const date = new Date(at);
  const day = 86_400_000;
  const month = months[date.getUTCMonth()] ?? '';
  if (step >= 360 * day) return String(date.getUTCFullYear());
  if (step >= 27 * day) return `${month} ${date.getUTCFullYear()}`;
  const severalYears = new Date(all[0] ?? at).getUTCFullYear() !== new Date(all.at(-1) ?? at).getUTCFullYear();
  const text = `${month} ${date.getUTCDate()}${severalYears ? `, ${date.getUTCFullYear()}` : ''}`;
  return step >= day ? text : `${text} ${String(date.getUTCHours()).padStart(2, '0')}:00`;
}
