import { useState } from 'react';

/** What was typed and not saved, by what it is about: it is there when the form opens again. */
const left = new Map<string, unknown>();

export interface KeptDraft<T> {
  readonly draft: T;
  readonly set: (change: Partial<T>) => void;
  /** Once it is saved or thrown away. */
  readonly forget: () => void;
  /** Whether it was left here unsaved before. */
  readonly isKept: boolean;
}

export function useKeptDraft<T extends object>(key: string, first: T): KeptDraft<T> {
  const [isKept] = useState(left.has(key));
  const [draft, setDraft] = useState<T>(() => (left.get(key) as T | undefined) ?? first);
  return {
    draft,
    isKept,
    set: (change) => {
      const next = { ...draft, ...change };
      left.set(key, next);
      setDraft(next);
    },
    forget: () => left.delete(key),
  };
}
