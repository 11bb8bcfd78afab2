import type { ModelTable } from '../../../../shared/report/report-model.ts';
import { columnWidths } from '../../../../shared/report/table-layout.ts';
import { deckInk } from '../pptx/deck-style.ts';
import { paragraph } from './word-parts.ts';

/** Width of the text of a page in inches, and the type of a cell in points. */
const [room, type] = [7, 9];
const twipsPerInch = 1440;

/** A table as a table; its head is repeated on every page, numbers stand on the right. */
export function wordTable(table: ModelTable): string {
  const widths = columnWidths(table, { w: room, size: type }).map((width) => Math.floor(width * twipsPerInch));
  const firstTotal = table.rows.length - (table.totals ?? 0);
  const cell = (text: string, at: number, look: { readonly bold?: boolean; readonly border?: string }) => {
    const align = table.columns[at]?.align === 'right' ? '<w:jc w:val="right"/>' : '';
    return `<w:tc><w:tcPr><w:tcW w:w="${widths[at] ?? 0}" w:type="dxa"/>${look.border ?? ''}</w:tcPr>${paragraph(text, 'Cell', align, look.bold === true ? '<w:b/>' : '')}</w:tc>`;
  };
  const rule = (side: 'top' | 'bottom') =>
    `<w:tcBorders><w:${side} w:val="single" w:sz="8" w:space="0" w:color="${deckInk.ink2}"/></w:tcBorders>`;
  const header = `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${table.columns.map(({ label }, at) => cell(label, at, { bold: true, border: rule('bottom') })).join('')}</w:tr>`;
  const rows = table.rows.map((row, index) => {
    const look = { bold: index >= firstTotal, ...(index === firstTotal ? { border: rule('top') } : {}) };
    return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${row.map(({ text }, at) => cell(text, at, look)).join('')}</w:tr>`;
  });
  const borders = `<w:tblBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="${deckInk.line}"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="${deckInk.line}"/></w:tblBorders>`;
  const margins =
    '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="60" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar>';
  const grid = `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`;
  return `<w:tbl><w:tblPr><w:tblW w:w="${widths.reduce((sum, width) => sum + width, 0)}" w:type="dxa"/>${borders}<w:tblLayout w:type="fixed"/>${margins}</w:tblPr>${grid}${header}${rows.join('')}</w:tbl>`;
}
