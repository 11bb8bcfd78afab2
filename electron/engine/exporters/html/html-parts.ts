import type { KeyFigure, ModelCell, ModelTable } from '../../../../shared/report/report-spec.ts';
import { xmlText } from '../xml-text.ts';

/** A page that loads and runs nothing: all it shows is inside it. */
export function htmlPage(title: string, style: string, body: string, head = ''): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'";
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width"><title>${xmlText(title)}</title>${head}<style>${style}</style></head>
<body>${body}</body></html>
`;
}

/** A day, a name or a number stands on one line. */
const keptLength = 14;

export function tableHtml(table: ModelTable, className = ''): string {
  const side = (column: number) => (table.columns[column]?.align === 'right' ? ' class="right"' : '');
  const look = (cell: ModelCell, column: number) => {
    const isKept = cell.value !== null || cell.text.length <= keptLength;
    const classes = [...(table.columns[column]?.align === 'right' ? ['right'] : []), ...(isKept ? ['kept'] : [])];
    return classes.length === 0 ? '' : ` class="${classes.join(' ')}"`;
  };
  const firstTotal = table.rows.length - (table.totals ?? 0);
  const head = table.columns.map((column, index) => `<th scope="col"${side(index)}>${xmlText(column.label)}</th>`).join('');
  const rows = table.rows
    .map(
      (row, index) =>
        `<tr${index >= firstTotal ? ' class="total"' : ''}>${row.map((cell, at) => `<td${look(cell, at)}>${xmlText(cell.text)}</td>`).join('')}</tr>`,
    )
    .join('\n');
  return `<table${className === '' ? '' : ` class="${className}"`}><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>`;
}

export function keyFigureHtml(figure: KeyFigure): string {
  const arrow = figure.change === null ? '' : figure.change.startsWith('−') ? '▼ ' : figure.change.startsWith('+') ? '▲ ' : '';
  const change = figure.change === null ? '' : ` <span class="${figure.tone}">${arrow}${xmlText(figure.change)}</span>`;
  const tone = figure.change === null && figure.tone !== 'neutral' ? ` class="${figure.tone}"` : '';
  return `<div class="key"><small>${xmlText(figure.label)}</small><b${tone}>${xmlText(figure.value)}</b>${change}</div>`;
}

/** Large figures side by side. */
export function tilesHtml(tiles: readonly KeyFigure[]): string {
  return `<div class="tiles">${tiles.map(keyFigureHtml).join('')}</div>`;
}

export function paragraphs(texts: readonly string[]): string {
  return texts.map((text) => `<p>${xmlText(text)}</p>`).join('');
}
