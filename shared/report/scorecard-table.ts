import { dayText } from '../charts/source-line.ts';
import { displayUnit } from '../commitments/clause-unit.ts';
import type { Commitment } from '../commitments/commitment.ts';
import type { CommitmentResult, CommitmentStatus, Scorecard, ScorecardRow } from '../commitments/commitment-result.ts';
import { levelText } from '../commitments/wording.ts';
import { missingCell, textCell, valueCell } from './model-cells.ts';
import type { ModelCell, ModelTable } from './report-model.ts';

/** How a status is called on screen and in print. */
export const statusWords: Readonly<Record<CommitmentStatus, string>> = {
  met: 'Met',
  missed: 'Missed',
  in_cure: 'In cure',
  not_measurable: 'Not measurable',
  insufficient_sample: 'Insufficient sample',
  excluded: 'Excluded by contract',
  not_in_force: 'Not in force',
  on_track: 'On track',
  at_risk: 'At risk',
  cannot_be_met_at_forecast: 'Cannot be met at forecast volume',
  cannot_be_met: 'Cannot be met',
};

/** Commitments and their windows: value against target, credit owed, claim date. */
export function scorecardTable(scorecard: Scorecard, locale: string): ModelTable {
  const text = (label: string) => ({ label, align: 'left' as const, kind: 'text' as const });
  const number = (label: string) => ({ label, align: 'right' as const, kind: 'number' as const });
  const columns = [
    text('Partner'),
    text('Commitment'),
    text('Window'),
    text('Status'),
    number('Value'),
    number('Target'),
    number('Credit'),
    text('Claim by'),
  ];
  const rows = scorecard.rows.flatMap((row) => (row.results.length > 0 ? resultRows(row, locale) : [problemRow(row.commitment)]));
  // Where nothing is owed, nothing is said of it.
  const last = rows.some((row) => row.slice(owed).some((cell) => cell.text !== '')) ? columns.length : owed;
  return { columns: columns.slice(0, last), rows: rows.map((row) => row.slice(0, last)) };
}

/** Where the columns of credits begin. */
const owed = 6;

function creditCell(credit: { readonly amount: string; readonly currency: string } | null, locale: string): ModelCell {
  return credit === null ? textCell('') : valueCell(credit.amount, { kind: 'money', currency: credit.currency }, locale);
}

/** Shares at the two or more digits that contracts are written in. */
function decimalsOf({ unit, target }: CommitmentResult, commitment: Commitment, value: number): number | undefined {
  if (unit !== 'ratio') return undefined;
  const isClose = Math.abs(value - target) < 0.0001 && value !== target;
  return isClose ? 4 : Math.max(2, commitment.rounding ?? 2);
}

function resultRows({ commitment, results }: ScorecardRow, locale: string): readonly (readonly ModelCell[])[] {
  return results.map((result) => [
    textCell(commitment.partner),
    textCell(`${commitment.title}, ${commitment.clause}`),
    textCell(result.window.open ? `${result.window.label} (open)` : result.window.label),
    textCell(result.attested ? `${statusWords[result.status]}, attested` : statusWords[result.status]),
    result.value === null
      ? missingCell
      : valueCell(result.value, displayUnit(result.unit), locale, decimalsOf(result, commitment, result.value)),
    targetCell(result, commitment, locale),
    creditCell(result.credit, locale),
    textCell(result.claimDue === null ? '' : dayText(result.claimDue)),
  ]);
}

/** A commitment that could not be evaluated keeps its row; why is said beside the table. */
function problemRow(commitment: Commitment): readonly ModelCell[] {
  const empty = textCell('');
  return [
    textCell(commitment.partner),
    textCell(`${commitment.title}, ${commitment.clause}`),
    empty,
    textCell('Not evaluated'),
    missingCell,
    missingCell,
    empty,
    empty,
  ];
}

function targetCell(result: CommitmentResult, commitment: Commitment, locale: string): ModelCell {
  if (result.upper !== null) return textCell(`${levelText(result.target, result.unit)} to ${levelText(result.upper, result.unit)}`);
  return valueCell(result.target, displayUnit(result.unit), locale, decimalsOf(result, commitment, result.target));
}
