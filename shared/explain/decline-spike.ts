/** A cell of answered card attempts: how many, and how many were declined with the code. */
export interface DeclineCell {
  readonly attempts: number;
  readonly declines: number;
}

/** One issuer, code and local day (days since 1970-01-01) that stands out against the issuer's other days. */
export interface SpikeDay extends DeclineCell {
  readonly issuer: string;
  readonly code: string;
  readonly day: number;
  readonly baseline: number;
}

export interface SpikeCandidate {
  readonly issuer: string;
  readonly code: string;
  readonly firstDay: number;
  readonly lastDay: number;
  /** Declines beyond the baseline over these days. */
  readonly excess: number;
}

/** Standard deviations of a binomial count above its expectation. */
export function binomialZ(cell: DeclineCell, baseline: number): number {
  const variance = cell.attempts * baseline * (1 - baseline);
  return variance <= 0 ? 0 : (cell.declines - cell.attempts * baseline) / Math.sqrt(variance);
}

/** Days that stand out, drawn together by issuer and code when they follow each other; most excess declines first. */
export function spikeCandidates(days: readonly SpikeDay[]): SpikeCandidate[] {
  const candidates: SpikeCandidate[] = [];
  for (const day of days.toSorted((a, b) => a.issuer.localeCompare(b.issuer) || a.code.localeCompare(b.code) || a.day - b.day)) {
    const excess = day.declines - day.attempts * day.baseline;
    const last = candidates.at(-1);
    if (last !== undefined && last.issuer === day.issuer && last.code === day.code && day.day <= last.lastDay + 1) {
      candidates[candidates.length - 1] = { ...last, lastDay: day.day, excess: last.excess + excess };
    } else candidates.push({ issuer: day.issuer, code: day.code, firstDay: day.day, lastDay: day.day, excess });
  }
  return candidates.toSorted((a, b) => b.excess - a.excess);
}

/** Hours (or BINs by hour) around a candidate, and each BIN's own baseline from all other time. */
export interface SpikeHour extends DeclineCell {
  readonly bin: string;
  /** Hours since 1970-01-01 UTC. */
  readonly hour: number;
}

export interface BinBaseline extends DeclineCell {
  readonly bin: string;
}

export interface DeclineSpike {
  readonly bins: readonly string[];
  /** [from, to) in hours since 1970-01-01 UTC. */
  readonly fromHour: number;
  readonly toHour: number;
  readonly attempts: number;
  readonly declines: number;
  /** Share of answered attempts declined with the code, at other times and during the spike. */
  readonly baseline: number;
  readonly share: number;
  readonly z: number;
}

const leastBinZ = 4;
const leastZ = 6;

/**
 * Where exactly and when: BINs above their own baseline, then the stretch of hours that holds the most declines beyond half way
 * between baseline and peak. Null when what is left does not stand out by 6 standard deviations.
 */
export function locateSpike(hours: readonly SpikeHour[], baselines: readonly BinBaseline[]): DeclineSpike | null {
  const whole = shareOf(total(baselines));
  const baselineOf = (bin: string): number => {
    const own = baselines.find((one) => one.bin === bin);
    return own === undefined || own.attempts < 30 ? whole : Math.max(shareOf(own), 1 / own.attempts);
  };
  const bins = [...new Set(hours.map(({ bin }) => bin))];
  const isHigh = (bin: string): boolean => binomialZ(total(hours.filter((hour) => hour.bin === bin)), baselineOf(bin)) >= leastBinZ;
  const high = bins.filter(isHigh).toSorted();
  if (high.length === 0) return null;
  const baseline = shareOf(total(baselines.filter(({ bin }) => high.includes(bin)))) || whole;
  const series = hourly(hours.filter(({ bin }) => high.includes(bin)));
  const segment = bestStretch(series, baseline, peakShare(series));
  if (segment === null) return null;
  const inside = total(segment);
  const spike = { ...inside, share: shareOf(inside), z: binomialZ(inside, baseline) };
  const [first, last] = [segment[0], segment.at(-1)];
  if (spike.z < leastZ || first === undefined || last === undefined) return null;
  return { ...spike, bins: high, baseline, fromHour: first.hour, toHour: last.hour + 1 };
}

type Hour = DeclineCell & { readonly hour: number };

function total(cells: readonly DeclineCell[]): DeclineCell {
  return cells.reduce((sum, cell) => ({ attempts: sum.attempts + cell.attempts, declines: sum.declines + cell.declines }), {
    attempts: 0,
    declines: 0,
  });
}

const shareOf = (cell: DeclineCell): number => (cell.attempts === 0 ? 0 : cell.declines / cell.attempts);

function hourly(hours: readonly SpikeHour[]): Hour[] {
  const byHour = new Map<number, Hour>();
  for (const { hour, attempts, declines } of hours) {
    const known = byHour.get(hour);
    byHour.set(hour, { hour, attempts: attempts + (known?.attempts ?? 0), declines: declines + (known?.declines ?? 0) });
  }
  return [...byHour.values()].toSorted((a, b) => a.hour - b.hour);
}

/** Highest share over any 6 hours in a row: one thin hour is not a peak. */
function peakShare(series: readonly Hour[]): number {
  return series.reduce((peak, _, index) => Math.max(peak, shareOf(total(series.slice(index, index + 6)))), 0);
}

/** The stretch with the largest sum of declines beyond the half-way share (maximum-sum subarray). */
function bestStretch(series: readonly Hour[], baseline: number, peak: number): Hour[] | null {
  const halfWay = (baseline + peak) / 2;
  let [best, bestFrom, bestTo] = [0, 0, 0];
  let [running, from] = [0, 0];
  for (const [index, hour] of series.entries()) {
    if (running <= 0) [running, from] = [0, index];
    running += hour.declines - hour.attempts * halfWay;
    if (running > best) [best, bestFrom, bestTo] = [running, from, index + 1];
  }
  return bestTo > bestFrom ? series.slice(bestFrom, bestTo) : null;
}
