import { unitOfMetric } from '../../../shared/commitments/clause-metric.ts';
import { clauseUnits } from '../../../shared/commitments/clause-unit.ts';
import { clauseProblem } from '../../../shared/commitments/clause-problem.ts';
import { type Commitment, commitmentSchema } from '../../../shared/commitments/commitment.ts';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import { parseFilter } from '../../../shared/query/parse-filter.ts';
import { printFilter } from '../../../shared/query/print-filter.ts';
import { toAppError } from '../../../shared/errors/fail.ts';

/** A clause as it is typed: every field text, so that nothing typed is lost while it does not make sense yet. */
export interface CommitmentDraft {
  readonly id: string;
  readonly partner: string;
  readonly contract: string;
  readonly clause: string;
  readonly title: string;
  readonly metric: string;
  readonly operator: Commitment['operator'];
  readonly target: string;
  readonly upper: string;
  readonly window: 'month' | 'quarter' | 'rolling_30_days';
  readonly timeZone: string;
  readonly population: string;
  readonly errorShare: string;
  readonly errorMinutes: string;
  readonly errorRequests: string;
  readonly noticeHours: string;
  readonly allowance: string;
  readonly minimumSample: string;
  readonly rounding: string;
  readonly remedy: 'none' | 'fixed' | 'ladder' | 'per_point' | 'late_interest';
  readonly amount: string;
  readonly currency: string;
  readonly ladder: string;
  readonly cap: string;
  readonly claimWithinDays: string;
  readonly cureDays: string;
  readonly effectiveFrom: string;
  readonly effectiveTo: string;
  readonly amendFrom: string;
  readonly amendTarget: string;
}

export function newDraft(partner: string, timeZone: string, currency: string, contract: string, from: string): CommitmentDraft {
  return {
    id: crypto.randomUUID(),
    partner,
    contract,
    clause: '',
    title: '',
    metric: 'auth_rate_first',
    operator: '>=',
    target: '',
    upper: '',
    window: 'month',
    timeZone,
    population: '',
    errorShare: '5',
    errorMinutes: '10',
    errorRequests: '20',
    noticeHours: '',
    allowance: '',
    minimumSample: '',
    rounding: '',
    remedy: 'none',
    amount: '',
    currency,
    ladder: '',
    cap: '',
    claimWithinDays: '',
    cureDays: '',
    effectiveFrom: from,
    effectiveTo: '',
    amendFrom: '',
    amendTarget: '',
  };
}

const plain = (value: number | null): string => (value === null ? '' : String(value));
const scaled = (value: number, isShare: boolean): string => (isShare ? String(Number((value * 100).toPrecision(12))) : String(value));

/** A clause as a draft again. What the form does not show stays with the clause. */
export function draftOf(commitment: Commitment): CommitmentDraft {
  const { remedy } = commitment;
  const isShare = unitOfMetric(commitment.metric) === 'ratio';
  const base = newDraft(commitment.partner, commitment.timeZone, 'USD', commitment.contract, commitment.effectiveFrom);
  return {
    ...base,
    id: commitment.id,
    clause: commitment.clause,
    title: commitment.title,
    metric: commitment.metric,
    operator: commitment.operator,
    target: scaled(commitment.target, isShare),
    upper: commitment.upper === null ? '' : scaled(commitment.upper, isShare),
    window: commitment.window === 'event' ? 'month' : commitment.window,
    population: printFilter(commitment.population),
    ...(commitment.downtimeRule === null
      ? {}
      : {
          errorShare: scaled(commitment.downtimeRule.errorShareAbove, true),
          errorMinutes: String(commitment.downtimeRule.minConsecutiveMinutes),
          errorRequests: String(commitment.downtimeRule.minRequests),
        }),
    noticeHours: plain(commitment.maintenance?.noticeHours ?? null),
    allowance: plain(commitment.maintenance?.allowanceMinutesPerMonth ?? null),
    minimumSample: plain(commitment.minimumSample),
    rounding: plain(commitment.rounding),
    remedy: remedy.kind === 'pool' ? 'none' : remedy.kind,
    amount:
      remedy.kind === 'fixed'
        ? remedy.amount
        : remedy.kind === 'ladder' || remedy.kind === 'per_point'
          ? remedy.base
          : remedy.kind === 'late_interest'
            ? scaled(remedy.annualRate, true)
            : '',
    currency: remedy.kind === 'none' || remedy.kind === 'late_interest' ? base.currency : remedy.currency,
    ladder:
      remedy.kind === 'ladder'
        ? remedy.steps.map(({ below, share }) => `${scaled(below, isShare)}: ${scaled(share, true)}`).join(', ')
        : remedy.kind === 'per_point'
          ? scaled(remedy.sharePerPoint, true)
          : '',
    cap: (remedy.kind === 'ladder' || remedy.kind === 'per_point') && remedy.cap !== null ? remedy.cap : '',
    claimWithinDays: plain(commitment.claimWithinDays),
    cureDays: plain(commitment.cure?.days ?? null),
    effectiveTo: commitment.effectiveTo ?? '',
  };
}

const numberOf = (text: string): number | null => (text.trim() === '' || Number.isNaN(Number(text)) ? null : Number(text));

/** The clause a draft comes to, or in a sentence why it is none yet. */
export function commitmentOf(draft: CommitmentDraft, metric: MetricInfo | undefined, before: Commitment | null): Commitment | string {
  if (draft.clause.trim() === '') return 'Give the number of the clause, such as 4.2.';
  if (draft.title.trim() === '') return 'Say what is promised, in a few words.';
  if (metric === undefined && draft.metric !== '') return `There is no metric ${draft.metric}.`;
  const isShare = metric?.unit === 'ratio';
  const level = (text: string): number | null => {
    const value = numberOf(text);
    return value === null ? null : isShare ? Number((value / 100).toPrecision(12)) : value;
  };
  const target = level(draft.target);
  if (target === null) return `Give the level that is promised${isShare ? ', in percent' : ''}.`;
  let population: Commitment['population'];
  try {
    population = draft.population.trim() === '' ? { kind: 'all' } : parseFilter(draft.population);
  } catch (thrown) {
    return `${toAppError(thrown).title}.`;
  }
  const isDowntime = draft.metric === 'availability_time';
  const remedy = remedyOf(draft, level);
  if (typeof remedy === 'string') return remedy;
  const amendTarget = level(draft.amendTarget);
  const parsed = commitmentSchema.safeParse({
    ...(before ?? { exclusions: [] }),
    id: draft.id,
    partner: draft.partner,
    contract: draft.contract,
    clause: draft.clause.trim(),
    title: draft.title.trim(),
    metric: draft.metric,
    operator: draft.operator,
    target,
    upper: draft.operator === 'between' ? level(draft.upper) : null,
    window: before?.window === 'event' ? 'event' : draft.window,
    timeZone: draft.timeZone,
    population,
    downtimeRule: isDowntime
      ? {
          errorShareAbove: (numberOf(draft.errorShare) ?? 5) / 100,
          minConsecutiveMinutes: numberOf(draft.errorMinutes) ?? 1,
          minRequests: numberOf(draft.errorRequests) ?? 0,
        }
      : null,
    maintenance:
      isDowntime && draft.allowance.trim() !== ''
        ? { noticeHours: numberOf(draft.noticeHours) ?? 0, allowanceMinutesPerMonth: numberOf(draft.allowance) ?? 0 }
        : null,
    minimumSample: numberOf(draft.minimumSample),
    rounding: numberOf(draft.rounding),
    remedy: before?.remedy.kind === 'pool' && draft.remedy === 'none' ? before.remedy : remedy,
    claimWithinDays: numberOf(draft.claimWithinDays),
    cure: draft.cureDays.trim() === '' ? null : { days: numberOf(draft.cureDays) ?? 0, from: before?.cure?.from ?? 'miss' },
    effectiveFrom: draft.effectiveFrom,
    effectiveTo: draft.effectiveTo.trim() === '' ? null : draft.effectiveTo,
    amendments: [
      ...(before?.amendments ?? []),
      ...(draft.amendFrom === '' || amendTarget === null
        ? []
        : [
            {
              id: `${draft.id}-${draft.amendFrom}`,
              label: `Amendment of ${draft.amendFrom}`,
              effectiveFrom: draft.amendFrom,
              changes: { target: amendTarget },
            },
          ]),
    ],
  });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return `${fieldWords[String(issue?.path[0] ?? '')] ?? 'One field'}: ${issue?.message ?? 'not valid'}.`;
  }
  const problem = clauseProblem(parsed.data, clauseUnits.find((unit) => unit === metric?.unit) ?? unitOfMetric(draft.metric));
  return problem === null ? parsed.data : `${problem.charAt(0).toUpperCase()}${problem.slice(1)}.`;
}

const fieldWords: Readonly<Record<string, string>> = {
  effectiveFrom: 'In force from',
  effectiveTo: 'In force until',
  remedy: 'Remedy',
  cure: 'Cure period',
  minimumSample: 'Minimum sample',
  rounding: 'Rounding',
  amendments: 'Amendment',
};

function remedyOf(draft: CommitmentDraft, level: (text: string) => number | null): unknown {
  const { remedy, amount, currency, cap } = draft;
  const limit = cap.trim() === '' ? null : cap.trim();
  switch (remedy) {
    case 'none':
      return { kind: 'none' };
    case 'fixed':
      return amount.trim() === '' ? 'Give the amount of the credit.' : { kind: 'fixed', amount: amount.trim(), currency };
    case 'per_point': {
      const share = numberOf(draft.ladder);
      if (amount.trim() === '' || share === null) return 'Give the fee that the credit is a share of, and the percent for each point.';
      return { kind: 'per_point', base: amount.trim(), currency, sharePerPoint: share / 100, cap: limit };
    }
    case 'late_interest': {
      const rate = numberOf(amount);
      return rate === null ? 'Give the interest in percent a year.' : { kind: 'late_interest', annualRate: rate / 100, yearDays: 365 };
    }
    case 'ladder': {
      const steps = draft.ladder
        .split(/[,;]/)
        .filter((step) => step.trim() !== '')
        .map((step) => {
          const [below = '', share = ''] = step.split(':');
          return { below: level(below), share: numberOf(share) };
        });
      if (amount.trim() === '') return 'Give the fee that the credit is a share of.';
      if (steps.length === 0 || steps.some(({ below, share }) => below === null || share === null))
        return 'Write the ladder as level: percent of the fee, such as 99.9: 10, 99.0: 25.';
      return {
        kind: 'ladder',
        base: amount.trim(),
        currency,
        cap: limit,
        steps: steps.map(({ below, share }) => ({ below, share: (share ?? 0) / 100 })),
      };
    }
  }
}
