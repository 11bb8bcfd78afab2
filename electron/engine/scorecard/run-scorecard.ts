import { hashValue } from '../../../shared/base/hash.ts';
import { changedAfterClose } from '../../../shared/commitments/changed-after-close.ts';
import type { Commitment } from '../../../shared/commitments/commitment.ts';
import type { CommitmentResult, Scorecard, ScorecardRow } from '../../../shared/commitments/commitment-result.ts';
import { chronicText } from '../../../shared/commitments/follow-up.ts';
import { partnerScores } from '../../../shared/commitments/partner-score.ts';
import { withIncidents } from '../../../shared/commitments/with-incidents.ts';
import { withinPools } from '../../../shared/commitments/within-pools.ts';
import { AppFailure } from '../../../shared/errors/app-error.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { dataCache } from '../data-cache.ts';
import { awaitedClauses, awaitsMatching } from './awaits-matching.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { type CommitmentOutcome, evaluateCommitments } from './run-scorecard-evaluate.ts';

const hourMs = 3_600_000;

const nothing: CommitmentOutcome = { results: [], error: null };

/**
 * Every commitment (of one partner, or of all) in every window the data touches; `now` in ms since 1970 UTC. A quick scorecard leaves out
 * those that wait for ledger and partner lines to be matched.
 */
export async function runScorecard(
  workbook: OpenWorkbook,
  partner: string | null,
  now: number,
  job: JobContext,
  isQuick = false,
): Promise<Scorecard> {
  const { closedWindows, ...document } = workbook.document();
  const wanted = document.commitments.filter((commitment) => partner === null || commitment.partner === partner);
  const commitments = isQuick ? wanted.filter((commitment) => !awaitsMatching(workbook, commitment)) : wanted;
  const outcomes = await commitmentOutcomes(workbook, commitments, now, job);
  const judged = commitments.map((commitment, index): ScorecardRow => {
    const { results, error } = outcomes[index] ?? nothing;
    const row = { commitment, results, chronic: chronicText(commitment, results) };
    return error === null ? row : { ...row, problem: `${error.title}.` };
  });
  const rows = withinPools(judged).map((row) => ({
    ...row,
    results: row.results.map((result) => ({ ...result, changed: changedAfterClose(result, closedWindows) })),
  }));
  const scorecard = { asOf: new Date(now).toISOString(), rows, scores: partnerScores(rows) };
  return isQuick ? { ...scorecard, awaits: awaitedClauses(workbook, partner) } : scorecard;
}

/** One commitment, window by window, oldest first. Fails when the clause cannot be evaluated at all. */
export async function runCommitment(
  workbook: OpenWorkbook,
  commitment: Commitment,
  now: number,
  job: JobContext,
): Promise<readonly CommitmentResult[]> {
  const [outcome = nothing] = await commitmentOutcomes(workbook, [commitment], now, job);
  if (outcome.error !== null) throw new AppFailure(outcome.error);
  return outcome.results;
}

/** Outcomes in the order of the commitments; each is computed once for each state of the data, all that are not known yet together. */
async function commitmentOutcomes(
  workbook: OpenWorkbook,
  commitments: readonly Commitment[],
  now: number,
  job: JobContext,
): Promise<readonly CommitmentOutcome[]> {
  const { settings, incidents, escalations, reconciliation, metrics } = workbook.document();
  const hour = Math.floor(now / hourMs);
  const wanted: { readonly key: string; readonly commitment: Commitment }[] = [];
  const batch = deferred<ReadonlyMap<string, CommitmentOutcome>>();
  let isBegun = false;
  const alone = async (effective: Commitment): Promise<CommitmentOutcome> =>
    (await evaluateCommitments(workbook, [effective], now, job))[0] ?? nothing;
  const known = commitments.map((commitment) => {
    const effective = withIncidents(commitment, incidents, now);
    const log = commitment.source.kind === 'escalations' ? escalations : [];
    const key = `clause|${hashValue({ effective, settings, metrics, log, holidays: reconciliation.partners, hour })}`;
    return dataCache(workbook).once(key, job.signal, () => {
      if (isBegun) return alone(effective);
      wanted.push({ key, commitment: effective });
      return batch.promise.then((found) => found.get(key) ?? nothing);
    });
  });
  isBegun = true;
  if (wanted.length > 0) {
    try {
      const outcomes = await evaluateCommitments(
        workbook,
        wanted.map(({ commitment }) => commitment),
        now,
        job,
      );
      batch.resolve(new Map(wanted.map(({ key }, index) => [key, outcomes[index] ?? nothing])));
    } catch (thrown) {
      batch.reject(thrown);
    }
  }
  return Promise.all(known);
}

function deferred<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void; readonly reject: (why: unknown) => void } {
  let resolve: (value: T) => void = () => undefined;
  let reject: (why: unknown) => void = () => undefined;
  const promise = new Promise<T>((onValue, onFailure) => {
    resolve = onValue;
    reject = onFailure;
  });
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}
