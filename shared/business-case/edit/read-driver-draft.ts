import { parseDay } from '../../calendar/day.ts';
import { AppFailure } from '../../errors/app-error.ts';
import type { Filter } from '../../query/filter.ts';
import { parseFilter } from '../../query/parse-filter.ts';
import type { BusinessCase } from '../business-case.ts';
import { type Distribution, type Driver, formulaOf } from '../driver-schema.ts';
import { typedScale } from '../driver-unit.ts';
import { readDrivers } from '../program/read-drivers.ts';
import { putDriver } from './change-drivers.ts';
import type { DriverDraft } from './driver-draft.ts';
import { driverIdFor } from './driver-id.ts';
import { typedNumber } from './typed-number.ts';

/** What is wrong with a draft, by its field. */
export type DraftProblems = Partial<Record<keyof DriverDraft, string>>;

export interface ReadDraft {
  /** null while a field of it cannot be read. */
  readonly driver: Driver | null;
  readonly problems: DraftProblems;
}

/** The driver a draft comes to within its case, with what is wrong beside the field that says it. `before`: its id until now, null = new. */
export function readDriverDraft(draft: DriverDraft, plan: BusinessCase, before: string | null): ReadDraft {
  const problems: DraftProblems = {};
  const scale = typedScale(draft.unit);
  const number = (field: 'value' | 'low' | 'high' | 'sd' | 'scale', times: number): number | null => {
    const value = typedNumber(draft[field]);
    if (typeof value !== 'string') return value === null ? null : value / times;
    problems[field] = value;
    return null;
  };
  const others = new Set(plan.drivers.map(({ id }) => id).filter((id) => id !== before));
  const id = draft.id.trim() === '' ? driverIdFor(draft.label, others) : draft.id.trim();
  if (draft.label.trim() === '') problems.label = 'Say what it is';
  if (others.has(id)) problems.id = `"${id}" is the name of another driver`;
  else if (/[[\]]/.test(id)) problems.id = 'Brackets cannot stand in a name';
  const currency = draft.currency.trim().toUpperCase();
  if (draft.unit === 'money' && currency !== '' && !/^[A-Z]{3}$/.test(currency)) problems.currency = 'Three letters, such as EUR';
  const face = {
    id,
    label: draft.label.trim(),
    unit: draft.unit,
    section: draft.section.trim(),
    currency: draft.unit === 'money' && currency !== '' && currency !== plan.currency ? currency : null,
  };
  const driver = ((): Driver | null => {
    switch (draft.kind) {
      case 'constant': {
        const value = number('value', scale);
        if (value === null) problems.value ??= 'A number, such as 0.4';
        const range = readRange();
        return value === null ? null : { kind: 'constant', ...face, value, source: draft.source.trim(), ...range, stale: null };
      }
      case 'formula':
        if (draft.formula.trim() === '') problems.formula = 'Write a formula, such as orders * margin';
        return { kind: 'formula', ...face, formula: draft.formula.trim() };
      case 'series':
        return { kind: 'series', ...face, values: readValues(), source: draft.source.trim(), forecast: orNull(draft.forecast) };
      case 'binding': {
        if (draft.metric === '') problems.metric = 'Choose a metric';
        const [from, to] = [draft.from.trim(), draft.to.trim()];
        for (const field of ['from', 'to'] as const) {
          if (from + to !== '' && parseDay(draft[field].trim()) === null) problems[field] = 'A day, such as 2026-04-01';
        }
        const isDated = from !== '' && to !== '';
        if (isDated && from >= to) problems.to ??= 'It ends before it begins';
        const times = number('scale', 1);
        if (times === null) problems.scale ??= 'A number, 1 = as it is measured';
        const range = readRange();
        return {
          kind: 'binding',
          ...face,
          metric: draft.metric,
          part: draft.part,
          period: isDated ? { from, to } : null,
          where: readWhere(),
          aggregation: draft.aggregation,
          scale: times ?? 1,
          forecast: draft.aggregation === 'each_period' ? orNull(draft.forecast) : null,
          ...range,
        };
      }
    }
  })();
  if (driver !== null && problems.id === undefined) checkFormula(driver);
  return { driver: Object.keys(problems).length === 0 ? driver : null, problems };

  function readRange(): { low: number | null; high: number | null; distribution: Distribution | null } {
    const [low, high] = [number('low', scale), number('high', scale)];
    const kind = draft.distribution;
    if (kind === 'none') return { low, high, distribution: null };
    if (kind === 'data' && draft.kind !== 'binding') problems.distribution = 'Only a live metric has days to draw again';
    if (kind === 'normal' || kind === 'lognormal') {
      const sd = number('sd', scale);
      if (sd === null || sd <= 0) problems.sd ??= 'A number above zero';
      return { low, high, distribution: { kind, sd: sd ?? 1 } };
    }
    if (kind !== 'data' && low === null && high === null) problems.low ??= 'It varies between a low and a high: give at least one';
    return { low, high, distribution: { kind } };
  }

  function readValues(): (number | null)[] {
    const words = draft.values.split(/[\s;]+/).filter((word) => word !== '');
    if (words.length === 0) problems.values = 'One number for each period, "-" where it is not known';
    if (words.length > 240) problems.values = `There are ${words.length} numbers; a case has at most 240 periods`;
    return words.slice(0, 240).map((word, at) => {
      const value = word === '-' || word === '–' ? null : typedNumber(word);
      if (typeof value !== 'string') return value === null ? null : value / scale;
      problems.values ??= `Number ${at + 1}: ${value}`;
      return null;
    });
  }

  function readWhere(): Filter {
    if (draft.where.trim() === '') return { kind: 'all' };
    try {
      return parseFilter(draft.where);
    } catch (thrown) {
      if (!(thrown instanceof AppFailure)) throw thrown;
      problems.where = `${thrown.error.title}. ${thrown.error.remedy}.`;
      return { kind: 'all' };
    }
  }

  /** Names, units and loops are those of the whole case. */
  function checkFormula(candidate: Driver): void {
    if (formulaOf(candidate) === null) return;
    const problem = readDrivers(putDriver(plan, before, candidate)).problems.get(candidate.id);
    const field = candidate.kind === 'formula' ? 'formula' : 'forecast';
    if (problem !== undefined) problems[field] ??= problem.charAt(0).toUpperCase() + problem.slice(1);
  }
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
