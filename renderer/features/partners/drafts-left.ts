import { appVersion } from '../../../shared/base/app-version.ts';
import type { CommitmentDraft } from './commitment-draft.ts';

/** Drafts that were closed before they were saved, by what they are of. */
export interface DraftsLeft {
  readonly read: (key: string) => CommitmentDraft | undefined;
  readonly leave: (key: string, draft: CommitmentDraft) => void;
  readonly forget: (key: string) => void;
}

/** Another version of the product may ask for fields that a draft does not have. */
const name = `commitment-drafts ${appVersion}`;
const mostLeft = 20;

/** Keeps drafts where the window's own storage outlives it: what was typed is there after the window was closed, too. */
export function draftsIn(storage: Pick<Storage, 'getItem' | 'setItem'>): DraftsLeft {
  const left = new Map(entriesOf(storage.getItem(name)));
  const keep = () => storage.setItem(name, JSON.stringify([...left].slice(-mostLeft)));
  return {
    read: (key) => left.get(key),
    leave: (key, draft) => {
      left.delete(key);
      left.set(key, draft);
      keep();
    },
    forget: (key) => {
      if (left.delete(key)) keep();
    },
  };
}

function entriesOf(text: string | null): [string, CommitmentDraft][] {
  if (text === null) return [];
  try {
    const entries: unknown = JSON.parse(text);
    return Array.isArray(entries) ? (entries as [string, CommitmentDraft][]) : [];
  } catch {
    return []; // cut off by a crash: nothing of it can be read
  }
}
