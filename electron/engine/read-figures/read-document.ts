import { type Figure, figureList } from './figure.ts';
import { all, type Parts, runs, xmlOf } from './office-part.ts';

/** Styles of paragraphs that speak of files and versions, not of results. */
const asides = new Set(['Small', 'Subtitle', 'Title', 'Caveat']);

/** Every number of a document: in its sentences and its tables. */
export function readDocument(parts: Parts): readonly Figure[] {
  const list = figureList();
  const body = all(xmlOf(parts, 'word/document.xml'), 'w:body')[0];
  let [table, paragraph] = [0, 0];
  for (const part of body === undefined ? [] : [...body.children]) {
    if (part.tagName === 'w:tbl') {
      table++;
      const rows = all(part, 'w:tr').map((row) => all(row, 'w:tc').map((cell) => runs(cell, 'w:p', 'w:t')));
      list.addTable(`Table ${table}`, `Table ${table}`, rows);
    } else if (part.tagName === 'w:p') {
      const style = all(part, 'w:pStyle')[0]?.getAttribute('w:val') ?? '';
      if (asides.has(style)) continue;
      paragraph++;
      const text = all(part, 'w:t')
        .map((run) => run.textContent ?? '')
        .join('');
      list.add(`Paragraph ${paragraph}`, '', `Paragraph ${paragraph}`, text);
    }
  }
  return list.done();
}
