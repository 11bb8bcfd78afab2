import type { Commitment } from '../../../shared/commitments/commitment.ts';
import { parseMetricRef } from '../../../shared/metrics/metric-ref.ts';
import { printFilter } from '../../../shared/query/print-filter.ts';
import { type CommitmentDraft, isInPercent, newDraft, newRemedy, type RemedyDraft } from './commitment-draft.ts';
import { exclusionDraft } from './exclusion-draft.ts';

const plain = (value: number | null | undefined): string => (value === null || value === undefined ? '' : String(value));
const percent = (value: number): string => String(Number((value * 100).toPrecision(12)));

/** A clause as a draft again. What the form does not show stays with the clause. `unit`: its metric's. */
export function draftOf(commitment: Commitment, unit: string | undefined): CommitmentDraft {
  const { source, downtimeRule, maintenance, serviceHours, chronic, cure, timeZone } = commitment;
  const { id, values } = parseMetricRef(commitment.metric);
  const base = newDraft(commitment.partner, timeZone, 'USD', commitment.contract, commitment.effectiveFrom);
  const sourced: CommitmentDraft = {
    ...base,
    source: source.kind,
    metric: id,
    parameters: values,
    measureUnit: commitment.target <= 1 ? 'percent' : 'number',
    ...(source.kind === 'reported' ? { measure: source.figure.measure } : {}),
    ...(source.kind === 'escalations' ? { clock: source.clock, severities: source.severities.join(', ') } : {}),
  };
  const inPercent = isInPercent(sourced, unit);
  const level = (value: number | null | undefined): string =>
    value === null || value === undefined ? '' : inPercent ? percent(value) : String(value);
  return {
    ...sourced,
    id: commitment.id,
    clause: commitment.clause,
    title: commitment.title,
    partnerMeasure: commitment.partnerFigure?.measure ?? '',
    operator: commitment.operator,
    target: level(commitment.target),
    upper: level(commitment.upper),
    minimum: level(commitment.minimum),
    expected: level(commitment.expected),
    window: commitment.window === 'event' ? 'month' : commitment.window,
    population: printFilter(commitment.population),
    ...(downtimeRule === null
      ? {}
      : {
          errorShare: percent(downtimeRule.errorShareAbove),
          errorMinutes: String(downtimeRule.minConsecutiveMinutes),
          errorRequests: String(downtimeRule.minRequests),
        }),
    noticeHours: plain(maintenance?.noticeHours),
    allowance: plain(maintenance?.allowanceMinutesPerMonth),
    exclusions: commitment.exclusions.map((exclusion) => exclusionDraft(exclusion, timeZone)),
    incidents: commitment.excludedIncidents.map(({ incidentId }) => incidentId),
    ...(serviceHours === null
      ? {}
      : {
          hasHours: true,
          weekdays: serviceHours.weekdays,
          hoursFrom: serviceHours.from,
          hoursTo: serviceHours.to,
          holidays: serviceHours.holidays.join(', '),
        }),
    minimumSample: plain(commitment.minimumSample),
    rollsSmallSample: commitment.rollsSmallSample,
    rounding: plain(commitment.rounding),
    ...remedyDraft(commitment.remedy, level, base.currency),
    claimWithinDays: plain(commitment.claimWithinDays),
    earnBack: plain(commitment.earnBackWindows),
    cureDays: plain(cure?.days),
    cureFrom: cure?.from ?? 'miss',
    chronicMisses: plain(chronic?.misses),
    chronicOf: plain(chronic?.ofWindows),
    chronicFloor: chronic?.belowMinimum ?? false,
    reportWithinDays: plain(commitment.reportWithinDays),
    disputeProcedure: commitment.disputeProcedure,
    weight: String(commitment.weight),
    effectiveTo: commitment.effectiveTo ?? '',
    amendments: commitment.amendments.map(({ id, label, effectiveFrom, changes }) => ({
      id,
      label,
      from: effectiveFrom,
      target: level(changes.target),
      window: changes.window ?? '',
      population: changes.population === undefined ? null : printFilter(changes.population),
      remedy: changes.remedy === undefined ? null : { ...newRemedy(base.currency), ...remedyDraft(changes.remedy, level, base.currency) },
    })),
  };
}

function remedyDraft(remedy: Commitment['remedy'], level: (value: number) => string, currency: string): Partial<RemedyDraft> {
  switch (remedy.kind) {
    case 'none':
      return { remedy: 'none', currency };
    case 'fixed':
      return { remedy: 'fixed', amount: remedy.amount, currency: remedy.currency };
    case 'ladder':
      return {
        remedy: 'ladder',
        amount: remedy.base,
        currency: remedy.currency,
        ladder: remedy.steps.map(({ below, share }) => `${level(below)}: ${percent(share)}`).join(', '),
        cap: remedy.cap ?? '',
      };
    case 'per_point':
      return {
        remedy: 'per_point',
        amount: remedy.base,
        currency: remedy.currency,
        ladder: percent(remedy.sharePerPoint),
        cap: remedy.cap ?? '',
      };
    case 'pool':
      return {
        remedy: 'pool',
        amount: remedy.atRisk,
        currency: remedy.currency,
        allocation: percent(remedy.allocation),
        multiplier: String(remedy.repeatMultiplier),
        cap: remedy.cap ?? '',
      };
    case 'late_interest':
      return { remedy: 'late_interest', amount: percent(remedy.annualRate), currency, yearDays: remedy.yearDays === 360 ? '360' : '365' };
  }
}
