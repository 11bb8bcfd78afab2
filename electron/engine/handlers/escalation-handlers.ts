import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { CellValue } from 'exceljs';
import { csvRecords } from '../../../shared/base/csv-records.ts';
import { escalationColumns, escalationSheet, readEscalationSheet } from '../../../shared/report/escalation-sheet.ts';
import { fail } from '../../../shared/errors/fail.ts';
import type { EngineHandlers } from '../../../shared/protocol/engine-protocol.ts';
import { csvLine } from '../../../shared/report/csv-line.ts';
import { runAffected } from '../scorecard/run-affected.ts';
import type { EngineContext } from '../engine-context.ts';
import { saveFile } from '../exporters/save-file.ts';

const mostBytes = 8 * 1024 * 1024;
type Methods = 'escalation.affected' | 'escalation.export' | 'escalation.import';

/** Escalations: what they touched, and their logs as sheets. */
export function escalationHandlers(context: EngineContext): Pick<EngineHandlers, Methods> {
  return {
    'escalation.affected': ({ affected }, job) => runAffected(context.workbook(), affected, job),
    'escalation.export': async ({ grant, partner }, job) => {
      const path = context.resolveGrant(grant);
      const { escalations } = context.workbook().document();
      const rows = escalationSheet(escalations.filter((one) => partner === null || one.partner === partner));
      const content = extname(path).toLowerCase() === '.xlsx' ? await sheetOf(rows) : csvOf(rows);
      return { path, bytes: await saveFile(path, content, job.signal) };
    },
    'escalation.import': async ({ grant }) => {
      const path = context.resolveGrant(grant);
      const file = basename(path);
      const workbook = context.workbook();
      const reading = readEscalationSheet(await recordsOf(path, file), workbook.document().escalations);
      if (reading.kind === 'refused') return fail('FILE_NOT_A_TABLE', { file, reason: `at line ${reading.line}, ${reading.reason}` });
      for (const escalation of reading.escalations) await workbook.apply({ kind: 'escalation.put', escalation });
      return { escalations: reading.escalations.length, newEvents: reading.newEvents };
    },
  };
}

/** The library of spreadsheets is large, and read when a sheet is. */
async function newSheets() {
  const { default: ExcelJS } = await import('exceljs');
  return new ExcelJS.Workbook();
}

function csvOf(rows: readonly (readonly string[])[]): string {
  return `${[escalationColumns, ...rows].map((row) => csvLine(row)).join('\r\n')}\r\n`;
}

async function sheetOf(rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const workbook = await newSheets();
  workbook.creator = 'Paybench';
  const sheet = workbook.addWorksheet('Escalations', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = escalationColumns.map((name) => ({ header: name, width: name === 'note' || name === 'title' ? 40 : 20 }));
  sheet.getRow(1).font = { bold: true };
  for (const row of rows) sheet.addRow([...row]);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

async function recordsOf(path: string, file: string): Promise<readonly (readonly string[])[]> {
  const facts = await stat(path).catch(() => fail('FILE_NOT_FOUND', { file }));
  if (!facts.isFile()) fail('FILE_UNREADABLE', { file });
  if (facts.size > mostBytes) fail('FILE_NOT_A_TABLE', { file, reason: 'a sheet of escalations is never this large' });
  if (extname(path).toLowerCase() !== '.xlsx') return csvRecords(await readFile(path, 'utf8'));
  const workbook = await newSheets();
  await workbook.xlsx.readFile(path).catch(() => fail('FILE_NOT_A_TABLE', { file, reason: 'it is not an Excel workbook' }));
  const sheet = workbook.worksheets[0] ?? fail('FILE_NOT_A_TABLE', { file, reason: 'it has no sheet' });
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
