import { fail } from '../../../shared/errors/fail.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import type { FileHead } from './read-head.ts';
import { hashFile } from './read-source.ts';

/** The active extract that holds the very same bytes; files of another size need not be read. */
export async function loadedAs(
  workbook: OpenWorkbook,
  head: Pick<FileHead, 'path' | 'bytes'>,
  signal: AbortSignal,
): Promise<number | null> {
  const sameSize = (await workbook.extracts()).filter((extract) => extract.state === 'active' && extract.receipt.bytes === head.bytes);
  if (sameSize.length === 0) return null;
  const sha256 = await hashFile(head.path, signal);
  return sameSize.find((extract) => extract.receipt.sha256 === sha256)?.id ?? null;
}

/** The same bytes twice would double every total. */
export async function refuseDuplicate(workbook: OpenWorkbook, head: FileHead, signal: AbortSignal): Promise<void> {
  const extract = await loadedAs(workbook, head, signal);
  if (extract !== null) fail('IMPORT_DUPLICATE', { file: head.file, extract });
}
