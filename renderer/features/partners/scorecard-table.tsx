import type { JSX } from 'react';
import { moneyText } from '../../../shared/money/exact-money.ts';
import { addFractions, decimalFraction, fraction } from '../../../shared/money/fraction.ts';
import type { CommitmentResult, Scorecard } from '../../../shared/commitments/commitment-result.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { StatusChip } from '../../ui/feedback/status-chip.tsx';
import { formatMoney } from '../../ui/number/format-value.ts';
import { Table } from '../../ui/table/table.tsx';
import { eventsText, gapText, levelText, statusWords, targetText } from './commitment-words.ts';

export type ScorecardRow = Scorecard['rows'][number];

export interface ChosenWindow {
  readonly commitmentId: string;
  /** First day of the window; for a clause on events, the event. */
  readonly from: string;
  readonly label: string;
}

/** Windows shown; older ones are in the exports. */
const mostMarks = 8;

export const isChosenWindow = (chosen: ChosenWindow | null, commitmentId: string, { window }: CommitmentResult): boolean =>
  chosen?.commitmentId === commitmentId && chosen.from === window.from && chosen.label === window.label;

function WindowMarks({
  row,
  chosen,
  onChoose,
}: {
  readonly row: ScorecardRow;
  readonly chosen: ChosenWindow | null;
  readonly onChoose: (chosen: ChosenWindow) => void;
}): JSX.Element {
  return (
    <span className="window-marks">
      {row.results.slice(-mostMarks).map((result) => {
        const { word, mark, tone } = statusWords(result.status);
        const isChosen = isChosenWindow(chosen, row.commitment.id, result);
        return (
          <button
            key={`${result.window.from}|${result.window.label}`}
            type="button"
            className={`window-mark status-${tone}${isChosen ? ' window-mark-chosen' : ''}`}
            title={`${result.window.label}: ${word}`}
            aria-label={`${row.commitment.title}, ${result.window.label}: ${word}`}
            onClick={() => onChoose({ commitmentId: row.commitment.id, from: result.window.from, label: result.window.label })}
          >
            {mark}
          </button>
        );
      })}
    </span>
  );
}

function latest(row: ScorecardRow): CommitmentResult | undefined {
  return row.results.at(-1);
}

function owed(row: ScorecardRow): string {
  const credits = row.results.flatMap(({ credit, creditState }) => (credit === null || creditState === 'earned_back' ? [] : [credit]));
  const [first] = credits;
  if (first === undefined) return '';
  const total = credits.reduce((sum, { amount }) => addFractions(sum, decimalFraction(amount)), fraction(0n));
  return formatMoney(moneyText(total, first.currency), first.currency);
}

/** One row a commitment; its windows as a time line, the newest on the right. */
export function ScorecardTable({
  rows,
  showsPartner,
  chosen,
  onChoose,
}: {
  readonly rows: readonly ScorecardRow[];
  readonly showsPartner: boolean;
  readonly chosen: ChosenWindow | null;
  readonly onChoose: (chosen: ChosenWindow) => void;
}): JSX.Element {
  const { currency } = useWorkbookDocument().settings;
  const ofLatest = (row: ScorecardRow, show: (result: CommitmentResult) => string): string => {
    const result = latest(row);
    return result === undefined ? '–' : show(result);
  };
  return (
    <Table
      label="Commitments"
      rows={rows}
      rowKey={(row) => row.commitment.id}
      selectedKey={chosen?.commitmentId ?? null}
      onSelect={(row) => {
        const last = latest(row);
        if (last !== undefined && chosen?.commitmentId !== row.commitment.id)
          onChoose({ commitmentId: row.commitment.id, from: last.window.from, label: last.window.label });
      }}
      columns={[
        {
          id: 'clause',
          header: 'Clause',
          cell: ({ commitment }) => (
            <span className="clause">
              <strong title={commitment.title}>{commitment.title}</strong>
              <span className="muted">
                {showsPartner ? `${commitment.partner} · ` : ''}
                {commitment.clause}
              </span>
            </span>
          ),
        },
        {
          id: 'windows',
          header: 'Newest right',
          cell: (row) => <WindowMarks row={row} chosen={chosen} onChoose={onChoose} />,
        },
        { id: 'value', header: 'Latest', align: 'right', cell: (row) => ofLatest(row, ({ value, unit }) => levelText(value, unit)) },
        {
          id: 'target',
          header: 'Contract',
          align: 'right',
          cell: (row) => <span className="muted">{ofLatest(row, targetText)}</span>,
        },
        {
          id: 'gap',
          header: 'Gap',
          align: 'right',
          cell: (row) => (
            <span className="gap-cell">
              {ofLatest(row, gapText)}
              <span className="muted">{ofLatest(row, (result) => eventsText(result, currency)).replace('–', '')}</span>
            </span>
          ),
        },
        { id: 'owed', header: 'Owed', align: 'right', cell: (row) => <strong>{owed(row)}</strong> },
        {
          id: 'now',
          header: 'Now',
          cell: (row) => {
            const result = latest(row);
            if (result === undefined) return row.problem === undefined ? '–' : <StatusChip tone="warn">{row.problem}</StatusChip>;
            const { word, tone } = statusWords(result.status);
            return (
              <StatusChip tone={tone} title={result.sentence}>
                {result.attested ? `${word}, attested` : word}
              </StatusChip>
            );
          },
        },
      ]}
    />
  );
}
