import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { fail } from '../../../../shared/errors/fail.ts';
import { type ContainerNote, NoteBook } from '../../../../shared/extract/containers/container-note.ts';
import { fixedLayout } from '../../../../shared/extract/containers/fixed-layout.ts';
import { FixedWidthRows } from '../../../../shared/extract/containers/fixed-width-rows.ts';
import type { SourceForm, TableForm } from '../../../../shared/extract/containers/source-form.ts';
import { decodeText } from '../decode-text.ts';
import type { TextEncodingName } from '../normalise-request.ts';
import { hashFile } from '../read-source.ts';
import { tooLarge } from './container-failure.ts';
import { type ContainerRows, csvRecord } from './container-rows.ts';
import { jsonRows } from './json-rows.ts';
import { openPacked, type PackedSource, sourceName } from './packed-source.ts';
import { openXlsx, type XlsxWorkbook } from './xlsx-workbook.ts';
import { xlsxRows } from './xlsx-rows.ts';

/** The text of one table, whatever it was packed in. */
interface TableSource {
  readonly chunks: AsyncIterable<Buffer>;
  /** Of as many bytes as the file or member has, for showing progress. */
  readonly bytesRead: () => number;
  /** Bytes of the file, or of the member of an archive; stands after the last chunk. */
  readonly bytes: () => number;
  /** Hash of these bytes; call once, after the last chunk. */
  readonly sha256: () => Promise<string>;
  readonly notes: () => readonly ContainerNote[];
  readonly close: () => void;
}

export interface OpenSource extends Omit<TableSource, 'close'> {
  /** What the system says of the file that was opened. */
  readonly stat: () => Promise<Stats>;
  readonly close: () => Promise<void>;
}

/** Opens a file in the form that was found when it was looked at. */
export async function openSource(path: string, form: SourceForm): Promise<OpenSource> {
  const handle = await open(path, 'r');
  try {
    const source = await openTable(path, handle, form, form.table);
    const close = async () => {
      source.close();
      await handle.close();
    };
    return { ...source, stat: () => handle.stat(), close };
  } catch (thrown) {
    await handle.close();
    throw thrown;
  }
}

/** Text that lies in memory. */
export function textSource(text: Uint8Array): OpenSource {
  const bytes = asBuffer(text);
  async function* chunks(): AsyncGenerator<Buffer> {
    yield bytes;
  }
  return {
    chunks: chunks(),
    bytesRead: () => bytes.length,
    bytes: () => bytes.length,
    sha256: async () => createHash('sha256').update(bytes).digest('hex'),
    notes: () => [],
    stat: () => fail('INTERNAL', { name: 'text in memory is no file' }),
    close: async () => undefined,
  };
}

function openTable(path: string, handle: FileHandle, form: SourceForm, table: TableForm): Promise<TableSource> {
  switch (table.kind) {
    case 'xlsx':
      return openSheet(path, handle, form, table);
    case 'parquet':
      return openParquetTable(path, handle);
    case 'json':
    case 'fixed':
    case 'text':
      return openText(path, handle, form, table);
  }
}

async function openParquetTable(path: string, handle: FileHandle): Promise<TableSource> {
  const { openParquet } = await import('./parquet-file.ts');
  const { size } = await handle.stat();
  const parquet = await openParquet(path, basename(path));
  const { chunks, notes } = parquet.rows(null);
  return {
    chunks,
    bytesRead: () => Math.floor(size * parquet.share()),
    bytes: () => size,
    sha256: () => hashFile(path),
    notes,
    close: parquet.close,
  };
}

async function openText(
  path: string,
  handle: FileHandle,
  form: SourceForm,
  table: Extract<TableForm, { kind: 'text' | 'json' | 'fixed' }>,
): Promise<TableSource> {
  const packed = await openPacked(path, handle, form);
  if (table.kind === 'fixed') return cutSource(packed, table);
  const rows =
    table.kind === 'text'
      ? null
      : jsonRows({ ...decoded(packed, table.encoding), file: sourceName(path, form.member), form: table.form }, table);
  return {
    chunks: table.kind === 'json' && rows !== null ? underHeader(table.header, rows) : packed.chunks,
    bytesRead: packed.bytesRead,
    bytes: packed.bytesRead,
    sha256: async () => packed.sha256(),
    notes: () => [...packed.notes.notes(), ...(rows?.notes() ?? [])],
    close: packed.close,
  };
}

function cutSource(packed: PackedSource, { encoding, cuts }: Extract<TableForm, { kind: 'fixed' }>): TableSource {
  const rows = new FixedWidthRows(fixedLayout(cuts));
  async function* chunks(): AsyncGenerator<Buffer> {
    for await (const chunk of decodedChunks(packed.chunks, encoding)) yield asBuffer(rows.take(chunk, false));
    yield asBuffer(rows.take(Buffer.alloc(0), true));
  }
  return {
    chunks: chunks(),
    bytesRead: packed.bytesRead,
    bytes: packed.bytesRead,
    sha256: async () => packed.sha256(),
    notes: () => [...packed.notes.notes(), ...rows.notes.notes()],
    close: packed.close,
  };
}

/** Rows under a record that names their columns. */
async function* underHeader(header: readonly string[], { chunks }: ContainerRows): AsyncGenerator<Buffer> {
  yield csvRecord(header);
  yield* chunks;
}

/** The text of a JSON file as UTF-8; it can be opened once. */
function decoded(packed: PackedSource, encoding: string): { open(): AsyncIterable<Buffer> } {
  return { open: () => decodedChunks(packed.chunks, encoding) };
}

export async function* decodedChunks(chunks: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<Buffer> {
  const decoding = decodeText(encoding as TextEncodingName);
  for await (const chunk of chunks) yield asBuffer(decoding.decode(chunk, false));
  yield asBuffer(decoding.decode(Buffer.alloc(0), true));
}

const asBuffer = (text: Uint8Array) => Buffer.from(text.buffer, text.byteOffset, text.byteLength);

async function openSheet(
  path: string,
  handle: FileHandle,
  form: SourceForm,
  table: Extract<TableForm, { kind: 'xlsx' }>,
): Promise<TableSource> {
  const { workbook, bytes, sha256 } = await openWorkbookOf(path, handle, form);
  const chosen = workbook.sheet(table.sheet);
  const unseen = new NoteBook();
  for (const sheet of workbook.sheets)
    if (sheet.visibility !== 'visible' && sheet !== chosen && (await workbook.hasValues(sheet)))
      unseen.add('hidden_sheet', () => sheet.name);
  const rows = xlsxRows(workbook, chosen, { width: table.width });
  return {
    chunks: rows.chunks,
    bytesRead: () => Math.floor(bytes * workbook.share()),
    bytes: () => bytes,
    sha256,
    notes: () => [...rows.notes(), ...unseen.notes()],
    close: workbook.close,
  };
}

/** Spreadsheets inside an archive are unpacked in memory, since their parts are read out of order. */
const largestInside = 512 * 1024 * 1024;

/** A spreadsheet file, wherever it lies, and what it is known by. */
interface FoundWorkbook {
  readonly workbook: XlsxWorkbook;
  readonly bytes: number;
  readonly sha256: () => Promise<string>;
}

export async function openWorkbookOf(
  path: string,
  handle: FileHandle,
  form: Pick<SourceForm, 'member' | 'isGzip'>,
): Promise<FoundWorkbook> {
  const file = sourceName(path, form.member);
  if (form.member === null && !form.isGzip) {
    const { size } = await handle.stat();
    return { workbook: await openXlsx({ kind: 'path', path }, file), bytes: size, sha256: () => hashFile(path) };
  }
  const packed = await openPacked(path, handle, form);
  try {
    const parts: Buffer[] = [];
    let length = 0;
    for await (const chunk of packed.chunks) {
      length += chunk.length;
      if (length > largestInside) tooLarge(file, `a spreadsheet inside another file may have ${largestInside} bytes`);
      parts.push(chunk);
    }
    const workbook = await openXlsx({ kind: 'bytes', bytes: Buffer.concat(parts) }, file);
    const sha256 = packed.sha256();
    return { workbook, bytes: packed.bytesRead(), sha256: async () => sha256 };
  } finally {
    packed.close();
  }
}
