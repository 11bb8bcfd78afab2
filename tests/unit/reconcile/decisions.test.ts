import { expect, test } from 'vitest';
import { AppFailure } from '../../../shared/errors/app-error.ts';
import { plainRules } from '../../../shared/reconcile/rules.ts';
import { standings } from '../../../shared/reconcile/decision.ts';
import { newDocument, workbookDocumentSchema, type WorkbookDocument } from '../../../shared/workbook/document.ts';
import { applyEdit } from '../../../shared/workbook/apply-edit.ts';
import { describeEdit } from '../../../shared/workbook/describe-edit.ts';
import { type Edit, editSchema } from '../../../shared/workbook/edit.ts';
import { newHistory, recordEdit, undoEdit } from '../../../shared/workbook/history.ts';
import { parseDocument } from '../../../shared/workbook/serialise.ts';

const start: WorkbookDocument = { ...newDocument('W'), extracts: { 1: { name: 'one.csv', state: 'active', sourcePath: '/x' } } };
const after = (...edits: readonly Edit[]) => edits.reduce(applyEdit, start).reconciliation;
const code = (act: () => unknown): string => {
  try {
    act();
    return 'fine';
  } catch (thrown) {
    return thrown instanceof AppFailure ? thrown.error.code : String(thrown);
  }
};
const writeOff: Edit = { kind: 'reconcile.writeOff', keys: ['a', 'b'], on: '2026-03-10', reason: 'below cost', approver: 'Ada' };

test('decisions are kept in order, and what stands on a day follows from those before it', () => {
  const { decisions } = after(
    { kind: 'reconcile.assign', keys: ['a'], on: '2026-03-08', owner: 'Grace' },
    writeOff,
    { kind: 'reconcile.reopen', keys: ['a'], on: '2026-03-12' },
    { kind: 'reconcile.accept', keys: ['c'], on: '2026-03-12', by: 'Lin' },
    { kind: 'reconcile.assign', keys: ['a'], on: '2026-03-14', owner: '' },
  );
  expect(decisions.map(({ kind }) => kind)).toEqual(['assign', 'writeOff', 'reopen', 'accept', 'assign']);
  const off = { reason: 'below cost', approver: 'Ada', on: '2026-03-10' };
  expect([...standings(decisions, '2026-03-10')]).toEqual([
    ['a', { owner: 'Grace', accepted: null, writtenOff: off }],
    ['b', { owner: null, accepted: null, writtenOff: off }],
  ]);
  const now = standings(decisions, null);
  expect(now.get('a')).toEqual({ owner: null, accepted: null, writtenOff: null });
  expect(now.get('b')?.writtenOff).toEqual(off);
  expect(now.get('c')?.accepted).toEqual({ by: 'Lin', on: '2026-03-12' });
});

test('a write-off needs a reason and an approver', () => {
  for (const missing of [{ reason: ' ' }, { approver: '' }, { keys: [] }])
    expect(editSchema.safeParse({ ...writeOff, ...missing }).success).toBe(false);
  expect(editSchema.safeParse(writeOff).success).toBe(true);
});

test('only what was closed can be reopened, and a received day needs its extract', () => {
  expect(code(() => after({ kind: 'reconcile.reopen', keys: ['a'], on: '2026-03-12' }))).toBe('INVALID_REQUEST');
  expect(
    code(() =>
      after(
        { kind: 'reconcile.assign', keys: ['a'], on: '2026-03-12', owner: 'G' },
        { kind: 'reconcile.reopen', keys: ['a'], on: '2026-03-12' },
      ),
    ),
  ).toBe('INVALID_REQUEST');
  expect(code(() => after({ kind: 'reconcile.received', extract: 9, on: '2026-03-12' }))).toBe('EXTRACT_NO_SUCH');
  const received: Edit = { kind: 'reconcile.received', extract: 1, on: '2026-03-12' };
  expect(after(received).received).toEqual({ 1: '2026-03-12' });
  expect(after(received, { ...received, on: null }).received).toEqual({});
});

test('rules of a partner take the place of its earlier ones', () => {
  const put = (graceDays: number): Edit => ({ kind: 'reconcile.settings', rules: { ...plainRules('Alder'), graceDays } });
  const reconciliation = after(put(2), { kind: 'reconcile.settings', knownFrom: 'loaded' }, put(4));
  expect(reconciliation.partners.map(({ partner, graceDays }) => [partner, graceDays])).toEqual([['Alder', 4]]);
  expect(reconciliation.knownFrom).toBe('loaded');
});

test('every decision is one step to undo, with its name', () => {
  const history = recordEdit(newHistory(start), writeOff, 0);
  expect(describeEdit(writeOff)).toBe('write off break');
  expect(undoEdit(history).present).toBe(start);
});

test('a document from before there were decisions opens without any', () => {
  const { reconciliation, ...older } = newDocument('Old');
  expect(parseDocument(JSON.stringify(older), 'old.paybench').reconciliation).toEqual(reconciliation);
  expect(workbookDocumentSchema.safeParse({ ...older, reconciliation: { ...reconciliation, knownFrom: 'never' } }).success).toBe(false);
});
