import { type FileHandle, open, stat } from 'node:fs/promises';
import type { AppError } from '../../../shared/errors/app-error.ts';
import { appError } from '../../../shared/errors/catalogue.ts';
import { fail } from '../../../shared/errors/fail.ts';
import {
  type ContainerName,
  containerName,
  type MemberInfo,
  plainForm,
  type SheetInfo,
  type SourceForm,
} from '../../../shared/extract/containers/source-form.ts';
import { archiveKind, isZip } from './containers/archive-kind.ts';
import { notATable } from './containers/container-failure.ts';
import { openWorkbookOf } from './containers/open-source.ts';
import { maskCardNumbers } from '../../../shared/extract/card-number-guard.ts';
import { openPacked, sourceName } from './containers/packed-source.ts';
import { type SheetHead, sheetHead, takeHead } from './containers/sheet-head.ts';
import { openZipMembers } from './containers/zip-members.ts';
import { failureOfFile } from './file-failures.ts';

/** The first bytes of a table's text, unpacked, and what the file on disk says. */
export interface FileHead {
  readonly path: string;
  /** Name of the file, with that of the member where it is an archive. */
  readonly file: string;
  /** Of the file, or of the member of an archive. */
  readonly bytes: number;
  readonly stamp: { readonly size: number; readonly modifiedMs: number };
  readonly container: ContainerName;
  readonly form: SourceForm;
  readonly head: Buffer;
  /** The head is the whole content. */
  readonly isWhole: boolean;
  /** Sheets of a spreadsheet. */
  readonly sheets: readonly SheetInfo[];
  /** Members of an archive. */
  readonly members: readonly MemberInfo[];
  /** Which of several tables is meant must be said before one is loaded; null where there is nothing to choose. */
  readonly choose: AppError | null;
}

/** Which part of a file is meant. */
export interface PartChoice {
  readonly member?: string;
  readonly sheet?: string;
}

const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b;
const isParquet = (bytes: Buffer) => bytes.subarray(0, 4).toString('latin1') === 'PAR1';

export async function readHead(path: string, most: number, choice: PartChoice = {}): Promise<FileHead> {
  const file = sourceName(path, null);
  try {
    const stamp = await stat(path);
    if (stamp.isDirectory()) return fail('FILE_UNREADABLE', { file });
    if (stamp.size === 0) return fail('FILE_EMPTY', { file });
    const handle = await open(path, 'r');
    try {
      const common = {
        ...nothing,
        path,
        file,
        bytes: stamp.size,
        stamp: { size: stamp.size, modifiedMs: stamp.mtimeMs },
        container: 'plain' as const,
        form: plainForm,
      };
      const magic = Buffer.alloc(4);
      await handle.read(magic, 0, 4, 0);
      if (isParquet(magic)) return await parquetHead(common, most);
      if (isZip(magic) && (await archiveKind({ kind: 'path', path }, file)) === 'zip')
        return await memberHead(handle, common, most, choice);
      if (choice.member !== undefined) fail('INVALID_REQUEST', { problem: `${file} is no archive and has no member ${choice.member}` });
      return await unpackedHead(handle, common, most, choice);
    } finally {
      await handle.close();
    }
  } catch (thrown) {
    throw failureOfFile(thrown, file);
  }
}

const nothing = { head: Buffer.alloc(0), isWhole: false, sheets: [], members: [], choose: null };

/** So many rows of a Parquet file tell what its columns hold. */
const parquetRows = 1000;

async function parquetHead(common: FileHead, most: number): Promise<FileHead> {
  const { openParquet } = await import('./containers/parquet-file.ts');
  const parquet = await openParquet(common.path, common.file);
  try {
    const { text, isWhole } = await takeHead(parquet.rows(parquetRows), most);
    const form: SourceForm = { ...plainForm, table: { kind: 'parquet', hasNaiveStamps: parquet.hasNaiveStamps } };
    return { ...common, container: containerName(form), form, head: text, isWhole: isWhole && parquet.share() === 1 };
  } finally {
    parquet.close();
  }
}

/** One member of an archive: the chosen one, or the only one that can be read. */
async function memberHead(handle: FileHandle, common: FileHead, most: number, choice: PartChoice): Promise<FileHead> {
  const { path, file } = common;
  const archive = await openZipMembers({ kind: 'path', path }, file);
  archive.close();
  // A card number in a name is shown to nobody; the name that is shown is the one that is asked for.
  const members = archive.members.map(({ name, bytes, refusal }) => ({ name: maskCardNumbers(name), bytes, refusal }));
  const readable = members.filter(({ refusal }) => refusal === null);
  const member =
    choice.member ?? (readable.length === 1 ? readable[0]?.name : undefined) ?? (members.length === 1 ? members[0]?.name : undefined);
  if (member === undefined) {
    if (members.length === 0) notATable(file, 'it is an archive without files');
    const names = readable.map(({ name }) => name);
    return { ...common, container: 'zip', members, choose: holdsSeveral(file, 'files', members.length, names) };
  }
  const form = {
    ...plainForm,
    member: archive.members.find(({ name }) => maskCardNumbers(name) === maskCardNumbers(member))?.name ?? member,
  };
  const bytes = members.find(({ name }) => name === maskCardNumbers(member))?.bytes ?? 0;
  const named = { ...common, file: sourceName(path, member), bytes, form, container: containerName(form), members };
  if (bytes === 0 && members.some(({ name }) => name === maskCardNumbers(member))) return fail('FILE_EMPTY', { file: named.file });
  return unpackedHead(handle, named, most, choice);
}

/** The head of a file or member, out of gzip and out of a spreadsheet where it is one. */
async function unpackedHead(handle: FileHandle, common: FileHead, most: number, choice: PartChoice): Promise<FileHead> {
  const { path, file } = common;
  let form = common.form;
  let inside = await firstBytes(path, handle, form, most);
  if (isGzip(inside.head)) {
    form = { ...form, isGzip: true };
    inside = await firstBytes(path, handle, form, most);
    if (inside.head.length === 0) return fail('FILE_EMPTY', { file });
  }
  if (isParquet(inside.head)) notATable(file, 'it is a Parquet file inside another file; unpack it first');
  if (!isZip(inside.head)) return { ...common, form, container: containerName(form), ...inside };
  const { workbook } = await openWorkbookOf(path, handle, form);
  try {
    const sheet = await sheetHead(workbook, choice.sheet ?? null, most);
    const table = { ...form, table: sheet.form };
    return {
      ...common,
      form: table,
      container: containerName(table),
      head: sheet.text,
      isWhole: sheet.isWhole,
      sheets: sheet.sheets,
      choose: chooseSheet(file, sheet),
    };
  } finally {
    workbook.close();
  }
}

/** The error that asks for one of several tables. */
export function holdsSeveral(file: string, what: 'files' | 'sheets' | 'lists', count: number, names: readonly string[]): AppError {
  return appError('FILE_HOLDS_SEVERAL', { file, count, what, names: names.join(', ') });
}

function chooseSheet(file: string, { candidates }: SheetHead): AppError | null {
  return candidates.length === 0 ? null : holdsSeveral(file, 'sheets', candidates.length, candidates);
}

async function firstBytes(path: string, handle: FileHandle, form: SourceForm, most: number): Promise<{ head: Buffer; isWhole: boolean }> {
  const source = await openPacked(path, handle, form);
  try {
    const parts: Buffer[] = [];
    let length = 0;
    for await (const chunk of source.chunks) {
      parts.push(chunk);
      length += chunk.length;
      if (length > most) return { head: Buffer.concat(parts).subarray(0, most), isWhole: false };
    }
    return { head: Buffer.concat(parts), isWhole: true };
  } finally {
    source.close();
  }
}
