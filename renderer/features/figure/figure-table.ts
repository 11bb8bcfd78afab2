import type { ChartSpec } from '../../../shared/charts/chart-spec.ts';
import { readsAsFormula } from '../../../shared/report/formula-trigger.ts';
import { chartTable } from '../../../shared/charts/registry.ts';

interface FlatFigure {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

function flatten(spec: ChartSpec, locale: string): FlatFigure {
  const { columns, rows } = chartTable(spec, locale);
  return { head: columns.map((column) => column.label), rows: rows.map((row) => row.map((cell) => cell.text)) };
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
/** A cell of a line of tab-separated text; a figure stays one, other text is never run as a formula where it is pasted. */
const plain = (text: string) => {
  const line = text.replace(/[\t\r\n]+/g, ' ');
  return readsAsFormula(line) && !/^[+-]\$?[\d.,]+( \S+)?$/.test(line) ? `'${line}` : line;
};

/** The figures of a chart as tab-separated text: title, header, rows, source. */
export function figureText(spec: ChartSpec, locale: string): string {
  const { head, rows } = flatten(spec, locale);
  const line = (cells: readonly string[]) => cells.map(plain).join('\t');
  return [spec.title, line(head), ...rows.map(line), spec.source].join('\n');
}

/** The same as an HTML table, for decks and mail. */
export function figureHtml(spec: ChartSpec, locale: string): string {
  const { head, rows } = flatten(spec, locale);
  const line = (cells: readonly string[], tag: 'td' | 'th') =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
  return `<p><b>${escaped(spec.title)}</b></p><table>${line(head, 'th')}${rows.map((row) => line(row, 'td')).join('')}</table><p>${escaped(spec.source)}</p>`;
}
