import type { JSX } from 'react';
import { cellAt, type ColumnBatch, columnNamed } from '../../../shared/base/column-batch.ts';
import { bucketLabel } from '../../../shared/calendar/period.ts';
import type { Filter } from '../../../shared/query/filter.ts';
import type { Grain, SliceColumn, SliceResult, SliceSpec } from '../../../shared/query/slice.ts';
import { labelOfValue } from '../../state/value-words.ts';
import { focusNumber } from '../../state/ui-store.ts';
import { cellText } from '../../ui/data-grid/cell-text.ts';
import { formatCell, formatCount } from '../../ui/number/format-value.ts';
import { Table, type TableColumn } from '../../ui/table/table.tsx';

const totalRow = -1;

function textAt(batch: ColumnBatch, name: string, row: number): string | null {
  const value = cellAt(columnNamed(batch, name), row);
  return value === null ? null : String(value);
}

function periodText(batch: ColumnBatch, row: number, grain: Grain | null, timeZone: string): string {
  const column = columnNamed(batch, 'period');
  const value = cellAt(column, row);
  if (value === null) return '–';
  if (grain === null || grain === 'hour') return cellText(column, row, timeZone) ?? '–';
  return bucketLabel(grain, Number(value));
}

/** Filters that narrow the slice to one row of it. */
function rowFilter(slice: SliceSpec, batch: ColumnBatch, row: number): Filter {
  const parts = slice.by.map((column): Filter => ({ kind: 'in', column, values: [textAt(batch, column, row)] }));
  return parts.length === 0 ? { kind: 'all' } : { kind: 'and', parts };
}

function rowWords(slice: SliceSpec, result: SliceResult, row: number, timeZone: string): string {
  const words = slice.by.map((column) => labelOfValue(column, textAt(result.rows, column, row)));
  if (slice.grain !== null) words.push(periodText(result.rows, row, slice.grain, timeZone));
  return words.join(' · ') || 'Total';
}

/** Rows of a slice with the total at its own grain in the last line; any figure shows its passport. */
export function SliceTable({
  slice,
  result,
  timeZone,
  limit = 400,
}: {
  readonly slice: SliceSpec;
  readonly result: SliceResult;
  readonly timeZone: string;
  readonly limit?: number;
}): JSX.Element {
  const groups = result.columns.filter(({ kind }) => kind === 'dimension' || kind === 'period');
  const metrics = result.columns.filter(({ kind }) => kind === 'metric');
  const shown = Math.min(limit, result.rows.rowCount);
  const hasComplete = result.rows.columns.some(({ name }) => name === 'complete');

  const isPartial = (row: number) => hasComplete && slice.grain !== null && cellAt(columnNamed(result.rows, 'complete'), row) === false;
  const groupCell = (column: SliceColumn, row: number, index: number) => {
    if (row === totalRow) return index === 0 ? <strong>Total</strong> : '';
    if (column.kind === 'period')
      return (
        <span title={isPartial(row) ? 'Not all days of this period are loaded' : undefined}>
          {periodText(result.rows, row, slice.grain, timeZone)}
          {isPartial(row) && <span className="warn"> partial</span>}
        </span>
      );
    return (
      <span className={textAt(result.rows, column.name, row) === null ? 'muted' : ''}>
        {labelOfValue(column.name, textAt(result.rows, column.name, row))}
      </span>
    );
  };
  const figure = (column: SliceColumn, row: number, part: '' | '.denominator') => {
    const batch = row === totalRow ? result.totals : result.rows;
    return cellAt(columnNamed(batch, `${column.name}${part}`), row === totalRow ? 0 : row);
  };
  const columns: TableColumn<number>[] = [
    ...groups.map((column, index) => ({ id: column.name, header: column.label, cell: (row: number) => groupCell(column, row, index) })),
    ...metrics.flatMap((column): TableColumn<number>[] => [
      {
        id: column.name,
        header: column.label,
        align: 'right',
        cell: (row) => (
          <button
            type="button"
            className="figure-button"
            onClick={() =>
              focusNumber({
                metric: column.metric ?? column.name,
                slice,
                result,
                row: row === totalRow ? 'total' : row,
                where: row === totalRow ? 'All rows of this table' : rowWords(slice, result, row, timeZone),
                cell: row === totalRow ? { kind: 'all' } : rowFilter(slice, result.rows, row),
              })
            }
          >
            {formatCell(figure(column, row, ''), column.unit)}
          </button>
        ),
      },
      ...(result.columns.some(({ name }) => name === `${column.name}.denominator`)
        ? [
            {
              id: `${column.name}.denominator`,
              header: <span className="muted">of</span>,
              align: 'right' as const,
              cell: (row: number) => {
                const of = figure(column, row, '.denominator');
                return <span className="muted">{of === null || typeof of === 'boolean' ? '–' : denominatorText(result, column, of)}</span>;
              },
            },
          ]
        : []),
    ]),
  ];
  return (
    <>
      <Table
        label="Slice"
        columns={columns}
        rows={[...Array.from({ length: shown }, (_, row) => row), totalRow]}
        rowKey={(row) => row}
        rowClass={(row) => (row === totalRow ? 'total-row' : '')}
      />
      {shown < result.rows.rowCount && (
        <p className="muted slice-limit">
          The first {formatCount(shown)} of {formatCount(result.rows.rowCount)} rows are drawn; the total counts all of them. Group by fewer
          columns to see all.
        </p>
      )}
    </>
  );
}

function denominatorText(result: SliceResult, column: SliceColumn, value: string | number | bigint): string {
  const unit = result.columns.find(({ name }) => name === `${column.name}.denominator`)?.unit ?? { kind: 'count' };
  return formatCell(value, unit);
}
