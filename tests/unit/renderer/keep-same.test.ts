import { expect, test } from 'vitest';
import { keepSame } from '../../../renderer/state/keep-same.ts';

const before = { revision: 4, document: { settings: { currency: 'USD' }, cases: [{ name: 'Retries', drivers: [1, 2] }] }, file: null };

test('what says the same is the same thing as before', () => {
  expect(keepSame(before, structuredClone(before))).toBe(before);
});

test('a part that changed is new, and the parts beside it stay what they were', () => {
  const next = structuredClone(before);
  next.revision = 5;
  next.document.settings.currency = 'EUR';
  const kept = keepSame(before, next);
  expect(kept).toEqual(next);
  expect(kept.document).not.toBe(before.document);
  expect(kept.document.cases).toBe(before.document.cases);
});

test('a part that is gone is gone, and one that is new is there', () => {
  const next = { document: { settings: { currency: 'USD' }, reports: [] }, file: null };
  expect(keepSame<object>(before, next)).toEqual(next);
});
