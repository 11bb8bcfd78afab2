import type { JSX, KeyboardEvent } from 'react';
import { Check } from '../../../ui/field/check.tsx';
import { formatCount } from '../../../ui/number/format-value.ts';
import { type FixRow, toDo, withFieldAt } from './fix-draft.ts';

/** The field that the tools work on. */
export interface FixPlace {
  readonly key: string;
  readonly column: number;
}

export interface FixGridProps {
  readonly header: readonly string[];
  readonly rows: readonly FixRow[];
  readonly onFields: (row: FixRow, fields: readonly string[]) => void;
  readonly onWanted: (row: FixRow, isWanted: boolean) => void;
  readonly onPlace: (place: FixPlace) => void;
  /** Moves focus to the tools above. */
  readonly onTools: () => void;
}

/** Finds the input of a field, to give focus back to it. */
export const placeId = ({ key, column }: FixPlace): string => `fix-${key.replace(' ', '-')}-${column}`;

/** Records as rows of fields under the names they should stand under; what has no name stands behind them. */
export function FixGrid({ header, rows, onFields, onWanted, onPlace, onTools }: FixGridProps): JSX.Element {
  const width = Math.max(header.length, ...rows.map(({ fields }) => fields.length));
  const names = Array.from({ length: width }, (_, column) => header[column] ?? 'no column');
  const longest = (column: number) => Math.max(0, ...rows.map(({ fields }) => fields[column]?.length ?? 0));
  const widths = names.map((_, column) => `calc(${Math.min(28, Math.max(8, longest(column)))}ch + 20px)`);
  const onKeyDown = (event: KeyboardEvent, row: number, column: number) => {
    if (event.altKey && event.key === 'F10') {
      event.preventDefault();
      onTools();
      return;
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const next = step === 0 ? undefined : rows[row + step];
    if (next === undefined) return;
    event.preventDefault();
    document.getElementById(placeId({ key: next.key, column: Math.min(column, Math.max(header.length, next.fields.length) - 1) }))?.focus();
  };
  return (
    <table className="table fix-grid" aria-label="Records to fix">
      <thead>
        <tr>
          <th scope="col">Record</th>
          {names.map((name, column) => (
            // oxlint-disable-next-line react/no-array-index-key -- columns are their places
            <th key={column} scope="col" className={column < header.length ? '' : 'fix-beyond'}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={row.key} className={row.isChosen ? 'fix-ready' : ''}>
            <th scope="row" title={row.record.text}>
              <Check isSelected={row.isChosen} isDisabled={row.surplus !== 0} onChange={(wanted) => onWanted(row, wanted)}>
                Line {formatCount(row.record.line)} <span className={row.surplus === 0 ? 'muted' : 'bad'}>{toDo(row)}</span>
              </Check>
              <div className="muted fix-reason">{row.record.reason}</div>
            </th>
            {names.map((name, column) => {
              const value = row.fields[column];
              const place = { key: row.key, column };
              return (
                // oxlint-disable-next-line react/no-array-index-key -- columns are their places
                <td key={column} className={column < header.length ? '' : 'fix-beyond'}>
                  {(value !== undefined || column < header.length) && (
                    <input
                      id={placeId(place)}
                      className={`input mono ${value === undefined ? 'fix-none' : ''}`}
                      aria-label={`Line ${row.record.line}, ${name}`}
                      style={{ width: widths[column] }}
                      value={value ?? ''}
                      placeholder={value === undefined ? 'missing' : ''}
                      spellCheck={false}
                      onFocus={() => onPlace(place)}
                      onKeyDown={(event) => onKeyDown(event, index, column)}
                      onChange={(event) => onFields(row, withFieldAt(row.fields, column, event.target.value))}
                    />
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
