import type { JSX } from 'react';
import { moneyText } from '../../../shared/money/exact-money.ts';
import { addFractions, decimalFraction, fraction } from '../../../shared/money/fraction.ts';
import type { CommitmentResult, Scorecard } from '../../../shared/commitments/commitment-result.ts';
import { StatusChip } from '../../ui/feedback/status-chip.tsx';
import { formatMoney } from '../../ui/number/format-value.ts';
import { Table } from '../../ui/table/table.tsx';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import { gapText, levelText, statusWords, unitOf } from './commitment-words.ts';

export type ScorecardRow = Scorecard['rows'][number];

export interface ChosenWindow {
  readonly commitmentId: string;
  /** First day of the window. */
  readonly from: string;
}

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
      {row.results.map((result) => {
        const { word, mark, tone } = statusWords(result.status);
        const isChosen = chosen?.commitmentId === row.commitment.id && chosen.from === result.window.from;
        return (
          <button
            key={result.window.from}
            type="button"
            className={`window-mark status-${tone}${isChosen ? ' window-mark-chosen' : ''}`}
            title={`${result.window.label}: ${word}`}
            aria-label={`${row.commitment.title}, ${result.window.label}: ${word}`}
            onClick={() => onChoose({ commitmentId: row.commitment.id, from: result.window.from })}
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
  const credits = row.results.flatMap(({ credit }) => (credit === null ? [] : [credit]));
  const [first] = credits;
  if (first === undefined) return '';
  const total = credits.reduce((sum, { amount }) => addFractions(sum, decimalFraction(amount)), fraction(0n));
  return formatMoney(moneyText(total, first.currency), first.currency);
}

/** One row a commitment; its windows as a time line, the newest on the right. */
export function ScorecardTable({
  rows,
  metrics,
  chosen,
  onChoose,
}: {
  readonly rows: readonly ScorecardRow[];
  readonly metrics: ReadonlyMap<string, MetricInfo>;
  readonly chosen: ChosenWindow | null;
  readonly onChoose: (chosen: ChosenWindow) => void;
}): JSX.Element {
  const unitFor = (row: ScorecardRow) => unitOf(metrics.get(row.commitment.metric));
  return (
    <Table
      label="Commitments"
      rows={rows}
      rowKey={(row) => row.commitment.id}
      selectedKey={chosen?.commitmentId ?? null}
      onSelect={(row) => {
        const last = latest(row);
        if (last !== undefined && chosen?.commitmentId !== row.commitment.id)
          onChoose({ commitmentId: row.commitment.id, from: last.window.from });
      }}
      columns={[
        {
          id: 'clause',
          header: 'Clause',
          cell: (row) => (
            <span className="clause">
              <strong className="ellipsis" title={row.commitment.title}>
                {row.commitment.title}
              </strong>
              <span className="muted ellipsis">
                {row.commitment.partner} · {row.commitment.clause}
              </span>
            </span>
          ),
        },
        {
          id: 'windows',
          header: 'Newest right',
          cell: (row) => <WindowMarks row={row} chosen={chosen} onChoose={onChoose} />,
        },
        { id: 'value', header: 'Latest', align: 'right', cell: (row) => levelText(latest(row)?.value ?? null, unitFor(row)) },
        {
          id: 'target',
          header: 'Contract',
          align: 'right',
          cell: (row) => (
            <span className="muted">
              {row.commitment.operator === '>=' ? '≥' : '≤'} {levelText(row.commitment.target, unitFor(row))}
            </span>
          ),
        },
        {
          id: 'gap',
          header: 'Gap',
          align: 'right',
          cell: (row) => {
            const result = latest(row);
            return result === undefined ? '–' : gapText(result, unitFor(row));
          },
        },
        { id: 'owed', header: 'Owed', align: 'right', cell: (row) => <strong>{owed(row)}</strong> },
        {
          id: 'now',
          header: 'Now',
          cell: (row) => {
            const result = latest(row);
            if (result === undefined) return '–';
            const { word, tone } = statusWords(result.status);
            return <StatusChip tone={tone}>{word}</StatusChip>;
          },
        },
      ]}
    />
  );
}
