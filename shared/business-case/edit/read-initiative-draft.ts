import { parseDay } from '../../calendar/day.ts';
import { AppFailure } from '../../errors/app-error.ts';
import type { Filter } from '../../query/filter.ts';
import { parseFilter } from '../../query/parse-filter.ts';
import type { Initiative, MeasuredMonth } from '../ledger/initiative.ts';
import { driverIdFor } from './driver-id.ts';
import type { InitiativeDraft } from './initiative-draft.ts';
import { typedNumber } from './typed-number.ts';

export type InitiativeProblems = Partial<Record<keyof InitiativeDraft, string>>;

const isMonth = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
const linesOf = (text: string): string[][] =>
  text
    .split('\n')
    .map((line) => line.split(/[;\t]/).map((word) => word.trim()))
    .filter((words) => words.some((word) => word !== ''));

/** The initiative a draft comes to, or what is wrong with it by field. A baseline whose window is moved loses its signature. */
export function readInitiativeDraft(
  draft: InitiativeDraft,
  before: Initiative | null,
  taken: readonly string[],
): { readonly initiative: Initiative | null; readonly problems: InitiativeProblems } {
  const problems: InitiativeProblems = {};
  const text = (field: keyof InitiativeDraft, words: string): string => {
    const value = draft[field].trim();
    if (value === '') problems[field] = words;
    return value;
  };
  const number = (field: keyof InitiativeDraft, words: string, least = Number.NEGATIVE_INFINITY): number => {
    const value = typedNumber(draft[field]);
    if (typeof value === 'number' && value > least) return value;
    problems[field] = words;
    return 0;
  };
  const day = (field: keyof InitiativeDraft): string => {
    const value = draft[field].trim();
    if (parseDay(value) === null) problems[field] = 'A day, such as 2026-04-15';
    return value;
  };
  const month = (field: 'baselineFrom' | 'baselineTo'): string => {
    const value = draft[field].trim();
    if (!isMonth(value)) problems[field] = 'A month, such as 2025-10';
    return value;
  };
  const byMonth = (field: 'claimed' | 'control'): { month: string; number: number }[] =>
    linesOf(draft[field]).map(([name = '', amount = ''], at) => {
      const value = typedNumber(amount);
      if (!isMonth(name) || typeof value !== 'number') problems[field] ??= `Line ${at + 1}: write a month and a number, as 2026-01; 1300`;
      return { month: name, number: typeof value === 'number' ? value : 0 };
    });

  const initiative: Initiative = {
    id: before?.id ?? driverIdFor(draft.name, new Set(taken)).replaceAll('_', '-'),
    name: text('name', 'Give it a name'),
    owner: draft.owner.trim(),
    stage: draft.stage,
    decision: draft.decision.trim(),
    milestones: readMilestones(),
    caseId: draft.caseId === '' ? null : draft.caseId,
    unit: draft.unit,
    rate: draft.unit === 'hours' ? number('rate', 'Money for one hour, above zero', 0) : 1,
    counts: draft.counts,
    tag: { metric: text('tagMetric', 'Say what its saving is claimed of'), population: draft.tagPopulation.trim() },
    implementedOn: draft.implementedOn.trim() === '' ? null : day('implementedOn'),
    committed: {
      perYear: number('perYear', 'A number: the saving of twelve months'),
      from: day('committedFrom'),
      volumePerYear: draft.volumePerYear.trim() === '' ? null : number('volumePerYear', 'A number above zero, or nothing', 0),
    },
    measure:
      draft.measure === 'metric'
        ? {
            kind: 'metric',
            metric: text('metric', 'Choose a metric'),
            by: draft.by.trim() === '' ? null : draft.by.trim(),
            where: readWhere(),
          }
        : { kind: 'given', source: draft.measureSource.trim(), months: readMonths() },
    baseline: { from: month('baselineFrom'), to: month('baselineTo'), frozen: null },
    claim:
      draft.claim === 'measured'
        ? { kind: 'measured' }
        : {
            kind: 'stated',
            source: draft.claimSource.trim(),
            months: byMonth('claimed').map(({ month: name, number: amount }) => ({ month: name, amount })),
          },
    attribution:
      draft.attribution === 'none' || draft.attribution === 'interrupted_time_series'
        ? { kind: draft.attribution }
        : { kind: draft.attribution, control: byMonth('control').map(({ month: name, number: value }) => ({ month: name, value })) },
    share: draft.share.trim() === '' ? null : number('share', 'Percent, from 0 to 100, or nothing') / 100,
  };
  if (initiative.share !== null && (initiative.share < 0 || initiative.share > 1)) problems.share = 'Percent, from 0 to 100, or nothing';
  const { from, to } = initiative.baseline;
  if (problems.baselineFrom === undefined && problems.baselineTo === undefined && from > to)
    problems.baselineTo = 'It ends before it begins';
  const isSameWindow = before !== null && before.baseline.from === from && before.baseline.to === to;
  const frozen = isSameWindow ? before.baseline.frozen : null;
  return {
    initiative: Object.keys(problems).length === 0 ? { ...initiative, baseline: { from, to, frozen } } : null,
    problems,
  };

  function readMilestones(): Initiative['milestones'] {
    return linesOf(draft.milestones).map(([label = '', due = '', done = ''], at) => {
      if (label === '' || parseDay(due) === null || (done !== '' && parseDay(done) === null))
        problems.milestones ??= `Line ${at + 1}: write what and when, as Live; 2026-04-15, and behind it the day it was done`;
      return { label, due, done: done === '' ? null : done };
    });
  }

  function readMonths(): MeasuredMonth[] {
    const months = new Map<string, { segment: string; cost: number; volume: number }[]>();
    for (const [at, [name = '', segment = '', cost = '', volume = '']] of linesOf(draft.months).entries()) {
      const [money, count] = [typedNumber(cost), typedNumber(volume)];
      if (!isMonth(name) || typeof money !== 'number' || typeof count !== 'number' || count < 0) {
        problems.months ??= `Line ${at + 1}: write month, segment, cost and volume, as 2026-01; card; 12000; 40000`;
        continue;
      }
      months.set(name, [...(months.get(name) ?? []), { segment, cost: money, volume: count }]);
    }
    if (months.size === 0) problems.months ??= 'Give at least one month';
    return [...months].map(([name, segments]) => ({ month: name, segments }));
  }

  function readWhere(): Filter {
    try {
      return parseFilter(draft.where);
    } catch (thrown) {
      if (!(thrown instanceof AppFailure)) throw thrown;
      problems.where = `${thrown.error.title}. ${thrown.error.remedy}.`;
      return { kind: 'all' };
    }
  }
}
