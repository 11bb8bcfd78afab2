import { minuteProfile } from '../day-profile.ts';
import { drawFrom, standardNormal } from '../draw-tables.ts';
import { Random } from '../random.ts';
import { isoInstant } from '../synth-calendar.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** Midnight in New York at the start of Nov 1 2025, in daylight time, and of the days that follow: the second has 25 hours. */
const midnights = [Date.UTC(2025, 10, 1, 4), Date.UTC(2025, 10, 2, 4), Date.UTC(2025, 10, 3, 5), Date.UTC(2025, 10, 4, 5)] as const;
/** Clocks go from 02:00 EDT back to 01:00 EST. */
const change = Date.UTC(2025, 10, 2, 6);

export interface LocalDay {
  readonly date: string;
  readonly hours: number;
  readonly minutes: number;
  readonly requests: number;
  /** Requests of the 24 hours from the day's midnight. */
  readonly requestsIn24Hours: number;
}

/** I12: minutes of availability over the night with 25 hours, and what each local day holds. */
export function longDayFile(seed: number): { readonly rows: string; readonly days: readonly LocalDay[] } {
  const random = new Random(`${seed}|long day`);
  const rows: string[] = [];
  const requestsAt = new Map<number, number>();
  for (let instant: number = midnights[0]; instant < midnights[3]; instant += minuteMs) {
    const local = instant - (instant < change ? 4 : 5) * hourMs;
    const activity = minuteProfile[Math.floor(local / minuteMs) % 1440]!;
    const requests = Math.max(1, Math.round(420 * activity * (1 + 0.06 * drawFrom(standardNormal, random))));
    requestsAt.set(instant, requests);
    rows.push(`${isoInstant(instant)},Meridian,authorization,${requests},${requests},0,0,610\n`);
  }
  const sum = (from: number, to: number): number => {
    let total = 0;
    for (let instant = from; instant < to; instant += minuteMs) total += requestsAt.get(instant) ?? 0;
    return total;
  };
  const days = ['2025-11-01', '2025-11-02', '2025-11-03'].map((date, index): LocalDay => {
    const [from, to] = [midnights[index]!, midnights[index + 1]!];
    return {
      date,
      hours: (to - from) / hourMs,
      minutes: (to - from) / minuteMs,
      requests: sum(from, to),
      requestsIn24Hours: sum(from, from + 24 * hourMs),
    };
  });
  return { rows: rows.join(''), days };
}
