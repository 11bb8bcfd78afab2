import type { ContainerNote } from '../../../../shared/extract/containers/container-note.ts';
import { NoteBook } from '../../../../shared/extract/containers/container-note.ts';
import { CsvWriter } from '../../../../shared/extract/containers/csv-writer.ts';
import { readXml } from './read-xml.ts';
import { noSharedStrings, readSharedStrings } from './shared-strings.ts';
import { SheetReader } from './sheet-reader.ts';
import type { XlsxSheet, XlsxWorkbook } from './xlsx-workbook.ts';

/** CSV bytes made from a container: comma, double quote, LF, no header treatment; record k is row k, an empty row an empty line. */
export interface ContainerRows {
  readonly chunks: AsyncIterable<Buffer>;
  /** What was seen on the way; complete after the last chunk. */
  readonly notes: () => readonly ContainerNote[];
}

export interface SheetOptions {
  /** Fields that every row that is not empty has at least; a row with more keeps them all. */
  readonly width: number;
  readonly sharedBytes?: number;
}

const flushBytes = 1 << 18;

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
    for await (const _ of readXml(workbook.part(sheet.part), { file, part: `its sheet ${sheet.name}` }, reader))
      if (csv.size > flushBytes && reader.isBetweenRows) yield asBuffer(csv.take());
    if (csv.size > 0) yield asBuffer(csv.take());
  }
  return { chunks: chunks(), notes: () => notes.notes() };
}

const asBuffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
