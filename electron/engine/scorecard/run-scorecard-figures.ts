import { clauseMetric } from '../../../shared/commitments/clause-metric.ts';
import { unitScale, type ClauseUnit } from '../../../shared/commitments/clause-unit.ts';
import type { Commitment } from '../../../shared/commitments/commitment.ts';
import type { CommitmentResult } from '../../../shared/commitments/commitment-result.ts';
import { figurePair, reportedFor } from '../../../shared/commitments/evaluate-reported.ts';
import type { ClauseMetric } from '../../../shared/commitments/verdict.ts';
import { windowBetween } from '../../../shared/commitments/windows.ts';
import { AppFailure } from '../../../shared/errors/app-error.ts';
import { decimalFraction, type Fraction, fraction } from '../../../shared/money/fraction.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { catalogOf } from '../slice/metric-catalog.ts';
import { reportedRows } from './run-scorecard-reported.ts';

/** Evaluates a clause by our own rows. */
export type OwnResults = (commitment: Commitment) => Promise<readonly CommitmentResult[]>;

/** Puts our own figure and the partner's side by side where both may exist; which of them decides is the clause's. */
export async function withFigures(
  workbook: OpenWorkbook,
  commitment: Commitment,
  results: readonly CommitmentResult[],
  ownResults: OwnResults,
  job: JobContext,
): Promise<readonly CommitmentResult[]> {
  if (commitment.source.kind === 'reported') return withOwnFigure(workbook, commitment, results, ownResults);
  const { partnerFigure } = commitment;
  if (partnerFigure === null) return results;
  const rows = await reportedRows(workbook, commitment.partner, partnerFigure, job.signal);
  const face = clauseMetric(catalogOf(workbook).byId(commitment.metric));
  return results.map((result) => {
    if (result.status === 'not_in_force') return result;
    const window = windowBetween(commitment, result.window.from, result.window.to, result.window.label);
    const found = reportedFor(rows, window.inForceFrom, window.inForceTo, face.unit);
    const partner = typeof found === 'string' ? null : found.value;
    const versions = typeof found === 'string' ? [] : found.versions;
    return { ...result, reported: versions, figures: figurePair(valueOf(result), partner, face, window.terms, commitment.partner) };
  });
}

/** A clause that the partner's figure decides, with what our own rows say of the same windows. */
async function withOwnFigure(
  workbook: OpenWorkbook,
  commitment: Commitment,
  results: readonly CommitmentResult[],
  ownResults: OwnResults,
): Promise<readonly CommitmentResult[]> {
  if (commitment.metric === '') return results;
  const face = ownFace(workbook, commitment);
  if (face === null) return results;
  const own = await ownResults({ ...commitment, source: { kind: 'rows' } });
  const byWindow = new Map(own.map((result) => [`${result.window.from}|${result.window.to}`, result]));
  return results.map((result) => {
    const other = byWindow.get(`${result.window.from}|${result.window.to}`);
    if (result.status === 'not_in_force') return result;
    const { terms } = windowBetween(commitment, result.window.from, result.window.to, result.window.label);
    const ownValue = other === undefined ? null : valueOf(other);
    return { ...result, figures: figurePair(ownValue, valueOf(result), face, terms, commitment.partner) };
  });
}

function ownFace(workbook: OpenWorkbook, commitment: Commitment): ClauseMetric | null {
  try {
    return clauseMetric(catalogOf(workbook).byId(commitment.metric));
  } catch (thrown) {
    if (thrown instanceof AppFailure) return null;
    throw thrown;
  }
}

/** The exact value of a result, from its sums where it has them. */
function valueOf({
  value,
  numerator,
  denominator,
  unit,
}: Pick<CommitmentResult, 'value' | 'numerator' | 'denominator' | 'unit'>): Fraction | null {
  if (value === null) return null;
  const exact = numerator === null || denominator === null ? null : quotient(numerator, denominator, unit);
  return exact ?? decimalFraction(value);
}

function quotient(numerator: string, denominator: string, unit: ClauseUnit): Fraction | null {
  const [n, d] = [decimalFraction(numerator), decimalFraction(denominator)];
  return d.n === 0n ? null : fraction(n.n * d.d * unitScale(unit), n.d * d.n);
}
