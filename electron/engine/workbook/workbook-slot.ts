import { fail } from '../../../shared/errors/fail.ts';
import { requireSavedOr, type OwnedWorkbook } from './open-workbook.ts';

/** Holds the one workbook that is open. */
export interface WorkbookSlot {
  current(): OwnedWorkbook | null;
  /** The open workbook, or WORKBOOK_NONE_OPEN. */
  required(): OwnedWorkbook;
  /** Closes what is open (refused while edits are unsaved), then opens another; one at a time. */
  replace(open: () => Promise<OwnedWorkbook | null>): Promise<OwnedWorkbook | null>;
  /** The open workbook; another is opened only when none is, looked at in turn. */
  keepOr(open: () => Promise<OwnedWorkbook | null>): Promise<OwnedWorkbook | null>;
  /** Closes and forgets the working copy. */
  close(discard: boolean): Promise<void>;
  /** At the end of the process: unsaved edits stay in the working copy and are offered again. */
  leave(): Promise<void>;
}

export function createWorkbookSlot(beforeClose: () => void): WorkbookSlot {
  let workbook: OwnedWorkbook | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const turn = queue.then(task);
    queue = turn.catch(() => undefined);
    return turn;
  }

  async function end(keep: boolean): Promise<void> {
    if (workbook === null) return;
    beforeClose();
    const ending = workbook;
    workbook = null;
    await ending.close(keep);
  }

  return {
    current: () => workbook,
    required: () => workbook ?? fail('WORKBOOK_NONE_OPEN'),
    replace: (open) =>
      inTurn(async () => {
        if (workbook !== null) requireSavedOr(false, workbook.state());
        await end(false);
        workbook = await open();
        return workbook;
      }),
    keepOr: (open) =>
      inTurn(async () => {
        workbook ??= await open();
        return workbook;
      }),
    close: (discard) =>
      inTurn(async () => {
        if (workbook !== null) requireSavedOr(discard, workbook.state());
        await end(false);
      }),
    leave: () => inTurn(() => end(workbook?.state().unsaved ?? false)),
  };
}
