import { open } from 'node:fs/promises';
import { fail } from '../../../shared/errors/fail.ts';
import type { TableForm } from '../../../shared/extract/containers/source-form.ts';
import type { Dialect } from '../../../shared/extract/dialect.ts';
import type { ImportChoice, Receipt } from '../../../shared/extract/receipt.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { openPacked } from './containers/packed-source.ts';
import type { FileHead } from './read-head.ts';
import { hashFile } from './read-source.ts';

/** Which table of a file is meant: two sheets of one spreadsheet are no duplicates. */
const partOf = (table: TableForm | undefined) => (table?.kind === 'xlsx' ? table.sheet : table?.kind === 'json' ? table.path : '');

type Lines = Pick<Dialect, 'preambleLines' | 'lastLine'>;

/** A person said which lines of the file are meant, and none of them was read before: another table of the same file doubles nothing. */
function isOtherTable(told: Partial<Lines> | undefined, { dialect }: Receipt): boolean {
  if (told?.preambleLines === undefined && told?.lastLine === undefined) return false;
  const span = ({ preambleLines = 0, lastLine = null }: Partial<Lines>) => [preambleLines, lastLine ?? Number.POSITIVE_INFINITY] as const;
  const [from, to] = span(told);
  const [earlierFrom, earlierTo] = span(dialect ?? {});
  return from >= earlierTo || earlierFrom >= to;
}

/** The active extract that holds the very same bytes; files of another size need not be read. Quiet days are all alike and double nothing. */
export async function loadedAs(
  workbook: OpenWorkbook,
  head: Pick<FileHead, 'path' | 'file' | 'bytes' | 'form'>,
  signal: AbortSignal,
  { dialect }: ImportChoice = {},
): Promise<number | null> {
  const sameSize = (await workbook.extracts()).filter(
    ({ state, receipt }) =>
      state === 'active' &&
      receipt.bytes === head.bytes &&
      partOf(receipt.form?.table) === partOf(head.form.table) &&
      !isOtherTable(dialect, receipt) &&
      (receipt.rows.loaded > 0 || receipt.file === head.file),
  );
  if (sameSize.length === 0) return null;
  const sha256 = head.form.member === null ? await hashFile(head.path, signal) : await hashMember(head.path, head.form.member, signal);
  return sameSize.find((extract) => extract.receipt.sha256 === sha256)?.id ?? null;
}

/** Hash of the unpacked bytes of a member of an archive. */
export async function hashMember(path: string, member: string, signal?: AbortSignal): Promise<string> {
  const handle = await open(path, 'r');
  try {
    const packed = await openPacked(path, handle, { member, isGzip: false });
    try {
      for await (const _chunk of packed.chunks) signal?.throwIfAborted();
      return packed.sha256();
    } finally {
      packed.close();
    }
  } finally {
    await handle.close();
  }
}

/** The same bytes twice would double every total. */
export async function refuseDuplicate(workbook: OpenWorkbook, head: FileHead, choice: ImportChoice, signal: AbortSignal): Promise<void> {
  const extract = await loadedAs(workbook, head, signal, choice);
  if (extract !== null) fail('IMPORT_DUPLICATE', { file: head.file, extract });
}
