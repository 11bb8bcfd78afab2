import { printFilter } from '../../query/print-filter.ts';
import type { Initiative, InitiativeStage, MeasuredMonth } from '../ledger/initiative.ts';

/** An initiative as it is typed; tables are lines of words apart by tabs, semicolons or commas. */
export interface InitiativeDraft {
  readonly name: string;
  readonly owner: string;
  readonly stage: InitiativeStage;
  readonly decision: string;
  /** "Live; 2026-04-15; 2026-04-20": what, due, done. */
  readonly milestones: string;
  readonly caseId: string;
  readonly unit: 'money' | 'hours';
  readonly rate: string;
  readonly counts: Initiative['counts'];
  readonly tagMetric: string;
  readonly tagPopulation: string;
  readonly implementedOn: string;
  readonly perYear: string;
  readonly committedFrom: string;
  readonly volumePerYear: string;
  readonly measure: 'metric' | 'given';
  readonly metric: string;
  readonly by: string;
  readonly where: string;
  readonly measureSource: string;
  /** "2026-01; card; 12000; 40000": month, segment, cost, volume. */
  readonly months: string;
  readonly baselineFrom: string;
  readonly baselineTo: string;
  readonly claim: 'measured' | 'stated';
  readonly claimSource: string;
  /** "2026-01; 1300": month, amount. */
  readonly claimed: string;
  readonly attribution: Initiative['attribution']['kind'];
  /** "2026-01; 0.21": month, unit cost of the group that was left alone. */
  readonly control: string;
  /** Percent; empty = Finance gave none. */
  readonly share: string;
}

export const emptyInitiativeDraft: InitiativeDraft = {
  name: '',
  owner: '',
  stage: 'idea',
  decision: '',
  milestones: '',
  caseId: '',
  unit: 'money',
  rate: '1',
  counts: 'cashable',
  tagMetric: '',
  tagPopulation: '',
  implementedOn: '',
  perYear: '',
  committedFrom: '',
  volumePerYear: '',
  measure: 'metric',
  metric: '',
  by: '',
  where: '',
  measureSource: '',
  months: '',
  baselineFrom: '',
  baselineTo: '',
  claim: 'measured',
  claimSource: '',
  claimed: '',
  attribution: 'none',
  control: '',
  share: '',
};

const shown = (value: number): string => String(Number(value.toPrecision(12)));
const monthLines = (months: readonly MeasuredMonth[]): string =>
  months
    .flatMap(({ month, segments }) => segments.map(({ segment, cost, volume }) => `${month}; ${segment}; ${cost}; ${volume}`))
    .join('\n');

export function draftOfInitiative(one: Initiative): InitiativeDraft {
  const { measure, claim, attribution } = one;
  return {
    ...emptyInitiativeDraft,
    name: one.name,
    owner: one.owner,
    stage: one.stage,
    decision: one.decision,
    milestones: one.milestones.map(({ label, due, done }) => [label, due, ...(done === null ? [] : [done])].join('; ')).join('\n'),
    caseId: one.caseId ?? '',
    unit: one.unit,
    rate: String(one.rate),
    counts: one.counts,
    tagMetric: one.tag.metric,
    tagPopulation: one.tag.population,
    implementedOn: one.implementedOn ?? '',
    perYear: String(one.committed.perYear),
    committedFrom: one.committed.from,
    volumePerYear: one.committed.volumePerYear === null ? '' : String(one.committed.volumePerYear),
    measure: measure.kind,
    ...(measure.kind === 'metric'
      ? { metric: measure.metric, by: measure.by ?? '', where: measure.where.kind === 'all' ? '' : printFilter(measure.where) }
      : { measureSource: measure.source, months: monthLines(measure.months) }),
    baselineFrom: one.baseline.from,
    baselineTo: one.baseline.to,
    claim: claim.kind,
    ...(claim.kind === 'stated'
      ? { claimSource: claim.source, claimed: claim.months.map(({ month, amount }) => `${month}; ${amount}`).join('\n') }
      : {}),
    attribution: attribution.kind,
    control: 'control' in attribution ? attribution.control.map(({ month, value }) => `${month}; ${value}`).join('\n') : '',
    share: one.share === null ? '' : shown(one.share * 100),
  };
}
