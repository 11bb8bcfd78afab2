import ExcelJS from 'exceljs';
import type { PaperTable, ReceiptPaper } from '../../../shared/extract/receipt-paper.ts';
import { pack, unpack, withFixedDates } from './repack.ts';
import { guardTexts, setType } from './write-xlsx.ts';

const bold = { bold: true };
/** Excel keeps 15 digits; a number with more of them stays text. */
const mostDigits = 15;

interface CellText {
  readonly value: string | number;
  readonly format: string | null;
}

/** A grouped decimal as a number that shows every digit it has. */
function typed(text: string): CellText {
  const match = /^-?\d{1,3}(?:,\d{3})*(\.\d+)?$/.exec(text);
  if (match === null || text.replace(/\D/g, '').length > mostDigits) return { value: text, format: null };
  const decimals = match[1] === undefined ? '' : `.${'0'.repeat(match[1].length - 1)}`;
  return { value: Number(text.replaceAll(',', '')), format: `#,##0${decimals}` };
}

/** The working paper as one sheet that prints: facts, conclusion, and each check as a table with numbers that can be added up. */
export async function receiptXlsx({ title, facts, conclusion, isClean, sections }: ReceiptPaper, at: string): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'Paybench';
  workbook.title = title;
  workbook.created = new Date(at);
  workbook.modified = new Date(at);
  const sheet = workbook.addWorksheet('Receipt', { views: [{ showGridLines: false }] });
  const widest = Math.max(2, ...sections.map(({ table }) => table?.columns.length ?? 0));
  sheet.columns = Array.from({ length: widest }, (_, index) => ({ width: index === 0 ? 30 : 24 }));
  const add = (texts: readonly string[], font?: Partial<ExcelJS.Font>) => {
    const row = sheet.addRow([...texts]);
    if (font !== undefined) row.font = font;
    return row;
  };
  add([title], { bold: true, size: 16 });
  for (const [label, value] of facts) add([label, value]).getCell(2).alignment = { wrapText: false };
  add([]);
  add([isClean ? 'It ties' : 'It does not tie'], { bold: true, size: 13, color: { argb: isClean ? 'FF0B7A55' : 'FFB83227' } });
  for (const sentence of conclusion) add([sentence]);
  for (const section of sections) {
    add([]);
    add([section.title], { bold: true, size: 13 });
    if (section.table !== null) addTable(sheet, section.table);
    for (const line of section.lines) add([line]);
  }
  guardTexts(workbook);
  setType(workbook);
  sheet.pageSetup = { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 };
  const entries = unpack(new Uint8Array(await workbook.xlsx.writeBuffer()));
  return pack(withFixedDates(entries, at.replace(/\.\d+Z$/, 'Z')));
}

function addTable(sheet: ExcelJS.Worksheet, { columns, rows, hasTotal }: PaperTable): void {
  const head = sheet.addRow(columns.map(({ label }) => label));
  head.font = bold;
  head.eachCell((cell) => {
    cell.border = { bottom: { style: 'thin' } };
  });
  rows.forEach((texts, index) => {
    const cells = texts.map((text, at) => (columns[at]?.align === 'right' ? typed(text) : { value: text, format: null }));
    const row = sheet.addRow(cells.map(({ value }) => value));
    cells.forEach(({ format }, at) => {
      const cell = row.getCell(at + 1);
      if (format !== null) cell.numFmt = format;
      cell.alignment = { horizontal: columns[at]?.align ?? 'left', vertical: 'top' };
    });
    if (hasTotal && index === rows.length - 1) {
      row.font = bold;
      row.eachCell((cell) => {
        cell.border = { top: { style: 'thin' } };
      });
    }
  });
}
