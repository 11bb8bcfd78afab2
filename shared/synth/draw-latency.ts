import { minuteProfile, peakActivity } from './day-profile.ts';
import { drawFrom } from './draw-tables.ts';
import type { Random } from './random.ts';
import { latencyByMonth, latencyTables, timeoutMs } from './world.ts';

const minuteMs = 60_000;
/** Load at which answers begin to slow down, as a share of the busiest minute. */
const knee = 0.8;

/** Answer time in whole ms: lognormal, slower beyond the knee of the load, with a Pareto tail in 0.3 % of answers. */
export function drawLatency(random: Random, partner: number, month: number, wallMs: number, dayWeight: number): number {
  const load = (minuteProfile[Math.min(Math.floor(wallMs / minuteMs), 1439)]! * dayWeight) / peakActivity;
  const slowdown = load > knee ? 1 + 0.8 * (load - knee) : 1;
  let latency = drawFrom(latencyTables[partner]!, random) * latencyByMonth[partner]![month]! * slowdown;
  if (random.unit() < 0.003) latency *= 1.5 / Math.sqrt(1 - random.unit());
  return Math.min(Math.round(latency), timeoutMs - 200);
}
