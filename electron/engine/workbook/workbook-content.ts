import { stableJson } from '../../../shared/base/stable-json.ts';
import type { WorkbookState } from '../../../shared/protocol/engine-protocol.ts';
import type { WorkbookDocument } from '../../../shared/workbook/document.ts';
import type { DatabaseSession } from '../engine-context.ts';
import { dataExtent, readReceipts, type Receipts } from './extract-facts.ts';
import { readStoredDocument, type StoredDocument } from './stored-document.ts';

/** What the receipts say of the rows that count. */
export interface WorkbookData {
  readonly receipts: Receipts;
  readonly extent: Pick<WorkbookState, 'rowCounts' | 'dataFrom' | 'dataThrough'>;
}

/** What is read once from the database of a workbook. */
export interface WorkbookContent extends WorkbookData {
  readonly stored: StoredDocument;
}

const textOf = ({ stored, receipts }: WorkbookContent) => stableJson([stored.revision, stored.document, [...receipts]]);

export const isSameContent = (left: WorkbookContent, right: WorkbookContent): boolean => textOf(left) === textOf(right);

export async function readData(session: DatabaseSession, document: WorkbookDocument): Promise<WorkbookData> {
  const receipts = await readReceipts(session);
  return { receipts, extent: dataExtent(document, receipts) };
}

export async function readContent(session: DatabaseSession, file: string): Promise<WorkbookContent> {
  const stored = await readStoredDocument(session, file);
  return { stored, ...(await readData(session, stored.document)) };
}
