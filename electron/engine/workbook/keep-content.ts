import { keep } from '../kept-files.ts';
import { contentKey, type Kept } from './kept-content.ts';
import type { OwnedWorkbook } from './open-workbook.ts';
import { hasRemovedRows } from './snapshot-copy.ts';

/** What a workbook and its file have in common: nothing while edits are unsaved, or rows lie in it that the file leaves out. */
function inCommon(workbook: OwnedWorkbook): { readonly file: string; readonly kept: Kept } | null {
  const { file, stamp } = workbook.origin();
  const stored = workbook.stored();
  const { receipts, extent } = workbook.data();
  if (file === null || stamp === null || workbook.state().unsaved || hasRemovedRows(stored, receipts.keys())) return null;
  return { file, kept: { stamp, stored, receipts: [...receipts], extent } };
}

/** Keeps the content of a workbook that was just opened or saved, for the next start. */
export async function keepContent(dataDir: string, workbook: OwnedWorkbook): Promise<void> {
  const common = inCommon(workbook);
  if (common === null) return;
  try {
    await keep(dataDir, 'content', contentKey(common.file), common.kept);
  } catch {
    // A full disk or a folder that is gone: the next start reads the file first, as it would without any of this.
  }
}
