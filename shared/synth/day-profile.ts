import { drawFrom, standardNormal } from './draw-tables.ts';
import { Random } from './random.ts';
import { dayCount, weekdayOf } from './synth-calendar.ts';

/** Orders per hour of the local day, two peaks: noon and evening. Taken at the middle of each hour. */
const hourly = [
  0.34, 0.22, 0.15, 0.12, 0.13, 0.2, 0.4, 0.7, 0.95, 1.1, 1.25, 1.45, 1.6, 1.5, 1.3, 1.2, 1.2, 1.3, 1.45, 1.6, 1.75, 1.6, 1.15, 0.65,
];

/** Relative activity of each local minute; mean 1. */
export const minuteProfile: Float64Array = (() => {
  const profile = new Float64Array(1440);
  let sum = 0;
  for (let minute = 0; minute < 1440; minute++) {
    const position = (minute + 0.5) / 60 - 0.5;
    const left = Math.floor(position);
    const share = position - left;
    profile[minute] = hourly[(left + 24) % 24]! * (1 - share) + hourly[(left + 1) % 24]! * share;
    sum += profile[minute]!;
  }
  return profile.map((value) => (value * 1440) / sum);
})();

export const peakActivity: number = minuteProfile.reduce((most, value) => Math.max(most, value), 0);

/** Minute of the day (with its fraction) below which a share of the day's orders lies, in 4,096 steps. */
const minuteQuantiles: Float64Array = (() => {
  const quantiles = new Float64Array(4097);
  let cumulated = 0;
  let step = 0;
  for (let minute = 0; minute < 1440; minute++) {
    const next = cumulated + minuteProfile[minute]! / 1440;
    for (; step <= 4096 && step / 4096 <= next; step++) quantiles[step] = minute + (step / 4096 - cumulated) / (next - cumulated);
    cumulated = next;
  }
  for (; step <= 4096; step++) quantiles[step] = 1440;
  return quantiles;
})();

/** New orders begin in the first 1,438 minutes of the day, so that their retries still fall on their own day. */
const squeeze = 1438 / 1440;

/** A local wall-clock time in ms since midnight, distributed like orders over the day. */
export function drawWallMs(random: Random): number {
  const position = random.unit() * 4096;
  const index = position | 0;
  const left = minuteQuantiles[index]!;
  const minute = left + (minuteQuantiles[index + 1]! - left) * (position - index);
  return Math.floor(minute * squeeze * 60_000);
}

const weekdayWeights = [1.05, 1.02, 1.01, 1.02, 1.03, 0.92, 0.95];

/** Relative activity of each day of the quarter: weekday times noise (negative binomial with k = 50: spread of 14 %, tails cut). */
export function dayWeights(stream: string): number[] {
  const random = new Random(stream);
  return Array.from({ length: dayCount }, (_, day) => {
    const noise = Math.min(Math.max(drawFrom(standardNormal, random), -2), 2);
    return weekdayWeights[weekdayOf(day) - 1]! * (1 + 0.1 * noise);
  });
}
