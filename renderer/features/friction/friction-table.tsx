import { counted } from '../../../shared/base/words.ts';
import type { JSX, ReactNode } from 'react';
import type { FrictionBoard } from '../../../shared/explain/friction/friction-board.ts';
import type { Estimate } from '../../../shared/explain/friction/lost-sales.ts';
import type { Filter } from '../../../shared/query/filter.ts';
import { placeWords } from '../../../shared/report/friction-table.ts';
import { IconButton } from '../../ui/button/button.tsx';
import { NumberDisplay } from '../../ui/number/number-display.tsx';
import { formatCell, formatCount } from '../../ui/number/format-value.ts';
import { Sparkline } from '../../ui/number/sparkline.tsx';
import { Table } from '../../ui/table/table.tsx';
import { type FrictionLine, lineWords, showRows } from './friction-words.ts';

interface FrictionTableProps {
  readonly board: FrictionBoard;
  readonly where: Filter;
  readonly lines: readonly FrictionLine[];
  readonly open: ReadonlySet<string>;
  readonly chosen: string | null;
  readonly onChoose: (line: FrictionLine) => void;
  readonly onToggle: (type: string) => void;
}

/** A count that leads to its rows. */
function Leading({
  value,
  one,
  of,
  missing,
  onPress,
}: {
  readonly value: number | null;
  /** What one of them is. */
  readonly one: string;
  readonly of: string;
  readonly missing: string;
  readonly onPress: () => void;
}): ReactNode {
  if (value === null) return <NumberDisplay value={null} unit={{ kind: 'count' }} missing={missing} />;
  if (value === 0) return <span className="muted">0</span>;
  return (
    <button
      type="button"
      className="friction-link"
      aria-label={`${counted(value, one)}, ${of}: show rows`}
      onClick={(event) => {
        event.stopPropagation();
        onPress();
      }}
    >
      {formatCount(value)}
    </button>
  );
}

/** An estimate, its interval below it. */
export function EstimateText({ estimate, currency }: { readonly estimate: Estimate; readonly currency: string }): JSX.Element {
  const text = (value: number) => formatCell(value.toFixed(2), { kind: 'money', currency });
  return (
    <span className="friction-estimate">
      {text(estimate.value)}
      <span className="muted">
        {text(estimate.low)} to {text(estimate.high)}
      </span>
    </span>
  );
}

function whyNoMargin({ type, result }: FrictionLine, board: FrictionBoard): string {
  if (result.absent !== null) return result.absent;
  if (type.loses === null) return 'No order is lost by it: what it costs are the contacts';
  if (board.margin === null) return 'State a contribution margin as a driver of a case to see it';
  return 'Nothing to compare with';
}

/** Failures, each with the products and partners in which it shows. */
export function FrictionTable({ board, where, lines, open, chosen, onChoose, onToggle }: FrictionTableProps): JSX.Element {
  const absent = (line: FrictionLine, otherwise: string) => line.result.absent ?? otherwise;
  return (
    <Table
      label="Failures"
      rows={lines}
      rowKey={(line) => line.key}
      selectedKey={chosen}
      onSelect={onChoose}
      rowClass={(line) => (line.isTotal ? '' : 'friction-place')}
      columns={[
        {
          id: 'failure',
          header: 'Failure',
          cell: (line) =>
            line.isTotal ? (
              <span className={`friction-name${open.has(line.type.id) ? ' friction-open' : ''}`}>
                {line.result.cells.length > 0 && (
                  <IconButton
                    icon="chevron"
                    label={`${open.has(line.type.id) ? 'Close' : 'Open'} ${line.type.label}`}
                    size={12}
                    onPress={() => onToggle(line.type.id)}
                  />
                )}
                <strong>{line.type.label}</strong>
              </span>
            ) : (
              <span className="friction-where">{placeWords(line.cell)}</span>
            ),
        },
        {
          id: 'cases',
          header: 'Cases',
          align: 'right',
          cell: (line) => (
            <Leading
              value={line.result.absent === null ? line.cell.cases : null}
              one="case"
              of={lineWords(line)}
              missing={absent(line, 'Nothing loaded')}
              onPress={() => showRows(line, where, board, 'cases')}
            />
          ),
        },
        ...(['orders', 'customers'] as const).map((figure) => ({
          id: figure,
          header: figure === 'orders' ? 'Orders' : 'Customers',
          align: 'right' as const,
          cell: (line: FrictionLine) => (
            <NumberDisplay
              value={line.cell[figure]}
              unit={{ kind: 'count' }}
              missing={absent(line, `The rows do not name the ${figure}`)}
            />
          ),
        })),
        {
          id: 'contacts',
          header: 'Contacts',
          align: 'right',
          cell: (line) => (
            <Leading
              value={line.cell.contacts}
              one="contact"
              of={lineWords(line)}
              missing={absent(line, 'No contacts are loaded')}
              onPress={() => showRows(line, where, board, 'contacts')}
            />
          ),
        },
        {
          id: 'per1k',
          header: <span title="Contacts for every 1,000 orders">Per 1,000</span>,
          align: 'right',
          cell: (line) => (
            <NumberDisplay
              value={line.cell.contactsPer1k === null ? null : line.cell.contactsPer1k.toFixed(2)}
              unit={{ kind: 'none' }}
              missing={absent(line, 'No orders or no contacts are loaded')}
            />
          ),
        },
        {
          id: 'repeats',
          header: 'Repeats',
          align: 'right',
          cell: (line) => (
            <Leading
              value={line.cell.repeats}
              one="repeated contact"
              of={lineWords(line)}
              missing={absent(line, 'No contacts are loaded')}
              onPress={() => showRows(line, where, board, 'repeated')}
            />
          ),
        },
        {
          id: 'margin',
          header: `Lost margin, ${board.currency}`,
          align: 'right',
          cell: (line) =>
            line.cell.lostMargin === null ? (
              <NumberDisplay value={null} unit={{ kind: 'count' }} missing={whyNoMargin(line, board)} />
            ) : (
              <EstimateText estimate={line.cell.lostMargin} currency={board.currency} />
            ),
        },
        {
          id: 'trend',
          header: `By ${board.trend.grain}`,
          cell: (line) => (line.cell.cases === 0 ? null : <Sparkline values={line.cell.trend} tone="muted" width={52} height={22} />),
        },
      ]}
    />
  );
}
