import { toAppError } from '../../../shared/errors/fail.ts';
import { withParameters } from '../../../shared/report/with-parameters.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { useDocumentStore } from '../../state/document-store.ts';
import { showToast } from '../../state/toasts.ts';
import { navigate } from '../../state/ui-store.ts';
import { exportReport } from './export-report.ts';
import { type BlockContent, newBlock, newReport } from './new-block.ts';

/** The deck without a look at it before; what goes wrong is said where it was asked for. */
async function exportDeck(id: string, name: string): Promise<void> {
  try {
    await exportReport(id, name, 'pptx');
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.code !== 'CANCELLED') showToast(`Nothing was exported: ${error.title}`);
  }
}

/** Adds a block to the newest report, making the first one when there is none, and says where it went. */
export async function addBlock(content: BlockContent): Promise<void> {
  const document = useDocumentStore.getState().workbook?.document;
  if (document === undefined) return;
  const existing = document.reports.at(-1);
  const report = existing ?? newReport(document, 'Efficiency report');
  if (existing === undefined && !(await applyEdit({ kind: 'report.put', report }))) return;
  const block = newBlock(content, report);
  if (!(await applyEdit({ kind: 'report.addBlock', reportId: report.id, block }))) return;
  const { name } = withParameters(report);
  showToast(
    `Added to ${name}`,
    { label: 'Open', run: () => navigate('reports', { reportId: report.id, blockId: block.id }) },
    { label: 'Export deck', run: () => void exportDeck(report.id, name) },
  );
}
