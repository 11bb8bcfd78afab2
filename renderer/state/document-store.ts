import { create } from 'zustand';
import { isFileComing } from '../connection/host-client.ts';
import type { AppError } from '../../shared/errors/app-error.ts';
import type { WorkbookState } from '../../shared/protocol/engine-protocol.ts';
import type { WorkbookDocument } from '../../shared/workbook/document.ts';
import { keepSame } from './keep-same.ts';

/** A working copy with edits that were never saved: recover or discard. */
export interface Recovery {
  readonly grant: string;
  readonly fileName: string;
  readonly editedAt: string;
}

interface DocumentStore {
  /** starting: not known yet whether a workbook is open. */
  readonly phase: 'starting' | 'none' | 'open';
  /** The workbook that the app was started with is on its way. */
  readonly isFileComing: boolean;
  readonly workbook: WorkbookState | null;
  readonly recovery: Recovery | null;
  /** The last thing that failed on the workbook as a whole: opening, saving, an edit. Shown under the scope bar or on the welcome page. */
  readonly failure: { readonly error: AppError; readonly retry: (() => void) | null } | null;
  readonly saving: boolean;
}

export const useDocumentStore = create<DocumentStore>(() => ({
  phase: 'starting',
  isFileComing: isFileComing(),
  workbook: null,
  recovery: null,
  failure: null,
  saving: false,
}));

/** What was to come first did not become a workbook. */
export function endStarting(): void {
  useDocumentStore.setState(({ phase }) => ({ phase: phase === 'starting' ? 'none' : phase, isFileComing: false }));
}

/** The engine's word is final: every reply and every change event lands here. */
export function takeWorkbook(workbook: WorkbookState | null): void {
  useDocumentStore.setState((store) => {
    const current = store.workbook;
    const isOlder =
      workbook !== null &&
      current !== null &&
      current.file === workbook.file &&
      current.document.name === workbook.document.name &&
      workbook.documentRevision < current.documentRevision &&
      workbook.dataRevision <= current.dataRevision;
    if (isOlder) return {};
    // That nothing was open before does not mean that nothing comes.
    const stillComing = workbook === null && store.phase === 'starting' && store.isFileComing;
    const kept = workbook === null || current === null ? workbook : keepSame(current, workbook);
    return { workbook: kept, phase: workbook === null ? 'none' : 'open', isFileComing: stillComing };
  });
}

/** Resolves when it is known whether a workbook is open: nothing else is opened before that. */
export function whenStarted(): Promise<void> {
  return new Promise((resolve) => {
    const look = (): boolean => {
      const isKnown = useDocumentStore.getState().phase !== 'starting';
      if (isKnown) resolve();
      return isKnown;
    };
    if (look()) return;
    const leave = useDocumentStore.subscribe(() => {
      if (look()) leave();
    });
  });
}

/** The open workbook; screens are rendered only while there is one. */
export function useWorkbook(): WorkbookState {
  const workbook = useDocumentStore((store) => store.workbook);
  if (workbook === null) throw new Error('No workbook is open');
  return workbook;
}

export function useWorkbookDocument(): WorkbookDocument {
  return useWorkbook().document;
}
