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

/** Edits run one after another, so that each sees the result of the one before; what has become impossible by then does not happen. */
let queue: Promise<unknown> = Promise.resolve();
function inOrder(step: () => Promise<WorkbookState | null>, isPossible = () => true): Promise<boolean> {
  const run = queue.then(() => (isPossible() ? attempt(step) : false));
  queue = run;
  return run;
}

/** Changes the workbook; one undo step. Resolves to false when it did not happen (the failure is shown). */
export function applyEdit(edit: Edit): Promise<boolean> {
  return inOrder(() => callEngine('document.apply', { edit }));
}

/** Takes the last edit back, also one that is shown already and still being kept. */
export function undo(): Promise<boolean> {
  return inOrder(
    () => callEngine('document.undo', {}),
    () => (useDocumentStore.getState().workbook?.canUndo ?? null) !== null,
  );
}

export function redo(): Promise<boolean> {
  return inOrder(
    () => callEngine('document.redo', {}),
    () => (useDocumentStore.getState().workbook?.canRedo ?? null) !== null,
  );
}

export function dismissFailure(): void {
  useDocumentStore.setState({ failure: null });
}
