import ExcelJS from 'exceljs';
import type { PlacedSheets } from '../../../shared/business-case/sheet/placed-sheets.ts';
import type { CaseWorkbook, SheetCell } from '../../../shared/business-case/sheet/sheet-model.ts';
import { pack, unpack, withFixedDates } from './repack.ts';

function valueOf(cell: SheetCell): ExcelJS.CellValue {
  if (cell.formula === undefined) return cell.value;
  return { formula: cell.formula, ...(cell.value === null ? {} : { result: cell.value }) };
}

/** A case as a spreadsheet with its names and live formulas; `at`: when it was written. */
export async function writeCaseXlsx(model: CaseWorkbook, at: Date): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'Paybench';
  workbook.title = model.title;
  workbook.created = at;
  workbook.modified = at;
  addCaseSheets(workbook, { sheets: model.sheets.map((sheet) => ({ sheet, name: sheet.name })), names: model.names });
  const entries = unpack(new Uint8Array(await workbook.xlsx.writeBuffer()));
  return pack(withFixedDates(entries, at.toISOString().replace(/\.\d+Z$/, 'Z')));
}

/** The sheets of a case with their names and formulas, in a workbook that may hold others. */
export function addCaseSheets(workbook: ExcelJS.Workbook, { sheets, names }: PlacedSheets): void {
  // What a formula comes to is stored beside it; a spreadsheet that opens it computes everything again.
  workbook.calcProperties.fullCalcOnLoad = true;
  for (const { sheet: of, name } of sheets) {
    const sheet = workbook.addWorksheet(name);
    for (const [index, cells] of of.rows.entries()) {
      const row = sheet.getRow(index + 1);
      for (const [column, cell] of cells.entries()) {
        if (cell.value === '' && cell.formula === undefined) continue;
        const target = row.getCell(column + 1);
        target.value = valueOf(cell);
        if (cell.format !== undefined) target.numFmt = cell.format;
        if (cell.isBold === true) target.font = { bold: true };
      }
    }
    sheet.getColumn(1).width = 40;
    for (let column = 2; column <= Math.min(sheet.columnCount, 300); column++) sheet.getColumn(column).width = 16;
    const isNarrow = of.name === 'Results' || of.name === 'Simulation';
    sheet.views = [{ state: 'frozen', xSplit: isNarrow ? 1 : 2, ySplit: of.name === 'Inputs' ? 9 : 4 }];
  }
  for (const { name, cell } of names) workbook.definedNames.add(cell, name);
}
