import type { ChartSpec } from '../../../shared/charts/chart-spec.ts';

interface FlatFigure {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

function flatten(spec: ChartSpec, formatX: (x: string | number) => string): FlatFigure {
  const stops = [...new Set(spec.series.flatMap((series) => series.points.map((point) => point.x)))];
  const rows = stops.map((x) => [formatX(x), ...spec.series.map((series) => series.points.find((point) => point.x === x)?.text ?? '–')]);
  return { head: ['', ...spec.series.map((series) => series.label)], rows };
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The figures of a chart as tab-separated text: title, header, rows, source. */
export function figureText(spec: ChartSpec, formatX: (x: string | number) => string): string {
  const { head, rows } = flatten(spec, formatX);
  return [spec.title, head.join('\t'), ...rows.map((row) => row.join('\t')), spec.source].join('\n');
}

/** The same as an HTML table, for decks and mail. */
export function figureHtml(spec: ChartSpec, formatX: (x: string | number) => string): string {
  const { head, rows } = flatten(spec, formatX);
  const line = (cells: readonly string[], tag: 'td' | 'th') =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
  return `<p><b>${escaped(spec.title)}</b></p><table>${line(head, 'th')}${rows.map((row) => line(row, 'td')).join('')}</table><p>${escaped(spec.source)}</p>`;
}
