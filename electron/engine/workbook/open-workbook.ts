import { basename } from 'node:path';
import { fail } from '../../../shared/errors/fail.ts';
import type { WorkbookState } from '../../../shared/protocol/engine-protocol.ts';
import type { WorkbookDocument } from '../../../shared/workbook/document.ts';
import type { Edit } from '../../../shared/workbook/edit.ts';
import {
  type History,
  newHistory,
  recordEdit,
  recordEdits,
  redoEdit,
  redoLabel,
  undoEdit,
  undoLabel,
} from '../../../shared/workbook/history.ts';
import type { OwnedSession } from '../database-session.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { activeIds, summarise } from './extract-facts.ts';
import type { ProcessLock } from './process-lock.ts';
import { type StoredDocument, writeStoredDocument } from './stored-document.ts';
import { isSameContent, readData, type WorkbookContent, type WorkbookData } from './workbook-content.ts';
import { type Origin, removeWorkingCopy, type WorkingCopy, writeOrigin } from './working-copy.ts';

export interface WorkbookParts {
  readonly dataDir: string;
  readonly session: OwnedSession;
  readonly copy: WorkingCopy;
  readonly lock: ProcessLock;
  readonly origin: Origin;
  readonly recovered: boolean;
  readonly content: WorkbookContent;
  /** What is really in the database, where `content` was kept of it: edits wait for it, and what differs is put right. */
  readonly found?: Promise<WorkbookContent>;
  readonly now: () => number;
  readonly onChanged: (state: WorkbookState) => void;
}

/** The open workbook with the rights that only the workbook handlers use: undo, saving, closing. */
export interface OwnedWorkbook extends OpenWorkbook {
  readonly session: OwnedSession;
  readonly copy: WorkingCopy;
  origin(): Origin;
  stored(): StoredDocument;
  data(): WorkbookData;
  undo(): Promise<WorkbookState>;
  redo(): Promise<WorkbookState>;
  /** Runs alone: no edit is committed meanwhile. */
  alone<T>(task: () => Promise<T>): Promise<T>;
  setOrigin(origin: Origin, lock?: ProcessLock): Promise<void>;
  /** Ends the session. A working copy that is kept can be recovered. */
  close(keep: boolean): Promise<void>;
}

/** Rises with every change of data in this process, so that no two workbooks share a number. */
let lastDataRevision = 0;

/** Extracts and settings decide what a query finds; the rest of the document does not. */
function isSameData(left: WorkbookDocument, right: WorkbookDocument): boolean {
  return left.extracts === right.extracts && left.settings === right.settings;
}

export function createOpenWorkbook(parts: WorkbookParts): OwnedWorkbook {
  const { session, copy, now, onChanged } = parts;
  let { lock, origin } = parts;
  let { revision } = parts.content.stored;
  let history: History = newHistory(parts.content.stored.document);
  let data: WorkbookData = parts.content;
  let dataRevision = ++lastDataRevision;
  let queue: Promise<unknown> = (parts.found ?? Promise.resolve(parts.content)).then(putRight).catch(() => undefined);
  const partners = new Map<number, readonly string[]>();

  function putRight(found: WorkbookContent): void {
    if (found === parts.content || isSameContent(found, parts.content)) return;
    history = newHistory(found.stored.document);
    revision = found.stored.revision;
    origin = { ...origin, savedRevision: revision };
    data = found;
    dataRevision = ++lastDataRevision;
    changed();
  }

  function state(): WorkbookState {
    return {
      document: history.present,
      dataRevision,
      documentRevision: revision,
      file: origin.file,
      fileName: origin.file === null ? null : basename(origin.file),
      unsaved: revision !== origin.savedRevision,
      savedAt: origin.savedAt,
      recovered: parts.recovered && revision !== origin.savedRevision,
      isDemo: origin.isDemo,
      canUndo: undoLabel(history),
      canRedo: redoLabel(history),
      ...data.extent,
    };
  }

  function alone<T>(task: () => Promise<T>): Promise<T> {
    const turn = queue.then(task);
    queue = turn.catch(() => undefined);
    return turn;
  }

  function changed(): WorkbookState {
    const next = state();
    onChanged(next);
    return next;
  }

  async function readAgain(): Promise<void> {
    data = await readData(session, history.present);
    dataRevision = ++lastDataRevision;
  }

  /** Commits the next history; the one before stays in force when the disk refuses. */
  async function commit(next: History): Promise<WorkbookState> {
    if (next === history) return state();
    await writeStoredDocument(session, { revision: revision + 1, document: next.present });
    const isDataSame = isSameData(history.present, next.present);
    history = next;
    revision++;
    if (!isDataSame) await readAgain();
    return changed();
  }

  return {
    dataDir: parts.dataDir,
    session,
    copy,
    document: () => history.present,
    state,
    apply: (edit: Edit) => alone(() => commit(recordEdit(history, edit, now()))),
    applyAll: (edits, label) => alone(() => commit(recordEdits(history, edits, label))),
    undo: () => alone(() => commit(undoEdit(history))),
    redo: () => alone(() => commit(redoEdit(history))),
    activeExtracts: () => activeIds(history.present, data.receipts),
    extracts: () => summarise(session, history.present, data.receipts, partners),
    async dataChanged() {
      await readAgain();
      changed();
    },
    get dataRevision() {
      return dataRevision;
    },
    origin: () => origin,
    stored: () => ({ revision, document: history.present }),
    receipts: () => data.receipts,
    data: () => data,
    alone,
    async setOrigin(next, nextLock) {
      await writeOrigin(copy, next);
      origin = next;
      if (nextLock === undefined) return;
      await lock.release();
      lock = nextLock;
    },
    async close(keep) {
      await alone(() => session.close());
      if (!keep) await removeWorkingCopy(copy);
      await lock.release();
    },
  };
}

/** Fails unless every edit is saved or the person gave them up. */
export function requireSavedOr(discard: boolean, { unsaved }: WorkbookState): void {
  if (unsaved && !discard) fail('INVALID_REQUEST', { problem: 'the workbook has edits that are not saved' });
}
