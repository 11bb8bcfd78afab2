import { NoteBook } from '../../../../shared/extract/containers/container-note.ts';
import { CsvWriter } from '../../../../shared/extract/containers/csv-writer.ts';
import { type ContainerRows, takeChunk } from './container-rows.ts';
import { readXml } from './read-xml.ts';
import { noSharedStrings, readSharedStrings } from './shared-strings.ts';
import { SheetReader } from './sheet-reader.ts';
import type { XlsxSheet, XlsxWorkbook } from './xlsx-workbook.ts';

export interface SheetOptions {
  /** Fields that every row that is not empty has at least; a row with more keeps them all. */
  readonly width: number;
  /** Memory that the texts shared by cells may take, bytes. */
  readonly sharedBytes?: number;
}

/** One sheet of a spreadsheet, row by row. */
export function xlsxRows(workbook: XlsxWorkbook, sheet: XlsxSheet, options: SheetOptions): ContainerRows {
  const notes = new NoteBook();
  async function* chunks(): AsyncGenerator<Buffer> {
    const { file } = workbook;
    const strings = workbook.hasSharedStrings
      ? await readSharedStrings(workbook.sharedStrings(), { file, part: 'its table of texts' }, options.sharedBytes)
      : noSharedStrings;
    const csv = new CsvWriter();
    const reader = new SheetReader({ file, sheet: sheet.name, strings, workbook, width: options.width, csv, notes });
    for await (const _ of readXml(workbook.part(sheet.part), { file, part: `its sheet ${sheet.name}` }, reader)) {
      const chunk = takeChunk(csv, false);
      if (chunk !== null) yield chunk;
    }
    const last = takeChunk(csv, true);
    if (last !== null) yield last;
  }
  return { chunks: chunks(), notes: () => notes.notes() };
}
