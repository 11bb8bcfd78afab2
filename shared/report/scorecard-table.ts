import type { Unit } from '../base/column-batch.ts';
import { dayText } from '../charts/source-line.ts';
import type { Commitment, CommitmentStatus, Scorecard } from '../commitments/commitment.ts';
import { metrics } from '../metrics/registry.ts';
import { missingCell, textCell, valueCell } from './model-cells.ts';
import type { ModelCell, ModelTable } from './report-spec.ts';

/** How a status is called on screen and in print. */
export const statusWords: Readonly<Record<CommitmentStatus, string>> = {
  met: 'Met',
  missed: 'Missed',
  not_measurable: 'Not measurable',
  insufficient_sample: 'Too few to judge',
  not_in_force: 'Not in force',
  on_track: 'On track',
  at_risk: 'At risk',
  cannot_be_met_at_forecast: 'Out of reach at forecast',
  cannot_be_met: 'Cannot be met',
};

/** Commitments and their windows: value against target, credit owed, claim date. */
export function scorecardTable(scorecard: Scorecard, locale: string): ModelTable {
  const text = (label: string) => ({ label, align: 'left' as const, kind: 'text' as const });
  const number = (label: string) => ({ label, align: 'right' as const, kind: 'number' as const });
  return {
    columns: [
      text('Partner'),
      text('Commitment'),
      text('Window'),
      text('Status'),
      number('Value'),
      number('Target'),
      number('Credit'),
      text('Claim by'),
    ],
    rows: scorecard.rows.flatMap((row) => (row.problem === undefined ? resultRows(row, locale) : [problemRow(row.commitment, locale)])),
  };
}

function creditCell(credit: { readonly amount: string; readonly currency: string } | null, locale: string): ModelCell {
  return credit === null ? textCell('') : valueCell(credit.amount, { kind: 'money', currency: credit.currency }, locale);
}

function unitOf(commitment: Commitment): Unit {
  const unit = metrics.find((metric) => metric.id === commitment.metric)?.unit ?? 'none';
  return unit === 'money' ? { kind: 'none' } : { kind: unit };
}

/** Shares at the two or more digits that contracts are written in. */
function decimalsOf(commitment: Commitment, value: number): number | undefined {
  if (unitOf(commitment).kind !== 'ratio') return undefined;
  const close = Math.abs(value - commitment.target) < 0.0001 && value !== commitment.target;
  return close ? 4 : Math.max(2, commitment.rounding ?? 2);
}

function resultRows({ commitment, results }: Scorecard['rows'][number], locale: string): readonly (readonly ModelCell[])[] {
  return results.map((result) => [
    textCell(commitment.partner),
    textCell(`${commitment.title}, ${commitment.clause}`),
    textCell(result.window.open ? `${result.window.label} (open)` : result.window.label),
    textCell(statusWords[result.status]),
    result.value === null ? missingCell : valueCell(result.value, unitOf(commitment), locale, decimalsOf(commitment, result.value)),
    targetCell(commitment, locale),
    creditCell(result.credit, locale),
    textCell(result.claimDue === null ? '' : dayText(result.claimDue)),
  ]);
}

/** A commitment that could not be evaluated keeps its row; why is said beside the table. */
function problemRow(commitment: Commitment, locale: string): readonly ModelCell[] {
  const empty = textCell('');
  return [
    textCell(commitment.partner),
    textCell(`${commitment.title}, ${commitment.clause}`),
    empty,
    textCell('Not evaluated'),
    missingCell,
    targetCell(commitment, locale),
    empty,
    empty,
  ];
}

function targetCell(commitment: Commitment, locale: string): ModelCell {
  return valueCell(commitment.target, unitOf(commitment), locale, decimalsOf(commitment, commitment.target));
}
