import type { OpenWorkbook } from '../../electron/engine/engine-context.ts';
import type { WorkbookDocument } from '../../shared/workbook/document.ts';

/** The same data under a document with some parts replaced. */
export function withDocument(workbook: OpenWorkbook, change: Partial<WorkbookDocument>): OpenWorkbook {
  return {
    ...workbook,
    get dataRevision() {
      return workbook.dataRevision;
    },
    document: () => ({ ...workbook.document(), ...change }),
  };
}
