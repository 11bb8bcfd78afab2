import { type Figure, figureList } from './figure.ts';
import { all, type Parts, relations, xmlOf } from './office-part.ts';

/** Every number of a workbook of sheets: cells by the words at the head of their column and row. */
export function readSheets(parts: Parts): readonly Figure[] {
  const list = figureList();
  const shared = all(xmlOf(parts, 'xl/sharedStrings.xml'), 'si').map((each) =>
    all(each, 't')
      .map((text) => text.textContent ?? '')
      .join(''),
  );
  const targets = relations(parts, 'xl/_rels/workbook.xml.rels');
  for (const [index, sheet] of all(xmlOf(parts, 'xl/workbook.xml'), 'sheet').entries()) {
    const name = sheet.getAttribute('name') ?? '';
    if (name === 'Lineage') continue;
    const target = targets.get(sheet.getAttribute('r:id') ?? '') ?? '';
    const rows = all(xmlOf(parts, target.startsWith('/') ? target.slice(1) : `xl/${target}`), 'row').map((row) =>
      all(row, 'c').map((cell) => textOf(cell, shared)),
    );
    // The first sheet holds sentences; the others a title, a line, an empty row, and their table with its head.
    if (index === 0)
      for (const [at, row] of rows.slice(3).entries()) list.add(`Sheet 1`, String(at), `Sheet "${name}", line ${at + 4}`, row[0] ?? '');
    else list.addTable(`Sheet ${index + 1}`, `Sheet "${name}"`, tableRows(rows));
  }
  return list.done();
}

/** From the head of the table to its last row: what follows it is one cell wide. */
function tableRows(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const first = rows.findIndex((row) => row.length > 1);
  const table = first < 0 ? [] : rows.slice(first);
  const end = table.findIndex((row) => row.length <= 1);
  return end < 0 ? table : table.slice(0, end);
}

function textOf(cell: Element, shared: readonly string[]): string {
  const value = all(cell, 'v')[0]?.textContent ?? '';
  switch (cell.getAttribute('t')) {
    case 's':
      return shared[Number(value)] ?? '';
    case 'inlineStr':
      return all(cell, 't')[0]?.textContent ?? '';
    case 'str':
      return value;
    default:
      // A spreadsheet that saves the file again writes the same number in other digits.
      return value === '' ? '' : String(Number(Number(value).toPrecision(12)));
  }
}
