import { upperFirst } from '../../../shared/base/words.ts';
import { clauseProblem } from '../../../shared/commitments/clause-problem.ts';
import { midSentence, unitOfMetric } from '../../../shared/commitments/clause-metric.ts';
import { clauseUnits } from '../../../shared/commitments/clause-unit.ts';
import { type Amendment, type Commitment, commitmentSchema } from '../../../shared/commitments/commitment.ts';
import { toAppError } from '../../../shared/errors/fail.ts';
import { printMetricRef } from '../../../shared/metrics/metric-ref.ts';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import { parseFilter } from '../../../shared/query/parse-filter.ts';
import { type AmendmentDraft, type CommitmentDraft, isInPercent } from './commitment-draft.ts';
import { DraftNumbers } from './draft-numbers.ts';
import { exclusionOf } from './exclusion-draft.ts';
import { remedyOf } from './remedy-of-draft.ts';

/** The clause a draft comes to, or in a sentence why it is none yet. */
export function commitmentOf(draft: CommitmentDraft, metric: MetricInfo | undefined, before: Commitment | null): Commitment | string {
  if (draft.clause.trim() === '') return 'Give the number of the clause, such as 4.2.';
  if (draft.title.trim() === '') return 'Say what is promised, in a few words.';
  if (draft.source === 'rows' && metric === undefined) return `There is no metric ${draft.metric}.`;
  if (draft.source === 'reported' && draft.measure.trim() === '') return 'Name the figure that the partner reports.';
  const parameter = parameterProblem(draft, metric);
  if (parameter !== null) return parameter;
  const numbers = new DraftNumbers(isInPercent(draft, metric?.unit));
  if (draft.target.trim() === '') return `Give the level that is promised${numbers.inPercent ? ', in percent' : ''}.`;
  const target = numbers.level('Level', draft.target);
  const population = populationOf(draft.population);
  if (typeof population === 'string') return population;
  const remedy = remedyOf(draft, numbers);
  if (typeof remedy === 'string') return remedy;
  const exclusions: Commitment['exclusions'] = [];
  for (const one of draft.exclusions) {
    const exclusion = exclusionOf(
      one,
      draft.timeZone,
      before?.exclusions.find(({ id }) => id === one.id),
    );
    if (typeof exclusion === 'string') return exclusion;
    exclusions.push(exclusion);
  }
  const amendments: Amendment[] = [];
  for (const one of draft.amendments) {
    const was = before?.amendments.find(({ id }) => id === one.id);
    const amendment = amendmentOf(one, was, numbers);
    if (typeof amendment === 'string') return amendment;
    amendments.push(amendment);
  }
  const candidate = {
    ...before,
    id: draft.id,
    partner: draft.partner,
    contract: draft.contract,
    clause: draft.clause.trim(),
    title: draft.title.trim(),
    ...sourceOf(draft, before),
    operator: draft.operator,
    target,
    upper: draft.operator === 'between' ? numbers.level('Upper level', draft.upper) : null,
    minimum: numbers.level('Floor', draft.minimum),
    expected: numbers.level('Expected level', draft.expected),
    timeZone: draft.timeZone.trim(),
    population,
    ...timeTerms(draft, numbers),
    exclusions,
    excludedIncidents: draft.incidents.map(
      (incidentId) =>
        before?.excludedIncidents.find((one) => one.incidentId === incidentId) ?? { incidentId, kind: 'force_majeure', announcedAt: null },
    ),
    minimumSample: numbers.number('Minimum sample', draft.minimumSample),
    rollsSmallSample: draft.rollsSmallSample,
    rounding: numbers.number('Rounding', draft.rounding),
    remedy,
    claimWithinDays: numbers.number('Claim within', draft.claimWithinDays),
    earnBackWindows: numbers.number('Earned back after', draft.earnBack),
    ...followUpTerms(draft, numbers),
    reportWithinDays: numbers.number('Report within', draft.reportWithinDays),
    disputeProcedure: draft.disputeProcedure.trim(),
    weight: numbers.number('Weight', draft.weight) ?? 1,
    effectiveFrom: draft.effectiveFrom.trim(),
    effectiveTo: draft.effectiveTo.trim() === '' ? null : draft.effectiveTo.trim(),
    amendments,
  };
  if (numbers.problem !== null) return numbers.problem;
  const parsed = commitmentSchema.safeParse(candidate);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return `${fieldWords[String(issue?.path[0] ?? '')] ?? 'One field'}: ${issue?.message ?? 'not valid'}.`;
  }
  const unit =
    draft.source === 'escalations' ? 'minutes' : draft.source === 'reported' ? (numbers.inPercent ? 'ratio' : null) : unitOf(draft, metric);
  const problem = clauseProblem(parsed.data, unit);
  return problem === null ? parsed.data : `${problem.charAt(0).toUpperCase()}${problem.slice(1)}.`;
}

/** Parameters that are typed; the others have their usual values. */
function metricRef({ metric: id, parameters }: CommitmentDraft): string {
  const typed = Object.entries(parameters).map(([name, value]) => [name, value.trim()] as const);
  return printMetricRef({ id, values: Object.fromEntries(typed.filter(([, value]) => value !== '')) });
}

function parameterProblem({ source, parameters }: CommitmentDraft, metric: MetricInfo | undefined): string | null {
  if (source !== 'rows') return null;
  for (const { name, label, value, choices } of metric?.parameters ?? []) {
    const typed = parameters[name]?.trim() ?? '';
    if (typed === '') continue;
    const isRight = typeof value === 'number' ? Number.isFinite(Number(typed)) : /^[A-Za-z0-9_.-]+$/.test(typed);
    if (!isRight) return `${upperFirst(label)}: ${typed} is not ${typeof value === 'number' ? 'a number' : 'one word'}.`;
    if (choices !== undefined && !choices.some((choice) => String(choice) === typed))
      return `${upperFirst(label)}: ${typed} is none of ${choices.join(', ')}.`;
  }
  return null;
}

const unitOf = (draft: CommitmentDraft, metric: MetricInfo | undefined) =>
  clauseUnits.find((unit) => unit === metric?.unit) ?? unitOfMetric(draft.metric);

const fieldWords: Readonly<Record<string, string>> = {
  effectiveFrom: 'In force from',
  effectiveTo: 'In force until',
  remedy: 'Remedy',
  cure: 'Cure period',
  chronic: 'Chronic',
  minimumSample: 'Minimum sample',
  rounding: 'Rounding',
  amendments: 'Amendment',
  serviceHours: 'Service hours',
  source: 'Source of record',
  earnBackWindows: 'Earned back after',
  claimWithinDays: 'Claim within',
};

function sourceOf(draft: CommitmentDraft, before: Commitment | null): Partial<Commitment> {
  const figure = (measure: string, was: { readonly measure: string } | null | undefined) =>
    was?.measure === measure.trim()
      ? (was as Commitment['partnerFigure'])
      : { measure: measure.trim(), mid: null, scheme: null, product: null };
  const window = draft.source === 'escalations' ? ('event' as const) : draft.window;
  if (draft.source === 'escalations') {
    const severities = draft.severities.split(/[\s,;]+/).filter((part) => part !== '');
    return {
      metric: '',
      window,
      partnerFigure: null,
      source: { kind: 'escalations', clock: draft.clock, severities: severities.map(Number) },
    };
  }
  if (draft.source === 'reported') {
    const was = before?.source.kind === 'reported' ? before.source.figure : null;
    const reported = figure(draft.measure, was);
    return {
      metric: before?.source.kind === 'reported' ? before.metric : '',
      window,
      partnerFigure: null,
      source: { kind: 'reported', figure: reported! },
    };
  }
  const partnerFigure = draft.partnerMeasure.trim() === '' ? null : figure(draft.partnerMeasure, before?.partnerFigure);
  return { metric: metricRef(draft), window, source: { kind: 'rows' }, partnerFigure };
}

/** Downtime, maintenance and hours: what time counts. */
function timeTerms(draft: CommitmentDraft, numbers: DraftNumbers) {
  const isDowntime = draft.source === 'rows' && draft.metric === 'availability_time';
  const allowance = numbers.number('Allowance a month', draft.allowance);
  return {
    downtimeRule: isDowntime
      ? {
          errorShareAbove: (numbers.number('Down above', draft.errorShare) ?? 5) / 100,
          minConsecutiveMinutes: numbers.number('Minutes in a row', draft.errorMinutes) ?? 1,
          minRequests: numbers.number('Requests a minute', draft.errorRequests) ?? 0,
        }
      : null,
    maintenance:
      draft.source === 'rows' && allowance !== null
        ? { noticeHours: numbers.number('Maintenance notice', draft.noticeHours) ?? 0, allowanceMinutesPerMonth: allowance }
        : null,
    serviceHours: draft.hasHours
      ? {
          weekdays: [...draft.weekdays].sort((a, b) => a - b),
          from: draft.hoursFrom.trim(),
          to: draft.hoursTo.trim(),
          holidays: draft.holidays.split(/[\s,;]+/).filter((day) => day !== ''),
        }
      : null,
  };
}

function followUpTerms(draft: CommitmentDraft, numbers: DraftNumbers) {
  const days = numbers.number('Cure period', draft.cureDays);
  const misses = numbers.number('Chronic misses', draft.chronicMisses);
  return {
    cure: days === null ? null : { days, from: draft.cureFrom },
    chronic:
      misses === null
        ? null
        : { misses, ofWindows: numbers.number('Chronic windows', draft.chronicOf) ?? misses, belowMinimum: draft.chronicFloor },
  };
}

function populationOf(text: string): Commitment['population'] | string {
  try {
    return text.trim() === '' ? { kind: 'all' } : parseFilter(text);
  } catch (thrown) {
    return `${toAppError(thrown).title}.`;
  }
}

function amendmentOf(draft: AmendmentDraft, before: Amendment | undefined, numbers: DraftNumbers): Amendment | string {
  const from = draft.from.trim();
  const label = draft.label.trim() === '' ? `Amendment of ${from}` : draft.label.trim();
  const { target: _target, window: _window, population: _population, remedy: _remedy, ...others } = before?.changes ?? {};
  const target = numbers.level('New level', draft.target);
  const population = draft.population === null ? null : populationOf(draft.population);
  const remedy = draft.remedy === null ? null : remedyOf(draft.remedy, numbers);
  for (const problem of [population, remedy]) if (typeof problem === 'string') return `${label}: ${midSentence(problem)}`;
  const changes = {
    ...others,
    ...(target === null ? {} : { target }),
    ...(draft.window === '' ? {} : { window: draft.window }),
    ...(population === null || typeof population === 'string' ? {} : { population }),
    ...(remedy === null || typeof remedy === 'string' ? {} : { remedy }),
  };
  return { id: draft.id, label, effectiveFrom: from, changes };
}
