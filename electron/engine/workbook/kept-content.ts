import { createHash } from 'node:crypto';
import type { Receipt } from '../../../shared/extract/receipt.ts';
import { parseDocument, serialiseDocument } from '../../../shared/workbook/serialise.ts';
import { keep, readKept } from '../kept-files.ts';
import { dataExtent } from './extract-facts.ts';
import { type FileStamp, isSameStamp, stampOf } from './file-stamp.ts';
import type { OwnedWorkbook } from './open-workbook.ts';
import { hasRemovedRows } from './snapshot-copy.ts';
import type { WorkbookContent } from './workbook-content.ts';

/** Document and receipts of a file as it was when it was last read or written, so that they are at hand before its database is. */
interface Kept {
  readonly stamp: FileStamp;
  readonly revision: number;
  readonly document: string;
  readonly receipts: readonly (readonly [id: number, receipt: Receipt])[];
}

export interface KeptContent {
  readonly stamp: FileStamp;
  readonly content: WorkbookContent;
}

const keyOf = (source: string) => createHash('sha256').update(source).digest('hex').slice(0, 32);

function contentOf({ revision, document: text, receipts: list }: Kept): WorkbookContent | null {
  try {
    const document = parseDocument(text, '');
    const receipts = new Map(list);
    return { stored: { revision, document }, receipts, extent: dataExtent(document, receipts) };
  } catch {
    return null; // kept by another version of the program: the file itself is read
  }
}

/** What is known of the file without reading it; null when it was not kept or the file has changed since. `source` is its real path. */
export async function keptContent(dataDir: string, source: string): Promise<KeptContent | null> {
  const [kept, stamp] = await Promise.all([readKept<Kept>(dataDir, 'content', keyOf(source)), stampOf(source)]);
  if (kept === null || stamp === null || !isSameStamp(kept.stamp, stamp)) return null;
  const content = contentOf(kept);
  return content === null ? null : { stamp, content };
}

/** What a workbook and its file have in common: nothing while edits are unsaved, or rows lie in it that the file leaves out. */
function inCommon(workbook: OwnedWorkbook): { readonly file: string; readonly kept: Kept } | null {
  const { file, stamp } = workbook.origin();
  const { revision, document } = workbook.stored();
  const receipts = workbook.receipts();
  if (file === null || stamp === null || workbook.state().unsaved || hasRemovedRows({ revision, document }, receipts.keys())) return null;
  return { file, kept: { stamp, revision, document: serialiseDocument(document), receipts: [...receipts] } };
}

/** Keeps the content of a workbook that was just opened or saved, for the next start. */
export async function keepContent(dataDir: string, workbook: OwnedWorkbook): Promise<void> {
  const common = inCommon(workbook);
  if (common === null) return;
  try {
    await keep(dataDir, 'content', keyOf(common.file), common.kept);
  } catch {
    // A full disk or a folder that is gone: the next start reads the file first, as it would without any of this.
  }
}
