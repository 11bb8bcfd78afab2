import { formatValue } from '../../query/format-value.ts';
import type { Allocated } from './allocate-claims.ts';
import { type ClaimState, dueMonths, runRateOf } from './claim-state.ts';
import { yearEffect } from './effect-years.ts';
import type { SegmentCost } from './initiative.ts';
import type { ClaimClash, LedgerRow, LedgerStep } from './ledger-result.ts';

/** One initiative with its claim settled: what of it counts, and by which steps committed came to realized. */
export function ledgerRow(
  state: ClaimState,
  allocated: Allocated | null,
  settled: readonly { readonly clash: ClaimClash }[],
  year: number,
): LedgerRow {
  const { initiative, measured, attribution, liveFrom, claimedByMonth, caused } = state;
  const toMoney = (amount: number): number => amount * initiative.rate;
  const allowedShare = allocated === null || allocated.claimed === 0 ? 1 : allocated.allowed / allocated.claimed;
  const allowed = toMoney(allocated?.allowed ?? state.claimed);
  const disallowed = toMoney(allocated?.disallowed ?? 0);
  const isCash = initiative.counts !== 'capacity';
  const realized = initiative.stage === 'finance_validated' && isCash ? allowed : 0;
  const rate = runRateOf(state, allowedShare);
  const runRate = typeof rate === 'number' ? toMoney(rate) : null;
  const saved = new Map([...claimedByMonth].map(([month, amount]) => [month, toMoney(amount * caused * allowedShare)]));
  const effect = liveFrom === null ? null : yearEffect(liveFrom, saved, runRate ?? 0, year);
  const next = liveFrom === null ? null : yearEffect(liveFrom, saved, runRate ?? 0, year + 1);
  const clash = settled.find(({ clash: { ids, disallowed: lost } }) => lost > 0 && ids.includes(initiative.id))?.clash;
  return {
    initiative,
    committed: committedIn(state, year),
    measured,
    claimed: state.stated,
    attribution,
    allowed,
    disallowed,
    realized,
    runRate,
    inYear: effect === null ? 0 : effect.inYear.measured + effect.inYear.expected,
    carryOver: effect === null ? 0 : effect.carryOver.measured + effect.carryOver.expected,
    carryOverNext: next === null ? 0 : next.carryOver.measured + next.carryOver.expected,
    steps: stepsOf(state, { year, allowed, disallowed, realized }),
    baseline: {
      segments: state.baseline,
      query: initiative.baseline.frozen?.query ?? state.measuredFrom.query,
      fingerprint: initiative.baseline.frozen?.fingerprint ?? state.measuredFrom.fingerprint,
      hasMoved: initiative.baseline.frozen !== null && !isAlike(initiative.baseline.frozen.segments, state.baselineNow),
    },
    lineage: state.measuredFrom.lineage,
    notes: [
      ...notesOf(state, typeof rate === 'string' ? rate : null, clash),
      ...(isCash ? [] : ['capacity: nobody gives these hours up, so they are no cash']),
    ],
  };
}

function committedIn({ initiative: { committed, rate } }: ClaimState, year: number): number {
  return (dueMonths(committed.from, year).length * committed.perYear * rate) / 12;
}

/** Each step takes from what is left; the last one leaves what is realized. */
function stepsOf(
  state: ClaimState,
  {
    year,
    allowed,
    disallowed,
    realized,
  }: { readonly year: number; readonly allowed: number; readonly disallowed: number; readonly realized: number },
): LedgerStep[] {
  const { initiative, months, liveFrom, stated, claimed, measured } = state;
  const { committed, rate } = initiative;
  const due = dueMonths(committed.from, year);
  const month = (committed.perYear * rate) / 12;
  const later = due.filter((one) => liveFrom === null || one < liveFrom).length;
  const ahead = due.filter(
    (one) => liveFrom !== null && one >= liveFrom && !months.some((measuredMonth) => measuredMonth.month === one),
  ).length;
  const expected = (due.length - later - ahead) * month;
  const planned = committed.volumePerYear === null ? null : (committed.volumePerYear * months.length) / 12;
  const volume = planned === null || planned === 0 || measured === null ? 0 : expected * (measured.volume / planned - 1);
  const steps: LedgerStep[] = [
    { id: 'later', label: liveFrom === null ? 'Not implemented' : 'Live later than committed', amount: -later * month },
    { id: 'ahead', label: 'Months still ahead', amount: -ahead * month },
    { id: 'volume', label: 'Volume other than agreed', amount: volume },
    { id: 'unit', label: 'Saving of a unit', amount: stated * rate - expected - volume },
    { id: 'cause', label: 'Not caused by it', amount: (claimed - stated) * rate },
    { id: 'double', label: 'Claimed by another', amount: -disallowed },
    {
      id: 'validation',
      label: initiative.counts === 'capacity' ? 'Capacity, no cash' : 'Not validated by Finance',
      amount: realized - allowed,
    },
  ];
  return steps.filter(({ amount }) => Math.abs(amount) > 1e-6);
}

function notesOf(state: ClaimState, noRunRate: string | null, clash: ClaimClash | undefined): string[] {
  const { initiative, measured, measuredFrom, baseline, attribution } = state;
  const count = (value: number): string => formatValue(Math.round(value), { kind: 'count' });
  return [
    ...(measuredFrom.problem === null ? [] : [measuredFrom.problem]),
    ...(clash === undefined
      ? []
      : [
          `${clash.ids.length > 1 ? `${clash.ids.length} initiatives claim` : 'it claims'} ${count(clash.claimed)} of ${clash.metric}, ${count(clash.observed)} were observed`,
        ]),
    ...(attribution !== null && !attribution.counts ? [attribution.words] : []),
    ...(baseline.length === 0 && measuredFrom.problem === null ? ['nothing is loaded for the baseline window'] : []),
    ...(initiative.baseline.frozen === null && initiative.implementedOn !== null ? ['the baseline is not signed off'] : []),
    ...(measured === null || measured.withoutBaseline.length === 0 ? [] : [`no baseline for ${measured.withoutBaseline.join(', ')}`]),
    ...(noRunRate === null || initiative.implementedOn === null ? [] : [noRunRate]),
  ];
}

function isAlike(left: readonly SegmentCost[], right: readonly SegmentCost[]): boolean {
  const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
  return (
    left.length === right.length &&
    left.every(({ segment, cost, volume }) =>
      right.some((other) => other.segment === segment && close(other.cost, cost) && close(other.volume, volume)),
    )
  );
}
