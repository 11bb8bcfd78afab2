import { appVersion } from '../../../shared/base/app-version.ts';
import { hashValue } from '../../../shared/base/hash.ts';
import { clauseUnitOf, midSentence } from '../../../shared/commitments/clause-metric.ts';
import type { Commitment } from '../../../shared/commitments/commitment.ts';
import type { CommitmentResult } from '../../../shared/commitments/commitment-result.ts';
import { evaluateEvents } from '../../../shared/commitments/evaluate-events.ts';
import { type Evaluation, notMeasurable } from '../../../shared/commitments/evaluation.ts';
import { followUp } from '../../../shared/commitments/follow-up.ts';
import type { ClauseMetric } from '../../../shared/commitments/verdict.ts';
import { clauseWindows, hasRollingWindow } from '../../../shared/commitments/windows.ts';
import { termsOn } from '../../../shared/commitments/terms-in-force.ts';
import { worstByMonth } from '../../../shared/commitments/worst-window.ts';
import { addDays } from '../../../shared/calendar/day.ts';
import { type AppError, AppFailure } from '../../../shared/errors/app-error.ts';
import { factTable } from '../../../shared/domain/tables.ts';
import { metrics } from '../../../shared/metrics/registry.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import type { Lineage } from '../../../shared/query/slice.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { type JudgedWindow, type RowClause, rowClauses } from './run-scorecard-clause.ts';
import { withFigures } from './run-scorecard-figures.ts';
import { withImpact } from './run-scorecard-impact.ts';
import { withInterest } from './run-scorecard-interest.ts';
import { windowLineage, windowPassports } from './run-scorecard-lineage.ts';
import { minuteEvaluations } from './run-scorecard-minutes.ts';
import { loadedDays } from './run-scorecard-range.ts';
import { reportedResults } from './run-scorecard-reported.ts';
import { sliceSums } from './run-scorecard-slices.ts';
import { evaluateSums, type SumGroup, sumGroups, type WindowSums } from './run-scorecard-sums.ts';
import { judgeWindow } from './run-scorecard-windows.ts';

const minuteMs = 60_000;

/** What became of one commitment: its windows, oldest first, or why there are none. */
export interface CommitmentOutcome {
  readonly results: readonly CommitmentResult[];
  /** What is wrong with the clause itself; data that is not loaded is no fault of it. */
  readonly error: AppError | null;
}

/** Outcomes in the order of the commitments. Clauses on sums share queries; one that fails says why and the others stand. */
export async function evaluateCommitments(
  workbook: OpenWorkbook,
  commitments: readonly Commitment[],
  now: number,
  job: JobContext,
): Promise<readonly CommitmentOutcome[]> {
  const prepared: Prepared[] = [];
  for (const commitment of commitments) prepared.push(await prepare(workbook, commitment, job));
  const sums = await sharedSums(
    workbook,
    prepared.flatMap(({ clauses }) => clauses),
    job,
  );
  const outcomes: CommitmentOutcome[] = [];
  for (const [index, one] of prepared.entries()) {
    job.progress('Checking commitments', index / prepared.length, one.commitment.title);
    outcomes.push(await outcomeOf(workbook, one, sums, now, job));
  }
  return outcomes;
}

interface Prepared {
  readonly commitment: Commitment;
  readonly clauses: readonly RowClause[];
  readonly error: AppError | null;
}

type SharedSums = ReadonlyMap<RowClause, readonly (WindowSums | null)[] | AppError>;

async function prepare(workbook: OpenWorkbook, commitment: Commitment, job: JobContext): Promise<Prepared> {
  if (commitment.source.kind !== 'rows') return { commitment, clauses: [], error: null };
  try {
    return { commitment, clauses: await rowClauses(workbook, commitment, job), error: null };
  } catch (thrown) {
    return { commitment, clauses: [], error: unanswered(thrown) };
  }
}

async function sharedSums(workbook: OpenWorkbook, clauses: readonly RowClause[], job: JobContext): Promise<SharedSums> {
  const shared = clauses.filter(({ path, windows }) => (path === 'sums' || path === 'holistic') && windows.length > 0);
  const found = new Map<RowClause, readonly (WindowSums | null)[] | AppError>();
  const groups = await sumGroups(workbook, shared, job);
  for (const [index, group] of groups.entries()) {
    job.progress('Counting what commitments look at', index / groups.length);
    for (const [clause, sums] of await groupSums(workbook, group, job)) found.set(clause, sums);
  }
  return found;
}

/** When a shared query fails, each of its clauses is asked alone, so that only the one that is to blame has no answer. */
async function groupSums(workbook: OpenWorkbook, group: SumGroup, job: JobContext): Promise<SharedSums> {
  try {
    return await evaluateSums(workbook, group, job);
  } catch (thrown) {
    const error = unanswered(thrown);
    const [only, ...others] = group.clauses;
    if (only === undefined || others.length === 0) return new Map(group.clauses.map((clause) => [clause, error]));
    const parts: [RowClause, readonly (WindowSums | null)[] | AppError][] = [];
    for (const clause of group.clauses) parts.push(...(await groupSums(workbook, { ...group, clauses: [clause] }, job)));
    return new Map(parts);
  }
}

/** A window that is judged, and how its passport is made. */
interface Judged {
  readonly evaluation: Evaluation;
  readonly lineage: () => Promise<Lineage>;
}

async function outcomeOf(
  workbook: OpenWorkbook,
  prepared: Prepared,
  sums: SharedSums,
  now: number,
  job: JobContext,
): Promise<CommitmentOutcome> {
  const { commitment, error } = prepared;
  try {
    if (error !== null) return failed(workbook, commitment, error, now);
    if (commitment.source.kind === 'escalations') return { results: eventResults(workbook, commitment, now), error: null };
    const results =
      commitment.source.kind === 'reported'
        ? await reportedResults(workbook, commitment, now, job)
        : await rowResults(workbook, prepared, sums, now, job);
    const ownResults = async (own: Commitment) => (await evaluateCommitments(workbook, [own], now, job))[0]?.results ?? [];
    const paired = await withFigures(workbook, commitment, results, ownResults, job);
    const owing = await withInterest(workbook, commitment, paired, job);
    return { results: await withImpact(workbook, commitment, followed(commitment, owing), job), error: null };
  } catch (thrown) {
    return failed(workbook, commitment, unanswered(thrown), now);
  }
}

/** Not measurable with the reason; a clause that could be measured if its data were loaded has nothing wrong with it. */
function failed(workbook: OpenWorkbook, commitment: Commitment, error: AppError, now: number): CommitmentOutcome {
  const isData = error.code === 'METRIC_NEEDS_DATA';
  const why = isData ? `${error.title}; ${error.detail.charAt(0).toLowerCase()}${error.detail.slice(1).replace(/\.$/, '')}` : error.title;
  return { results: unmeasured(workbook, commitment, why, now), error: isData ? null : error };
}

function followed(commitment: Commitment, results: readonly CommitmentResult[]): readonly CommitmentResult[] {
  return followUp(commitment, results, ({ window }) => termsOn(commitment, addDays(window.to, -1)).terms);
}

async function rowResults(
  workbook: OpenWorkbook,
  { commitment, clauses }: Prepared,
  sums: SharedSums,
  now: number,
  job: JobContext,
): Promise<readonly CommitmentResult[]> {
  const judged: Judged[] = [];
  for (const clause of clauses) judged.push(...(await judgeClause(workbook, clause, sums, now, job)));
  if (judged.length === 0) {
    const [first] = clauses;
    const where = first === undefined ? 'the data' : factTable(first.metric.table).label.toLowerCase();
    return unmeasured(workbook, commitment, `no row of ${commitment.partner} is in ${where}`, now);
  }
  const ordered = judged.toSorted(byEnd);
  const isRolling = ({ evaluation: { window } }: Judged) => termsOn(commitment, addDays(window.to, -1)).terms.window === 'rolling_30_days';
  const wanted = hasRollingWindow(commitment)
    ? [...ordered.filter((one) => !isRolling(one)), ...worst(ordered.filter(isRolling))].toSorted(byEnd)
    : ordered;
  const results: CommitmentResult[] = [];
  for (const { evaluation, lineage } of wanted) results.push({ ...evaluation, lineage: await lineage() });
  return results;
}

const byEnd = (a: Judged, b: Judged): number => (a.evaluation.window.to < b.evaluation.window.to ? -1 : 1);

/** Of each month the window that is worst; the passports of all others need not be made. */
function worst(judged: readonly Judged[]): readonly Judged[] {
  const ends = new Map(judged.map((one) => [one.evaluation.window.to, one]));
  return worstByMonth(judged.map(({ evaluation }) => evaluation)).flatMap((evaluation) => {
    const found = ends.get(evaluation.window.to);
    return found === undefined ? [] : [{ ...found, evaluation }];
  });
}

async function judgeClause(workbook: OpenWorkbook, clause: RowClause, sums: SharedSums, now: number, job: JobContext): Promise<Judged[]> {
  if (clause.windows.length === 0) return [];
  if (clause.path === 'minutes') {
    const found = await minuteEvaluations(workbook, clause, now, job);
    return clause.windows.flatMap((judged, index) => {
      const evaluation = found?.evaluations[index];
      return evaluation === undefined
        ? []
        : [{ evaluation, lineage: () => windowLineage(workbook, clause, judged, found?.sql ?? '', job) }];
    });
  }
  if (clause.path === 'slice') return slicesOf(workbook, clause, now, job);
  const own = sums.get(clause);
  if (own === undefined) return [];
  if (!Array.isArray(own)) throw new AppFailure(own as AppError);
  const passport = await windowPassports(workbook, clause, job);
  return clause.windows.map((judged, index) => ({
    evaluation: judgeWindow(workbook, clause, judged, (own as readonly (WindowSums | null)[])[index] ?? null, now),
    lineage: () => passport(judged),
  }));
}

async function slicesOf(workbook: OpenWorkbook, clause: RowClause, now: number, job: JobContext): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const one of clause.windows) judged.push(await sliceOf(workbook, clause, one, now, job));
  return judged;
}

async function sliceOf(workbook: OpenWorkbook, clause: RowClause, judged: JudgedWindow, now: number, job: JobContext): Promise<Judged> {
  const plain = (): Promise<Lineage> => windowLineage(workbook, clause, judged, '', job);
  try {
    const { sums, lineage } = await sliceSums(workbook, clause, judged, job);
    return {
      evaluation: judgeWindow(workbook, clause, judged, sums, now),
      lineage: () => (lineage === null ? plain() : Promise.resolve(lineage)),
    };
  } catch (thrown) {
    const open = now < judged.window.span.to * minuteMs;
    const why = unanswered(thrown).title;
    return { evaluation: notMeasurable(clause.commitment, clause.clause, judged.window, open, why), lineage: plain };
  }
}

function eventResults(workbook: OpenWorkbook, commitment: Commitment, now: number): readonly CommitmentResult[] {
  const evaluations = evaluateEvents(commitment, workbook.document().escalations, now);
  return evaluations.map((evaluation) => ({ ...evaluation, lineage: emptyLineage({ commitment, window: evaluation.window }) }));
}

/** Windows of the loaded days, each with the reason why the data cannot judge it. */
function unmeasured(workbook: OpenWorkbook, commitment: Commitment, why: string, now: number): readonly CommitmentResult[] {
  const days = loadedDays(workbook);
  if (days === null || commitment.window === 'event') return [];
  const end = addDays(days.through, 1);
  const windows = clauseWindows(commitment, days.from, end).filter(({ terms, to }) => terms.window !== 'rolling_30_days' || to === end);
  const metric = faceWithoutData(commitment);
  return windows.map((window) => ({
    ...notMeasurable(commitment, metric, window, now < window.span.to * minuteMs, why),
    lineage: emptyLineage({ commitment: window.terms, window: window.from }),
  }));
}

function faceWithoutData(commitment: Commitment): ClauseMetric {
  const known = metrics.find(({ id }) => id === commitment.metric);
  const unit = (known === undefined ? null : clauseUnitOf(known)) ?? (commitment.target <= 1 ? 'ratio' : 'count');
  return { id: commitment.metric, label: midSentence(known?.label ?? commitment.title), unit, badEvents: 'misses' };
}

/** The passport of what no row says. */
function emptyLineage(subject: unknown): Lineage {
  return { metrics: [], sliceHash: hashValue(subject), sql: '', extracts: [], dataThrough: null, appVersion };
}

/** The error of a number that the data or the clause cannot give; a stop or a fault of ours is thrown on. */
function unanswered(thrown: unknown): AppError {
  if (!(thrown instanceof AppFailure) || thrown.error.code === 'CANCELLED' || thrown.error.code === 'INTERNAL') throw thrown;
  return thrown.error;
}
