import { createHash } from 'node:crypto';
import type { Receipt } from '../../../shared/extract/receipt.ts';
import { readKept } from '../kept-files.ts';
import { type FileStamp, isSameStamp, stampOf } from './file-stamp.ts';
import type { WorkbookContent } from './workbook-content.ts';

/** Document, receipts and what they span, of a file as it was when it was last read or written: at hand before its database is. */
export interface Kept {
  readonly stamp: FileStamp;
  readonly stored: WorkbookContent['stored'];
  readonly receipts: readonly (readonly [id: number, receipt: Receipt])[];
  readonly extent: WorkbookContent['extent'];
}

export interface KeptContent {
  readonly stamp: FileStamp;
  readonly content: WorkbookContent;
}

export const contentKey = (source: string) => createHash('sha256').update(source).digest('hex').slice(0, 32);

/** What is known of the file without reading it; null when it was not kept or the file has changed since. `source` is its real path. */
export async function keptContent(dataDir: string, source: string): Promise<KeptContent | null> {
  const [kept, stamp] = await Promise.all([readKept<Kept>(dataDir, 'content', contentKey(source)), stampOf(source)]);
  if (kept === null || stamp === null || !isSameStamp(kept.stamp, stamp)) return null;
  const { stored, receipts, extent } = kept;
  return { stamp, content: { stored, receipts: new Map(receipts), extent } };
}
