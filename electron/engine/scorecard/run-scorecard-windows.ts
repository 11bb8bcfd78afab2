import { bucketLabel } from '../../../shared/calendar/period.ts';
import { evaluateCounts } from '../../../shared/commitments/evaluate-counts.ts';
import { evaluateLevel } from '../../../shared/commitments/evaluate-level.ts';
import { excludedByContract, type Evaluation, notInForce, notMeasurable } from '../../../shared/commitments/evaluation.ts';
import { minutesIn } from '../../../shared/commitments/spans.ts';
import type { ClauseWindow } from '../../../shared/commitments/windows.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { type JudgedWindow, reachOf, type RowClause } from './run-scorecard-clause.ts';
import type { WindowSums } from './run-scorecard-sums.ts';

const minuteMs = 60_000;

/** Judges one window of a clause from its numbers; null = no row in it. */
export function judgeWindow(
  workbook: OpenWorkbook,
  clause: RowClause,
  { window, exclusions }: JudgedWindow,
  sums: WindowSums | null,
  now: number,
): Evaluation {
  const { commitment, metric, clause: face } = clause;
  const reach = reachOf(workbook, clause, window, now);
  const { open, covered } = reach;
  if (window.inForce === null) return notInForce(commitment, face, window, open);
  const uses = exclusions?.uses ?? [];
  if (exclusions !== null && minutesIn(exclusions.excluded) >= minutesIn([window.inForce]))
    return excludedByContract(commitment, face, window, open, uses);
  const missingDays = reach.missing.map((day) => bucketLabel('day', day));
  const common = { open, covered, missingDays, exclusions: uses };
  const isAdditive = metric.computation.kind === 'additive' && sums?.value === null;
  if (sums === null) {
    if (metric.computation.kind === 'additive' && covered && missingDays.length === 0)
      return evaluateLevel(commitment, face, window, { ...common, value: 0, n: 0n, grows: true });
    return notMeasurable(commitment, face, window, open, `nothing was counted in ${window.label}`, { exclusions: uses });
  }
  if (sums.denominator !== null)
    return evaluateCounts(commitment, face, window, {
      ...common,
      numerator: sums.numerator,
      denominator: sums.denominator,
      top: sums.top,
      bottom: sums.bottom,
      currency: sums.isMoney ? workbook.document().settings.currency : null,
      sample: sums.n,
      forecast: open ? forecastAtPace(sums.denominator, window, reach.dataEnd) : null,
    });
  const value = sums.value ?? (sums.top === 'millionths' ? Number(sums.numerator) / 1e6 : Number(sums.numerator));
  return evaluateLevel(commitment, face, window, { ...common, value, n: sums.n, grows: isAdditive });
}

/** The window's volume if the rest of it runs at the pace so far. */
export function forecastAtPace(soFar: bigint, window: ClauseWindow, dataEnd: number): bigint {
  const span = window.inForce ?? window.span;
  const elapsed = Math.max(1, Math.min(span.to, Math.ceil(dataEnd / minuteMs)) - span.from);
  return (soFar * BigInt(span.to - span.from)) / BigInt(elapsed);
}
