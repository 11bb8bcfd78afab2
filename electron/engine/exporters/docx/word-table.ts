import type { ModelTable } from '../../../../shared/report/report-model.ts';
import { columnWidths, leftPadding, padding, tableWidth } from '../../../../shared/report/table-layout.ts';
import { deckInk } from '../pptx/deck-style.ts';
import { paragraph } from './word-parts.ts';

/** Width of the text of a page in inches, and the type of a cell in points where it has the room, and where not. */
const [room, usual, small] = [7, 9, 8];
/** Rows that stay on the page of the head. */
const keptRows = 2;
const twipsPerInch = 1440;

/** A table as a table; its head is repeated on every page, numbers stand on the right. */
export function wordTable(table: ModelTable): string {
  const size = tableWidth(table, usual) <= room ? usual : small;
  const widths = columnWidths(table, { w: room, size }).map((width) => Math.floor(width * twipsPerInch));
  const firstTotal = table.rows.length - (table.totals ?? 0);
  const type = size === usual ? '' : `<w:sz w:val="${size * 2}"/>`;
  const cell = (text: string, at: number, look: { readonly bold?: boolean; readonly border?: string; readonly isKept?: boolean }) => {
    const stand = Math.round((leftPadding(table, at) - padding) * twipsPerInch);
    const align = `${look.isKept === true ? '<w:keepNext/>' : ''}${stand > 0 ? `<w:ind w:left="${stand}"/>` : ''}${table.columns[at]?.align === 'right' ? '<w:jc w:val="right"/>' : ''}`;
    return `<w:tc><w:tcPr><w:tcW w:w="${widths[at] ?? 0}" w:type="dxa"/>${look.border ?? ''}</w:tcPr>${paragraph(text, 'Cell', align, `${look.bold === true ? '<w:b/>' : ''}${type}`)}</w:tc>`;
  };
  const rule = (side: 'top' | 'bottom') =>
    `<w:tcBorders><w:${side} w:val="single" w:sz="8" w:space="0" w:color="${deckInk.ink2}"/></w:tcBorders>`;
  const header = `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${table.columns.map(({ label }, at) => cell(label, at, { bold: true, border: rule('bottom'), isKept: true })).join('')}</w:tr>`;
  const rows = table.rows.map((row, index) => {
    const isKept = index < keptRows && index < table.rows.length - 1;
    const look = { isKept, bold: index >= firstTotal, ...(index === firstTotal ? { border: rule('top') } : {}) };
    return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${row.map(({ text }, at) => cell(text, at, look)).join('')}</w:tr>`;
  });
  const borders = `<w:tblBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="${deckInk.line}"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="${deckInk.line}"/></w:tblBorders>`;
  const margins =
    '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="60" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar>';
  const grid = `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`;
  return `<w:tbl><w:tblPr><w:tblW w:w="${widths.reduce((sum, width) => sum + width, 0)}" w:type="dxa"/>${borders}<w:tblLayout w:type="fixed"/>${margins}</w:tblPr>${grid}${header}${rows.join('')}</w:tbl>`;
}
