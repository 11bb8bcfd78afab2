import { headerKey, type Remembered } from '../../../shared/extract/known-layout.ts';
import type { ExtractSummary } from '../../../shared/extract/receipt.ts';
import type { WorkbookDocument } from '../../../shared/workbook/document.ts';

/** What the workbook knows of the layouts of its files; of several files in one layout the newest one counts. */
export function rememberedBy({ profiles, renames }: WorkbookDocument, extracts: readonly ExtractSummary[]): Remembered {
  const headers = new Map<string, readonly string[]>();
  for (const { state, receipt, corrects } of extracts)
    if (state === 'active' && corrects === null && receipt.header !== undefined)
      headers.set(headerKey(receipt.format, receipt.choice?.partner), receipt.header);
  return { profiles, renames, headers };
}
