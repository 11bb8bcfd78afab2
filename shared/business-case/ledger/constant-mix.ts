import type { SegmentCost } from './initiative.ts';

/** What was saved with each segment at its own baseline unit cost, and what the average unit cost would have said. */
export interface MixSaving {
  /** Sum over segments of (unit cost then - unit cost now) x volume now. */
  readonly saving: number;
  /** (Average unit cost then - now) x volume now: moves with the mix, too. */
  readonly naive: number;
  /** naive - saving: what the mix alone did. */
  readonly mix: number;
  readonly volume: number;
  /** Segments with volume now and no baseline; they are in neither. */
  readonly withoutBaseline: readonly string[];
}

/** Cost and volume of each segment over several months. */
export function sumSegments(months: readonly { readonly segments: readonly SegmentCost[] }[]): SegmentCost[] {
  const sums = new Map<string, { cost: number; volume: number }>();
  for (const { segment, cost, volume } of months.flatMap(({ segments }) => segments)) {
    const sum = sums.get(segment) ?? { cost: 0, volume: 0 };
    sums.set(segment, { cost: sum.cost + cost, volume: sum.volume + volume });
  }
  return [...sums].map(([segment, sum]) => ({ segment, ...sum }));
}

export function constantMixSaving(then: readonly SegmentCost[], now: readonly SegmentCost[]): MixSaving {
  const unitThen = new Map(then.filter(({ volume }) => volume > 0).map(({ segment, cost, volume }) => [segment, cost / volume]));
  const known = now.filter(({ segment, volume }) => volume > 0 && unitThen.has(segment));
  const saving = known.reduce((sum, { segment, cost, volume }) => sum + (unitThen.get(segment) ?? 0) * volume - cost, 0);
  const [before, after] = [totals(then), totals(known)];
  const naive = before.volume > 0 && after.volume > 0 ? (before.cost / before.volume - after.cost / after.volume) * after.volume : 0;
  const withoutBaseline = now.filter(({ segment, volume }) => volume > 0 && !unitThen.has(segment)).map(({ segment }) => segment);
  return { saving, naive, mix: naive - saving, volume: after.volume, withoutBaseline };
}

function totals(segments: readonly SegmentCost[]): { readonly cost: number; readonly volume: number } {
  return segments.reduce((sum, { cost, volume }) => ({ cost: sum.cost + cost, volume: sum.volume + volume }), { cost: 0, volume: 0 });
}

/** Average unit cost at the mix of `weights`; null when a segment of it is missing. */
export function unitAtMix(segments: readonly SegmentCost[], weights: readonly SegmentCost[]): number | null {
  const units = new Map(segments.filter(({ volume }) => volume > 0).map(({ segment, cost, volume }) => [segment, cost / volume]));
  const weighed = weights.filter(({ volume }) => volume > 0);
  if (weighed.length === 0 || weighed.some(({ segment }) => !units.has(segment))) return null;
  const whole = weighed.reduce((sum, { volume }) => sum + volume, 0);
  return weighed.reduce((sum, { segment, volume }) => sum + (units.get(segment) ?? 0) * volume, 0) / whole;
}
