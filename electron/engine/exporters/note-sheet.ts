import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { CellValue } from 'exceljs';
import { csvRecords } from '../../../shared/base/csv-records.ts';
import { fail } from '../../../shared/errors/fail.ts';
import { csvLine } from '../../../shared/report/csv-line.ts';
import { saveFile } from './save-file.ts';

const mostBytes = 8 * 1024 * 1024;

/** What people note in a workbook, as a sheet that can be written on and taken in again. */
export interface NoteSheet {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Writes it as CSV or Excel, by the ending of the name; tells its bytes. */
export async function writeNoteSheet(path: string, sheet: NoteSheet, signal: AbortSignal): Promise<number> {
  return saveFile(path, extname(path).toLowerCase() === '.xlsx' ? await sheetOf(sheet) : csvOf(sheet), signal);
}

/** The library of spreadsheets is large, and read when a sheet is. */
async function newSheets() {
  const { default: ExcelJS } = await import('exceljs');
  return new ExcelJS.Workbook();
}

function csvOf({ columns, rows }: NoteSheet): string {
  return `${[columns, ...rows].map((row) => csvLine(row)).join('\r\n')}\r\n`;
}

async function sheetOf({ name, columns, rows }: NoteSheet): Promise<Uint8Array> {
  const workbook = await newSheets();
  workbook.creator = 'Paybench';
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map((header) => ({ header, width: ['note', 'title', 'label'].includes(header) ? 40 : 20 }));
  sheet.getRow(1).font = { bold: true };
  for (const row of rows) sheet.addRow([...row]);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** The cells of a CSV file or of an Excel workbook's first sheet, as text. */
export async function readNoteSheet(path: string): Promise<readonly (readonly string[])[]> {
  const file = basename(path);
  const facts = await stat(path).catch(() => fail('FILE_NOT_FOUND', { file }));
  if (!facts.isFile()) fail('FILE_UNREADABLE', { file });
  if (facts.size > mostBytes) fail('SHEET_NOT_TAKEN', { file, problem: 'a sheet of notes is never this large' });
  if (extname(path).toLowerCase() !== '.xlsx') return csvRecords(await readFile(path, 'utf8'));
  const workbook = await newSheets();
  await workbook.xlsx.readFile(path).catch(() => fail('SHEET_NOT_TAKEN', { file, problem: 'it is not an Excel workbook' }));
  const sheet = workbook.worksheets[0] ?? fail('SHEET_NOT_TAKEN', { file, problem: 'it has no sheet' });
  const records: string[][] = [];
  sheet.eachRow((row) => {
    records.push(Array.from({ length: sheet.columnCount }, (_, index) => cellText(row.getCell(index + 1).value)));
  });
  return records;
}

/** Dates that Excel made of a time are the instant again. */
function cellText(value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object') return 'text' in value ? String(value.text) : 'result' in value ? String(value.result) : '';
  return String(value);
}
