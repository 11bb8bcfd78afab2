import type { JSX, KeyboardEvent, ReactNode } from 'react';
import './table.css';

export interface TableColumn<Row> {
  readonly id: string;
  readonly header: ReactNode;
  readonly align?: 'left' | 'right';
  readonly width?: number | string;
  readonly cell: (row: Row, index: number) => ReactNode;
}

export interface TableProps<Row> {
  readonly label: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row, index: number) => string | number;
  readonly selectedKey?: string | number | null;
  /** Makes rows choosable by click, Enter and arrow keys. */
  readonly onSelect?: (row: Row) => void;
  readonly rowClass?: (row: Row) => string;
}

function moveFocus(from: HTMLElement, step: 1 | -1): void {
  const next = step === 1 ? from.nextElementSibling : from.previousElementSibling;
  if (next instanceof HTMLElement) next.focus();
}

/** A short list of up to a few hundred rows. For more, and for windows over millions, use DataGrid. */
export function Table<Row>({ label, columns, rows, rowKey, selectedKey = null, onSelect, rowClass }: TableProps<Row>): JSX.Element {
  return (
    <table className="table" aria-label={label} role={onSelect === undefined ? undefined : 'grid'}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.id} scope="col" className={column.align === 'right' ? 'right' : ''} style={{ width: column.width }}>
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => {
          const key = rowKey(row, index);
          const isSelected = key === selectedKey;
          const choosable =
            onSelect === undefined
              ? {}
              : {
                  tabIndex: isSelected || (selectedKey === null && index === 0) ? 0 : -1,
                  'aria-selected': isSelected,
                  onClick: () => onSelect(row),
                  onFocus: () => onSelect(row),
                  onKeyDown: (event: KeyboardEvent<HTMLTableRowElement>) => {
                    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
                      event.preventDefault();
                      moveFocus(event.currentTarget, event.key === 'ArrowDown' ? 1 : -1);
                    } else if (event.key === 'Enter') onSelect(row);
                  },
                };
          return (
            <tr
              key={key}
              className={`${onSelect === undefined ? '' : 'choosable'} ${isSelected ? 'chosen' : ''} ${rowClass?.(row) ?? ''}`}
              {...choosable}
            >
              {columns.map((column) => (
                <td key={column.id} className={column.align === 'right' ? 'right' : ''}>
                  {column.cell(row, index)}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
