import { expect, it } from 'vitest';
import { newDraft } from '../../../renderer/features/partners/commitment-draft.ts';
import { draftsIn } from '../../../renderer/features/partners/drafts-left.ts';

/** What outlives a window, as a browser keeps it. */
function storage(...before: readonly [string, string][]) {
  const kept = new Map(before);
  return { kept, getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
}
const draft = (clause: string) => ({ ...newDraft('Northbank', 'UTC', 'USD', 'NB', '2026-01-01'), clause });

it('a draft is there when another window opens, as it was typed last, until it is saved or let go', () => {
  const kept = storage();
  const first = draftsIn(kept);
  first.leave('a', draft('9.'));
  first.leave('a', draft('9.9'));
  first.leave('b', draft('4.2'));
  const next = draftsIn(kept);
  expect([next.read('a')?.clause, next.read('b')?.clause, next.read('c')]).toEqual(['9.9', '4.2', undefined]);
  next.forget('a');
  expect([draftsIn(kept).read('a'), draftsIn(kept).read('b')?.clause]).toEqual([undefined, '4.2']);
});

it('what a crash cut off is no draft, and the next one is kept again', () => {
  const kept = storage();
  draftsIn(kept).leave('a', draft('9.9'));
  const [[name, text]] = [...kept.kept] as [[string, string]];
  const broken = storage([name, text.slice(0, 40)]);
  const drafts = draftsIn(broken);
  expect(drafts.read('a')).toBeUndefined();
  drafts.leave('a', draft('9.8'));
  expect(draftsIn(broken).read('a')?.clause).toBe('9.8');
});
