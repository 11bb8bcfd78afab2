import type { BusinessCase, CashLine } from '../business-case.ts';
import { driverIdFor } from './driver-id.ts';
import { typedNumber } from './typed-number.ts';

/** A cash-flow line as it is typed. */
export interface LineDraft extends Pick<CashLine, 'kind' | 'timing' | 'ramp' | 'counts' | 'confidence'> {
  readonly label: string;
  readonly driver: string;
  readonly startMonth: string;
  readonly rampMonths: string;
  /** Shares of the full effect in percent, month by month. */
  readonly rampTable: string;
  /** Percent a year. */
  readonly decay: string;
  /** Empty: it starts when it is planned to. */
  readonly slip: string;
  readonly owner: string;
}

export type LineDraftProblems = Partial<Record<keyof LineDraft, string>>;

export const emptyLineDraft: LineDraft = {
  label: '',
  driver: '',
  kind: 'benefit',
  timing: 'recurring',
  startMonth: '0',
  rampMonths: '0',
  ramp: 'linear',
  rampTable: '',
  decay: '0',
  slip: '',
  counts: 'cashable',
  owner: '',
  confidence: 'medium',
};

const percent = (share: number): string => String(Number((share * 100).toPrecision(12)));

export function draftOfLine(line: CashLine): LineDraft {
  return {
    ...line,
    startMonth: String(line.startMonth),
    rampMonths: String(line.rampMonths),
    rampTable: line.rampTable.map(percent).join(' '),
    decay: percent(line.decay),
    slip: line.slip ?? '',
  };
}

/** The line a draft comes to, or what is wrong with it by field. `before`: its id until now, null = new. */
export function readLineDraft(
  draft: LineDraft,
  plan: BusinessCase,
  before: string | null,
): { readonly line: CashLine | null; readonly problems: LineDraftProblems } {
  const problems: LineDraftProblems = {};
  const whole = (field: 'startMonth' | 'rampMonths', most: number): number => {
    const value = typedNumber(draft[field]);
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most) return value;
    problems[field] = `A whole number from 0 to ${most}`;
    return 0;
  };
  const others = new Set(plan.lines.map(({ id }) => id).filter((id) => id !== before));
  if (draft.label.trim() === '') problems.label = 'Say what it is';
  if (!plan.drivers.some(({ id }) => id === draft.driver)) problems.driver = 'Choose the driver that gives its amount';
  const decay = typedNumber(draft.decay);
  if (typeof decay !== 'number' || decay < 0 || decay >= 100) problems.decay = 'Percent a year, from 0 to below 100';
  const rampTable = draft.rampTable
    .split(/[\s;]+/)
    .filter((word) => word !== '')
    .map(typedNumber);
  const isTable =
    rampTable.every((share): share is number => typeof share === 'number' && share >= 0 && share <= 1000) && rampTable.length <= 240;
  if (!isTable || (draft.ramp === 'table' && rampTable.length === 0))
    problems.rampTable = 'Percent of the full effect, month by month: 10 40 80 100';
  const line: CashLine = {
    ...draft,
    id: before ?? driverIdFor(draft.label, others),
    label: draft.label.trim(),
    owner: draft.owner.trim(),
    startMonth: whole('startMonth', plan.months - 1),
    rampMonths: whole('rampMonths', 240),
    rampTable: isTable ? rampTable.map((share) => share / 100) : [],
    decay: Number(decay) / 100,
    slip: draft.slip === '' ? null : draft.slip,
  };
  return { line: Object.keys(problems).length === 0 ? line : null, problems };
}

/** The case with a line in place of the one with its id, or at its end. */
export function putLine(plan: BusinessCase, line: CashLine): BusinessCase {
  const isKnown = plan.lines.some(({ id }) => id === line.id);
  return { ...plan, lines: isKnown ? plan.lines.map((one) => (one.id === line.id ? line : one)) : [...plan.lines, line] };
}
