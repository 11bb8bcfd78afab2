import { textWidth } from '../../../../shared/charts/text-width.ts';
import type { ModelTable } from '../../../../shared/report/report-model.ts';
import { deckInk } from '../pptx/deck-style.ts';
import { paragraph } from './word-parts.ts';

/** Width of the text of a page, in twentieths of a point. */
const room = 10_080;

/** A table as a table; its head is repeated on every page, numbers stand on the right. */
export function wordTable(table: ModelTable): string {
  const widths = columnWidths(table);
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

/** As wide as the words, and no wider than the page together. */
function columnWidths(table: ModelTable): readonly number[] {
  const wishes = table.columns.map(({ label }, at) => {
    const texts = [label, ...table.rows.map((row) => row[at]?.text ?? '')];
    return Math.min(5200, Math.max(...texts.map((text) => textWidth(text, 9, 600))) * 20 + 160);
  });
  const sum = wishes.reduce((total, wish) => total + wish, 0);
  const scale = Math.min(1, room / sum);
  return wishes.map((wish) => Math.floor(wish * scale));
}
