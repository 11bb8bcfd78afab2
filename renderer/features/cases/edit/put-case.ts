import type { BusinessCase } from '../../../../shared/business-case/business-case.ts';
import { applyEdit } from '../../../state/document-actions.ts';
import { useDocumentStore } from '../../../state/document-store.ts';

/** Changes the case as it stands in the workbook now; one step that can be undone. */
export function putCase(id: string, change: (plan: BusinessCase) => BusinessCase): Promise<boolean> {
  const plan = useDocumentStore.getState().workbook?.document.cases.find((one) => one.id === id);
  return plan === undefined ? Promise.resolve(false) : applyEdit({ kind: 'case.put', case: change(plan) });
}
