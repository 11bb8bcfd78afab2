import { type PivotCell, cellNumber } from '../pivot/pivot-cell.ts';
import { fieldLabel } from '../pivot/member-text.ts';
import type { PivotView } from '../pivot/pivot-view.ts';
import { csvLine } from './csv-line.ts';
import { changeCell, missingCell, textCell, valueCell } from './model-cells.ts';
import type { ModelCell, ModelColumn, ModelTable } from './report-spec.ts';

/** A pivot as a flat table: a column for each row field, then one for each measure of each line of columns; the same texts as on screen. */
export function pivotTable({ result, rows, columns, cell, measureLabel }: PivotView, locale: string): ModelTable {
  const { spec } = result;
  const labels = spec.rows.map(fieldLabel);
  const heads = labels.length === 0 ? [''] : labels;
  const measures = spec.measures.map((_, at) => at);
  const figures = columns.flatMap((line) => measures.map((measure) => ({ line, measure })));
  const columnName = (texts: readonly string[]): string =>
    spec.columns.length === 0 ? '' : texts.length === 0 ? 'Total' : texts.join(' · ');
  return {
    columns: [
      ...heads.map((label): ModelColumn => ({ label, align: 'left', kind: 'text' })),
      ...figures.map(
        ({ line, measure }): ModelColumn => ({
          label: [columnName(line.texts), measureLabel(measure)].filter((text) => text !== '').join(' · '),
          align: 'right',
          kind: 'number',
        }),
      ),
    ],
    rows: rows.map((row) => [
      ...heads.map((_, at) => textCell(row.texts[at] ?? (at === row.texts.length ? totalName(row.texts.length, spec.rows.length) : ''))),
      ...figures.map(({ line, measure }) => modelCell(cell(row.path, line.path, measure), locale)),
    ]),
    totals: 1,
  };
}

const totalName = (depth: number, fields: number): string => (fields === 0 ? 'All' : depth === 0 ? 'Total' : 'Subtotal');

function modelCell({ value, unit, form, text }: PivotCell, locale: string): ModelCell {
  if (value === null) return missingCell;
  if (form === 'relative') return { text, value: Number(value), format: '+0.0 %;−0.0 %;0.0 %' };
  if (form === 'change') return { ...changeCell(cellNumber({ value, unit }), unit, locale), text };
  return valueCell(value, unit, locale);
}

/** The same as CSV, texts as they are read. */
export function pivotCsv(table: ModelTable): string {
  const lines = [csvLine(table.columns.map(({ label }) => label)), ...table.rows.map((row) => csvLine(row.map(({ text }) => text)))];
  return `${lines.join('\r\n')}\r\n`;
}

/** Tab-separated for the clipboard. */
export function pivotText(table: ModelTable): string {
  const plain = (text: string): string => text.replace(/[\t\r\n]+/g, ' ');
  return [table.columns.map(({ label }) => plain(label)), ...table.rows.map((row) => row.map(({ text }) => plain(text)))]
    .map((cells) => cells.join('\t'))
    .join('\n');
}
