import { applyEdit } from '../../state/document-actions.ts';
import { useDocumentStore } from '../../state/document-store.ts';
import { showToast } from '../../state/toasts.ts';
import { navigate } from '../../state/ui-store.ts';
import { type BlockContent, newBlock, newReport } from './new-block.ts';

/** Adds a block to the newest report, making the first one when there is none, and says where it went. */
export async function addBlock(content: BlockContent): Promise<void> {
  const document = useDocumentStore.getState().workbook?.document;
  if (document === undefined) return;
  const existing = document.reports.at(-1);
  const report = existing ?? newReport(document, 'Efficiency report');
  if (existing === undefined && !(await applyEdit({ kind: 'report.put', report }))) return;
  if (!(await applyEdit({ kind: 'report.addBlock', reportId: report.id, block: newBlock(content, report) }))) return;
  showToast(`Added to ${report.name}`, { label: 'Open', run: () => navigate('reports', { reportId: report.id }) });
}
