import { differenceInDifferences, type Effect, holdOut, interruptedTimeSeries } from './attribution.ts';
import { constantMixSaving, type MixSaving, sumSegments, unitAtMix } from './constant-mix.ts';
import type { Initiative, MeasuredMonth, SegmentCost } from './initiative.ts';
import type { Measured } from './measured.ts';
import { firstFullMonth, monthNumber, monthText } from './month.ts';

/** An initiative in a year before claims of the same change are settled; amounts in its own unit. */
export interface ClaimState {
  readonly initiative: Initiative;
  readonly measuredFrom: Measured;
  readonly baseline: readonly SegmentCost[];
  /** What lies in the window now; null when nothing does. */
  readonly baselineNow: readonly SegmentCost[];
  readonly through: string | null;
  readonly liveFrom: string | null;
  /** Live months of the year, of its first twelve, that are measured. */
  readonly months: readonly MeasuredMonth[];
  readonly measured: MixSaving | null;
  /** Change of the metric over those months. */
  readonly observed: number;
  /** By month, as far as it is measured or stated, over all of its first twelve months. */
  readonly claimedByMonth: ReadonlyMap<string, number>;
  /** In the year, before attribution. */
  readonly stated: number;
  readonly attribution: { readonly effect: Effect | null; readonly counts: boolean; readonly words: string } | null;
  /** Part of the stated claim that is caused by the initiative, 0..1. */
  readonly caused: number;
  /** In the year, after attribution. */
  readonly claimed: number;
}

export function claimState(initiative: Initiative, measuredFrom: Measured, year: number): ClaimState {
  const { baseline: window, implementedOn, claim } = initiative;
  const inWindow = measuredFrom.months.filter(({ month }) => month >= window.from && month <= window.to);
  const baselineNow = sumSegments(inWindow);
  const baseline = window.frozen?.segments ?? baselineNow;
  const liveFrom = implementedOn === null ? null : firstFullMonth(implementedOn);
  const live =
    liveFrom === null
      ? []
      : measuredFrom.months.filter(({ month }) => month >= liveFrom && monthNumber(month) < monthNumber(liveFrom) + 12);
  const months = live.filter(({ month }) => month.startsWith(`${year}-`));
  const savingOf = (some: readonly MeasuredMonth[]): MixSaving | null =>
    some.length === 0 || baseline.length === 0 ? null : constantMixSaving(baseline, sumSegments(some));
  const measured = savingOf(months);
  const claimedByMonth = new Map(
    claim.kind === 'stated'
      ? claim.months.filter(({ month }) => liveFrom !== null && month >= liveFrom).map(({ month, amount }) => [month, amount] as const)
      : live.map((one) => [one.month, savingOf([one])?.saving ?? 0] as const),
  );
  const stated = [...claimedByMonth].reduce((sum, [month, amount]) => sum + (month.startsWith(`${year}-`) ? amount : 0), 0);
  const attribution = attributionOf(initiative, measuredFrom.months, live, liveFrom);
  const caused = causedShare(attribution, savingOf(live));
  return {
    initiative,
    measuredFrom,
    baseline,
    baselineNow,
    through: measuredFrom.months.at(-1)?.month ?? null,
    liveFrom,
    months,
    measured,
    observed: measured?.saving ?? 0,
    claimedByMonth,
    stated,
    attribution,
    caused,
    claimed: stated * caused,
  };
}

const words = (method: string, { low, high }: Effect): string =>
  low > 0
    ? `${method}: the effect is told apart from chance`
    : `${method}: ${high > 0 ? 'the interval holds zero' : 'it cost more than before'}, so no saving is counted`;

const methodNames = {
  interrupted_time_series: 'against its own trend before',
  difference_in_differences: 'against a group that was left alone',
  hold_out: 'against a group that was held out',
} as const;

/** Unit costs at the mix of the live months, so that neither volume nor mix is taken for an effect. */
function attributionOf(
  { attribution }: Initiative,
  all: readonly MeasuredMonth[],
  live: readonly MeasuredMonth[],
  liveFrom: string | null,
): ClaimState['attribution'] {
  if (attribution.kind === 'none') return null;
  const method = methodNames[attribution.kind];
  if (liveFrom === null || live.length === 0) return { effect: null, counts: false, words: `${method}: there is no full month after yet` };
  const mix = sumSegments(live);
  const unit = ({ segments }: MeasuredMonth) => unitAtMix(segments, mix);
  const unitsOf = (months: readonly MeasuredMonth[]) =>
    months.flatMap((one) => {
      const treated = unit(one);
      return treated === null ? [] : [{ month: one.month, treated }];
    });
  const [before, after] = [unitsOf(all.filter(({ month }) => month < liveFrom)), unitsOf(live)];
  const found = estimate();
  return typeof found === 'string'
    ? { effect: null, counts: false, words: `${method}: ${found}, so no saving is counted` }
    : { effect: found, counts: found.low > 0, words: words(method, found) };

  function estimate(): Effect | string {
    if (attribution.kind === 'none') return 'no method';
    if (attribution.kind === 'interrupted_time_series')
      return interruptedTimeSeries(
        before.map(({ treated }) => treated),
        after.map(({ treated }) => treated),
      );
    const control = new Map(attribution.control.map(({ month, value }) => [month, value]));
    const paired = (months: typeof before) =>
      months.flatMap(({ month, treated }) => {
        const value = control.get(month);
        return value === undefined ? [] : [{ treated, control: value }];
      });
    return attribution.kind === 'hold_out' ? holdOut(paired(after)) : differenceInDifferences(paired(before), paired(after));
  }
}

/** The effect of a unit over its saving against the baseline, at most all of it; without a method the whole saving counts. */
function causedShare(attribution: ClaimState['attribution'], live: MixSaving | null): number {
  if (attribution === null) return 1;
  if (!attribution.counts || attribution.effect === null || live === null || live.saving <= 0) return 0;
  return Math.min(1, attribution.effect.effect / (live.saving / live.volume));
}

/** Allowed saving of a year: per unit over the last three measured live months, times the agreed volume of a year. In words why there is none. */
export function runRateOf(
  { initiative, measuredFrom, liveFrom, claimedByMonth, caused }: ClaimState,
  allowedShare: number,
): number | string {
  const last = measuredFrom.months.filter(({ month }) => liveFrom !== null && month >= liveFrom).slice(-3);
  if (last.length === 0) return 'no run-rate: there is no full month after yet';
  if (last.length < 3) return `no run-rate: it needs 3 full months, there ${last.length === 1 ? 'is 1' : `are ${last.length}`}`;
  const volumeOf = (months: readonly MeasuredMonth[]) =>
    months.reduce((sum, { segments }) => sum + segments.reduce((all, { volume }) => all + volume, 0), 0);
  const saved = last.reduce((sum, { month }) => sum + (claimedByMonth.get(month) ?? 0), 0) * caused * allowedShare;
  const trailing = measuredFrom.months.slice(-12);
  const agreed = initiative.committed.volumePerYear ?? (trailing.length === 12 ? volumeOf(trailing) : null);
  if (agreed === null) return `no run-rate: no volume is agreed, and ${trailing.length} months are too few to take theirs`;
  const volume = volumeOf(last);
  return volume === 0 ? 'no run-rate: the last 3 months have no volume' : (saved / volume) * agreed;
}

/** Months of a year in which a saving from a day on is due, of its first twelve. */
export function dueMonths(from: string, year: number): string[] {
  const first = monthNumber(firstFullMonth(from));
  return Array.from({ length: 12 }, (_, at) => monthText(first + at)).filter((month) => month.startsWith(`${year}-`));
}
