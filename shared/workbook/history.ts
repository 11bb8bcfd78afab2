import { applyEdit } from './apply-edit.ts';
import { describeEdit } from './describe-edit.ts';
import type { WorkbookDocument } from './document.ts';
import type { Edit } from './edit.ts';

/** One undo step: what the document was before it, in words. */
interface Step {
  readonly label: string;
  readonly document: WorkbookDocument;
}

/** The document and the ways back and forth; earlier documents are kept by reference. */
export interface History {
  readonly present: WorkbookDocument;
  readonly past: readonly Step[];
  readonly future: readonly Step[];
  /** The slider that was last moved and when (ms): its next move belongs to the same step. */
  readonly dragged: { readonly key: string; readonly at: number } | null;
}

/** Steps that can be undone. */
export const historyDepth = 200;

/** A move of the same slider within this time continues the step before it, in milliseconds. */
export const dragPauseMs = 1500;

export function newHistory(document: WorkbookDocument): History {
  return { present: document, past: [], future: [], dragged: null };
}

function dragKey(edit: Edit): string | null {
  return edit.kind === 'case.setDriver' ? `${edit.caseId}\n${edit.driverId}` : null;
}

/** Applies an edit as one step; moves of one slider in quick succession stay one step. `at` is the time in ms. */
export function recordEdit(history: History, edit: Edit, at: number): History {
  const present = applyEdit(history.present, edit);
  const key = dragKey(edit);
  const { dragged } = history;
  const isSameDrag = key !== null && dragged?.key === key && at - dragged.at <= dragPauseMs && history.past.length > 0;
  const past = isSameDrag ? history.past : [...history.past, { label: describeEdit(edit), document: history.present }].slice(-historyDepth);
  return { present, past, future: [], dragged: key === null ? null : { key, at } };
}

/** Applies all of the edits as one step with a name of its own, or, when one of them is refused, none. */
export function recordEdits(history: History, edits: readonly Edit[], label: string): History {
  if (edits.length === 0) return history;
  const present = edits.reduce(applyEdit, history.present);
  return { present, past: [...history.past, { label, document: history.present }].slice(-historyDepth), future: [], dragged: null };
}

/** One step back; the same history when there is none. */
export function undoEdit(history: History): History {
  const step = history.past.at(-1);
  if (step === undefined) return history;
  return {
    present: step.document,
    past: history.past.slice(0, -1),
    future: [...history.future, { label: step.label, document: history.present }],
    dragged: null,
  };
}

/** One step forth; the same history when there is none. */
export function redoEdit(history: History): History {
  const step = history.future.at(-1);
  if (step === undefined) return history;
  return {
    present: step.document,
    past: [...history.past, { label: step.label, document: history.present }],
    future: history.future.slice(0, -1),
    dragged: null,
  };
}

export function undoLabel(history: History): string | null {
  return history.past.at(-1)?.label ?? null;
}

export function redoLabel(history: History): string | null {
  return history.future.at(-1)?.label ?? null;
}
