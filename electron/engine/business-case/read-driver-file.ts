import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { tableRows, type TableSheet } from '../../../shared/business-case/edit/driver-table.ts';
import { fail } from '../../../shared/errors/fail.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { archiveKind, isZip } from '../import/containers/archive-kind.ts';
import { takeHead } from '../import/containers/sheet-head.ts';
import { openXlsx } from '../import/containers/xlsx-workbook.ts';
import { xlsxRows } from '../import/containers/xlsx-rows.ts';

/** A list of drivers is small; what is larger is some other file. */
const mostBytes = 8_000_000;

/** The sheets of a spreadsheet that are shown, or a text as one sheet. */
export async function readDriverFile(path: string, job: JobContext): Promise<{ readonly sheets: readonly TableSheet[] }> {
  const name = basename(path);
  const { size } = await stat(path);
  if (size > mostBytes)
    return fail('CASE_DRIVERS_UNREADABLE', { file: name, problem: `it has ${size} bytes, and a list of drivers at most ${mostBytes}` });
  const bytes = await readFile(path, { signal: job.signal });
  if (!isZip(bytes)) return { sheets: [{ name, rows: tableRows(textOf(bytes, name)) }] };
  const source = { kind: 'bytes', bytes } as const;
  if ((await archiveKind(source, name)) !== 'xlsx')
    return fail('CASE_DRIVERS_UNREADABLE', { file: name, problem: 'it is an archive; unpack it first' });
  const workbook = await openXlsx(source, name);
  try {
    const sheets: TableSheet[] = [];
    for (const sheet of workbook.sheets.filter(({ visibility }) => visibility === 'visible')) {
      const { text, isWhole } = await takeHead(xlsxRows(workbook, sheet, { width: 0 }), mostBytes);
      if (!isWhole)
        return fail('CASE_DRIVERS_UNREADABLE', { file: name, problem: `its sheet ${sheet.name} has too many cells for a list of drivers` });
      sheets.push({ name: sheet.name, rows: tableRows(text.toString('utf8')) });
    }
    return { sheets };
  } finally {
    workbook.close();
  }
}

function textOf(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return fail('CASE_DRIVERS_UNREADABLE', { file, problem: 'its text is not UTF-8; save it as CSV UTF-8' });
  }
}
