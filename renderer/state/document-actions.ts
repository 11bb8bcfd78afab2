import { callEngine } from '../connection/engine-client.ts';
import { toAppError } from '../../shared/errors/fail.ts';
import type { WorkbookState } from '../../shared/protocol/engine-protocol.ts';
import type { Edit } from '../../shared/workbook/edit.ts';
import { endStarting, takeWorkbook, useDocumentStore } from './document-store.ts';

/** Runs a step on the workbook; what fails is kept to be shown beside the workbook's name, with a way to try again. */
export async function attempt(step: () => Promise<WorkbookState | null>, again = true): Promise<boolean> {
  try {
    takeWorkbook(await step());
    useDocumentStore.setState({ failure: null });
    return true;
  } catch (thrown) {
    const error = toAppError(thrown);
    endStarting();
    if (error.code !== 'CANCELLED') useDocumentStore.setState({ failure: { error, retry: again ? () => void attempt(step) : null } });
    return false;
  }
}

/** Edits run one after another, so that each sees the result of the one before. */
let queue: Promise<unknown> = Promise.resolve();
function inOrder(step: () => Promise<WorkbookState | null>): Promise<boolean> {
  const run = queue.then(() => attempt(step));
  queue = run;
  return run;
}

/** Changes the workbook; one undo step. Resolves to false when it did not happen (the failure is shown). */
export function applyEdit(edit: Edit): Promise<boolean> {
  return inOrder(() => callEngine('document.apply', { edit }));
}

export function undo(): Promise<boolean> {
  if ((useDocumentStore.getState().workbook?.canUndo ?? null) === null) return Promise.resolve(false);
  return inOrder(() => callEngine('document.undo', {}));
}

export function redo(): Promise<boolean> {
  if ((useDocumentStore.getState().workbook?.canRedo ?? null) === null) return Promise.resolve(false);
  return inOrder(() => callEngine('document.redo', {}));
}

export function dismissFailure(): void {
  useDocumentStore.setState({ failure: null });
}
