import type { Commitment } from '../../../shared/commitments/commitment.ts';
import type { ExclusionDraft } from './exclusion-draft.ts';

/** What a miss costs, as it is typed. */
export interface RemedyDraft {
  readonly remedy: Commitment['remedy']['kind'];
  readonly amount: string;
  readonly currency: string;
  readonly ladder: string;
  readonly cap: string;
  readonly allocation: string;
  readonly multiplier: string;
  readonly yearDays: '365' | '360';
}

/** An amendment as it is typed; terms it changes that the form does not show stay with it. */
export interface AmendmentDraft {
  readonly id: string;
  readonly label: string;
  readonly from: string;
  /** Empty = the level as before. */
  readonly target: string;
  /** Null = the rows as before. */
  readonly population: string | null;
  /** Empty = the windows as before. */
  readonly window: '' | CommitmentDraft['window'];
  /** Null = the remedy as before. */
  readonly remedy: RemedyDraft | null;
}

/** A clause as it is typed: every field text, so that nothing typed is lost while it does not make sense yet. */
export interface CommitmentDraft extends RemedyDraft {
  readonly id: string;
  readonly partner: string;
  readonly contract: string;
  readonly clause: string;
  readonly title: string;
  readonly source: Commitment['source']['kind'];
  /** Without its parameters. */
  readonly metric: string;
  /** Values that differ from the metric's usual ones, by name; empty = the usual one. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly measure: string;
  readonly measureUnit: 'percent' | 'number';
  readonly clock: 'acknowledge' | 'resolve';
  readonly severities: string;
  readonly partnerMeasure: string;
  readonly operator: Commitment['operator'];
  readonly target: string;
  readonly upper: string;
  readonly minimum: string;
  readonly expected: string;
  readonly window: 'month' | 'quarter' | 'rolling_30_days';
  readonly timeZone: string;
  readonly population: string;
  readonly errorShare: string;
  readonly errorMinutes: string;
  readonly errorRequests: string;
  readonly noticeHours: string;
  readonly allowance: string;
  readonly exclusions: readonly ExclusionDraft[];
  /** Incidents of the workbook that are taken out, by id. */
  readonly incidents: readonly string[];
  readonly hasHours: boolean;
  readonly weekdays: readonly number[];
  readonly hoursFrom: string;
  readonly hoursTo: string;
  readonly holidays: string;
  readonly minimumSample: string;
  readonly rollsSmallSample: boolean;
  readonly rounding: string;
  readonly claimWithinDays: string;
  readonly earnBack: string;
  readonly cureDays: string;
  readonly cureFrom: 'miss' | 'start';
  readonly chronicMisses: string;
  readonly chronicOf: string;
  readonly chronicFloor: boolean;
  readonly reportWithinDays: string;
  readonly disputeProcedure: string;
  readonly weight: string;
  readonly effectiveFrom: string;
  readonly effectiveTo: string;
  readonly amendments: readonly AmendmentDraft[];
}

export function newRemedy(currency: string): RemedyDraft {
  return { remedy: 'none', amount: '', currency, ladder: '', cap: '', allocation: '', multiplier: '1', yearDays: '365' };
}

/** The clause's own remedy, for an amendment to begin with. */
export function remedyIn({ remedy, amount, currency, ladder, cap, allocation, multiplier, yearDays }: RemedyDraft): RemedyDraft {
  return { remedy, amount, currency, ladder, cap, allocation, multiplier, yearDays };
}

export function newAmendment(): AmendmentDraft {
  return { id: crypto.randomUUID(), label: '', from: '', target: '', window: '', population: null, remedy: null };
}

export function newDraft(partner: string, timeZone: string, currency: string, contract: string, from: string): CommitmentDraft {
  return {
    id: crypto.randomUUID(),
    partner,
    contract,
    clause: '',
    title: '',
    source: 'rows',
    metric: 'auth_rate_first',
    parameters: {},
    measure: '',
    measureUnit: 'percent',
    clock: 'acknowledge',
    severities: '1, 2',
    partnerMeasure: '',
    operator: '>=',
    target: '',
    upper: '',
    minimum: '',
    expected: '',
    window: 'month',
    timeZone,
    population: '',
    errorShare: '5',
    errorMinutes: '10',
    errorRequests: '20',
    noticeHours: '',
    allowance: '',
    exclusions: [],
    incidents: [],
    hasHours: false,
    weekdays: [1, 2, 3, 4, 5],
    hoursFrom: '09:00',
    hoursTo: '17:00',
    holidays: '',
    minimumSample: '',
    rollsSmallSample: false,
    rounding: '',
    ...newRemedy(currency),
    claimWithinDays: '',
    earnBack: '',
    cureDays: '',
    cureFrom: 'miss',
    chronicMisses: '',
    chronicOf: '',
    chronicFloor: false,
    reportWithinDays: '',
    disputeProcedure: '',
    weight: '1',
    effectiveFrom: from,
    effectiveTo: '',
    amendments: [],
  };
}

/** Whether the clause's level is typed in percent. `unit`: its metric's. */
export function isInPercent({ source, measureUnit }: CommitmentDraft, unit: string | undefined): boolean {
  if (source === 'escalations') return false;
  return source === 'reported' ? measureUnit === 'percent' : unit === 'ratio';
}
