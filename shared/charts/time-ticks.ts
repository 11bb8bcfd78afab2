/** A tick of a time axis, at wall-clock milliseconds; `under` is a second line, given where it changes. */
export interface TimeTick {
  readonly at: number;
  readonly label: string;
  readonly under: string | null;
}

const hour = 3_600_000;
const day = 24 * hour;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

interface Step {
  readonly length: number;
  readonly unit: 'hour' | 'day' | 'week' | 'month' | 'year';
  readonly every: number;
}

const steps: readonly Step[] = [
  ...[1, 3, 6, 12].map((every) => ({ length: every * hour, unit: 'hour' as const, every })),
  ...[1, 2].map((every) => ({ length: every * day, unit: 'day' as const, every })),
  ...[1, 2].map((every) => ({ length: every * 7 * day, unit: 'week' as const, every })),
  ...[1, 2, 3, 6].map((every) => ({ length: every * 30 * day, unit: 'month' as const, every })),
  ...[1, 2, 5, 10, 25].map((every) => ({ length: every * 365 * day, unit: 'year' as const, every })),
];

/** Ticks on round calendar moments in [from, to], at most `most` of them, never closer than the data's own step. */
export function timeTicks(from: number, to: number, most: number, dataStep = 0): readonly TimeTick[] {
  for (const step of steps) {
    if (step.length < dataStep * 0.9) continue;
    if ((to - from) / step.length > most * 1.2) continue;
    const ats = momentsOf(step, from, to);
    if (ats.length <= most) return ats.map((at, index) => tick(step, at, ats[index - 1]));
  }
  return [];
}

function momentsOf(step: Step, from: number, to: number): readonly number[] {
  const ats: number[] = [];
  const start = new Date(from);
  if (step.unit === 'month' || step.unit === 'year') {
    const every = step.unit === 'year' ? step.every * 12 : step.every;
    const first = start.getUTCFullYear() * 12 + start.getUTCMonth();
    for (let month = Math.floor(first / every) * every; ; month += every) {
      const at = Date.UTC(Math.floor(month / 12), month % 12, 1);
      if (at > to) return ats;
      if (at >= from) ats.push(at);
    }
  }
  // 1970-01-05 was a Monday.
  const origin = step.unit === 'week' ? 4 * day : 0;
  const length = step.length;
  for (let at = Math.ceil((from - origin) / length) * length + origin; at <= to; at += length) ats.push(at);
  return ats;
}

function tick(step: Step, at: number, before: number | undefined): TimeTick {
  const date = new Date(at);
  const past = before === undefined ? null : new Date(before);
  const year = String(date.getUTCFullYear());
  const yearUnder = past !== null && past.getUTCFullYear() === date.getUTCFullYear() ? null : year;
  const dayText = `${months[date.getUTCMonth()]} ${date.getUTCDate()}`;
  switch (step.unit) {
    case 'hour':
      return {
        at,
        label: `${String(date.getUTCHours()).padStart(2, '0')}:00`,
        under: past?.getUTCDate() === date.getUTCDate() ? null : dayText,
      };
    case 'day':
    case 'week':
      return { at, label: dayText, under: yearUnder };
    case 'month':
      return { at, label: months[date.getUTCMonth()] ?? '', under: yearUnder };
    case 'year':
      return { at, label: year, under: null };
  }
}
