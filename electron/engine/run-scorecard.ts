import { hashValue } from '../../shared/base/hash.ts';
import { addDays, formatDay } from '../../shared/calendar/day.ts';
import { localDay } from '../../shared/calendar/time-zone.ts';
import { clauseMetric } from '../../shared/commitments/clause-metric.ts';
import type { Commitment, CommitmentResult, Scorecard } from '../../shared/commitments/commitment.ts';
import { evaluateMinutes } from '../../shared/commitments/evaluate-minutes.ts';
import { evaluation } from '../../shared/commitments/evaluation.ts';
import { type ClauseWindow, clauseWindows } from '../../shared/commitments/windows.ts';
import { type AppError, AppFailure } from '../../shared/errors/app-error.ts';
import { metricById } from '../../shared/metrics/registry.ts';
import type { JobContext } from '../../shared/protocol/engine-protocol.ts';
import { dataCache } from './data-cache.ts';
import type { OpenWorkbook } from './engine-context.ts';
import { ownLineage } from './own-lineage.ts';
import { measuredMinutes, missingIn } from './run-scorecard-minutes.ts';
import { clauseRange, evaluateSliceWindow } from './run-scorecard-slices.ts';

const minuteMs = 60_000;
const hourMs = 3_600_000;

/** Every commitment (of one partner, or of all) in every calendar window the data touches; `now` in ms since 1970 UTC. */
export async function runScorecard(workbook: OpenWorkbook, partner: string | null, now: number, job: JobContext): Promise<Scorecard> {
  const commitments = workbook.document().commitments.filter((commitment) => partner === null || commitment.partner === partner);
  const rows = [];
  for (const [index, commitment] of commitments.entries()) {
    job.progress('Checking commitments', index / commitments.length, commitment.title);
    rows.push(await scorecardRow(workbook, commitment, now, job));
  }
  return { asOf: new Date(now).toISOString(), rows };
}

/** A commitment that cannot be evaluated says why in its own row; the others stand. */
async function scorecardRow(
  workbook: OpenWorkbook,
  commitment: Commitment,
  now: number,
  job: JobContext,
): Promise<Scorecard['rows'][number]> {
  try {
    return { commitment, results: await runCommitment(workbook, commitment, now, job) };
  } catch (thrown) {
    return { commitment, results: [], problem: `${unanswered(thrown).title}.` };
  }
}

/** The error of a number that the data or the clause cannot give; a stop or a fault of ours is thrown on. */
function unanswered(thrown: unknown): AppError {
  if (!(thrown instanceof AppFailure) || thrown.error.code === 'CANCELLED' || thrown.error.code === 'INTERNAL') throw thrown;
  return thrown.error;
}

/** One commitment, window by window, oldest first; nothing when the data holds no row of it. */
export async function runCommitment(
  workbook: OpenWorkbook,
  commitment: Commitment,
  now: number,
  job: JobContext,
): Promise<readonly CommitmentResult[]> {
  const results = commitment.metric === 'availability_time' ? minuteResults : sliceResults;
  const key = `clause|${hashValue({ commitment, settings: workbook.document().settings, hour: Math.floor(now / hourMs) })}`;
  return dataCache(workbook).once(key, job.signal, () => results(workbook, commitment, now, job));
}

async function minuteResults(workbook: OpenWorkbook, commitment: Commitment, now: number, job: JobContext): Promise<CommitmentResult[]> {
  const measured = await measuredMinutes(workbook, commitment, job.signal);
  if (measured === null) return [];
  const metric = clauseMetric(metricById(commitment.metric));
  const present = Math.max(Math.floor(now / minuteMs), measured.through);
  const results: CommitmentResult[] = [];
  for (const window of windowsOf(commitment, measured.first * minuteMs, measured.through * minuteMs - 1)) {
    const missing = missingIn(measured, window.inForce ?? window.span);
    const found = evaluateMinutes(commitment, metric, window, {
      samples: measured.samples,
      missing,
      through: measured.through,
      now: present,
    });
    results.push({ ...found, lineage: await lineageFor(workbook, commitment, window, measured.sql, job) });
  }
  return results;
}

async function sliceResults(workbook: OpenWorkbook, commitment: Commitment, now: number, job: JobContext): Promise<CommitmentResult[]> {
  const metric = metricById(commitment.metric);
  const clause = clauseMetric(metric);
  const data = await clauseRange(workbook, commitment, metric, job.signal);
  if (data === null) return [];
  const present = Math.max(now, data.last);
  const results: CommitmentResult[] = [];
  for (const window of windowsOf(commitment, data.first, data.last)) {
    const input = { commitment, metric, clause, window, data, now: present };
    try {
      const { evaluation: found, lineage } = await evaluateSliceWindow(workbook, input, job);
      results.push({ ...found, lineage: lineage ?? (await lineageFor(workbook, commitment, window, '', job)) });
    } catch (thrown) {
      const sentence = `Not measurable: ${unanswered(thrown).title}.`;
      const found = evaluation(commitment, clause, window, present < window.span.to * minuteMs, 'not_measurable', null, { sentence });
      results.push({ ...found, lineage: await lineageFor(workbook, commitment, window, '', job) });
    }
  }
  return results;
}

function lineageFor(
  workbook: OpenWorkbook,
  commitment: Commitment,
  window: ClauseWindow,
  sql: string,
  job: JobContext,
): Promise<CommitmentResult['lineage']> {
  const { metric, partner } = commitment;
  const instants = { from: window.span.from * minuteMs, to: window.span.to * minuteMs };
  const { table } = metricById(metric);
  return ownLineage(workbook, { sql, table, partner, metric, instants, subject: { commitment, window: window.from } }, job.signal);
}

function windowsOf(commitment: Commitment, firstInstant: number, lastInstant: number): ClauseWindow[] {
  const day = (instant: number): string => formatDay(localDay(commitment.timeZone, instant));
  return clauseWindows(commitment, day(firstInstant), addDays(day(lastInstant), 1));
}
