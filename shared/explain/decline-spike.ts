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

const leastZ = 6;
/** BINs and hours each depend on the other: rounds until they agree, at most this many. */
const rounds = 6;
/** A BIN belongs to the spike when its declines in these hours are this much (in nats) better explained by the spike's share than by its own. */
const leastEvidence = 1;
/** Attempts of all BINs together that stand behind a BIN's own baseline, so that a thin BIN has one. */
const sharedAttempts = 100;

/**
 * Where exactly and when: BINs whose declines the spike explains better than their own baseline does, and the stretch of hours that it
 * explains best. Null when what is left does not stand out by 6 standard deviations.
 */
export function locateSpike(hours: readonly SpikeHour[], baselines: readonly BinBaseline[]): DeclineSpike | null {
  const usual = usualShares(baselines);
  let bins = [...new Set(hours.map(({ bin }) => bin))].toSorted();
  let found: DeclineSpike | null = null;
  for (let round = 0; round < rounds; round++) {
    const series = hourly(hours.filter(({ bin }) => bins.includes(bin)));
    const baseline = shareOf(total(baselines.filter(({ bin }) => bins.includes(bin)))) || usual('');
    const segment = bestStretch(series, baseline, found?.share ?? peakShare(series));
    const [first, last] = [segment?.[0], segment?.at(-1)];
    if (segment === null || first === undefined || last === undefined) return null;
    const inside = total(segment);
    found = {
      ...inside,
      bins,
      baseline,
      share: shareOf(inside),
      z: binomialZ(inside, baseline),
      fromHour: first.hour,
      toHour: last.hour + 1,
    };
    const { fromHour, toHour, share } = found;
    const during = hours.filter(({ hour }) => hour >= fromHour && hour < toHour);
    const next = [...new Set(during.map(({ bin }) => bin))]
      .filter((bin) => evidence(total(during.filter((hour) => hour.bin === bin)), usual(bin), share) > leastEvidence)
      .toSorted();
    if (next.length === 0) return null;
    if (next.join() === bins.join()) break;
    bins = next;
  }
  return found !== null && found.z >= leastZ ? found : null;
}

/** Each BIN's own share at other times, drawn towards that of all BINs where it is thin. */
function usualShares(baselines: readonly BinBaseline[]): (bin: string) => number {
  const all = total(baselines);
  const whole = (all.declines + 0.5) / (all.attempts + 1);
  const shares = new Map(baselines.map((own) => [own.bin, (own.declines + whole * sharedAttempts) / (own.attempts + sharedAttempts)]));
  return (bin) => shares.get(bin) ?? whole;
}

/** Log of how much better `share` explains the cell than `usual` does. */
function evidence(cell: DeclineCell, usual: number, share: number): number {
  const [low, high] = [within(usual), within(share)];
  return cell.declines * Math.log(high / low) + (cell.attempts - cell.declines) * Math.log((1 - high) / (1 - low));
}

const within = (share: number): number => Math.min(Math.max(share, 1e-6), 1 - 1e-6);

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

/**
 * The stretch with the most evidence for `peak` over `baseline` (maximum-sum subarray). Each hour then costs a third of the mean evidence
 * of an hour, so that a chance decline in the quiet hours before a spike does not begin it.
 */
function bestStretch(series: readonly Hour[], baseline: number, peak: number): Hour[] | null {
  if (peak <= baseline) return null;
  const judge = (hour: Hour): number => evidence(hour, baseline, peak);
  const wide = maximumStretch(series, judge);
  if (wide.length === 0) return null;
  const mean = wide.reduce((sum, hour) => sum + judge(hour), 0) / hoursIn(wide);
  return maximumStretch(everyHour(wide), (hour) => judge(hour) - mean / 3);
}

function maximumStretch(series: readonly Hour[], judge: (hour: Hour) => number): Hour[] {
  let [best, bestFrom, bestTo] = [0, 0, 0];
  let [running, from] = [0, 0];
  for (const [index, hour] of series.entries()) {
    if (running <= 0) [running, from] = [0, index];
    running += judge(hour);
    if (running > best) [best, bestFrom, bestTo] = [running, from, index + 1];
  }
  return series.slice(bestFrom, bestTo);
}

const hoursIn = (stretch: readonly Hour[]): number => (stretch.at(-1)?.hour ?? 0) - (stretch[0]?.hour ?? 0) + 1;

/** Hours without an attempt count as hours too. */
function everyHour(stretch: readonly Hour[]): Hour[] {
  const first = stretch[0]?.hour ?? 0;
  const byHour = new Map(stretch.map((hour) => [hour.hour, hour]));
  return Array.from(
    { length: hoursIn(stretch) },
    (_, index) => byHour.get(first + index) ?? { hour: first + index, attempts: 0, declines: 0 },
  );
}
