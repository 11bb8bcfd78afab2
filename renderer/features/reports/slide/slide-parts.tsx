import type { JSX } from 'react';
import type { KeyFigure, ModelTable } from '../../../../shared/report/report-model.ts';

const arrowOf = (change: string): string => (change.startsWith('−') ? '▼ ' : change.startsWith('+') ? '▲ ' : '');

export function SlideKeyFigure({ figure }: { readonly figure: KeyFigure }): JSX.Element {
  const { label, value, change, tone } = figure;
  return (
    <div className="slide-key">
      <small>{label}</small>
      <b className={`${change === null ? `tone-${tone}` : ''}${value.length > 11 ? ' long' : ''}`}>{value}</b>
      {change !== null && <span className={`tone-${tone}`}>{`${arrowOf(change)}${change}`}</span>}
    </div>
  );
}

export function SlideTiles({ tiles }: { readonly tiles: readonly KeyFigure[] }): JSX.Element {
  return (
    <div className="slide-tiles">
      {tiles.map((tile) => (
        <SlideKeyFigure key={tile.label} figure={tile} />
      ))}
    </div>
  );
}

/** A table in the type that its rows leave room for. */
export function SlideTable({ table, label }: { readonly table: ModelTable; readonly label: string }): JSX.Element {
  const firstTotal = table.rows.length - (table.totals ?? 0);
  const keyed = table.rows.map((cells, index) => ({ cells, key: `${index} ${cells[0]?.text ?? ''}`, isTotal: index >= firstTotal }));
  return (
    <table className={`slide-table${table.rows.length > 9 ? ' dense' : ''}`} aria-label={label}>
      <thead>
        <tr>
          {table.columns.map((column) => (
            <th key={column.label} scope="col" className={column.align}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {keyed.map(({ cells, key, isTotal }) => (
          <tr key={key} className={isTotal ? 'total' : ''}>
            {table.columns.map((column, at) => (
              <td key={column.label} className={column.align}>
                {cells[at]?.text ?? ''}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function SlideWords({ texts }: { readonly texts: readonly string[] }): JSX.Element | null {
  if (texts.length === 0) return null;
  return (
    <div className="slide-words">
      {texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  );
}
