import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppFailure } from '../../shared/errors/app-error.ts';
import { applyEdit } from '../../shared/workbook/apply-edit.ts';
import { newDocument, workbookDocumentSchema } from '../../shared/workbook/document.ts';
import { type Edit, editSchema } from '../../shared/workbook/edit.ts';
import { caseNamed, profileNamed, reportNamed } from '../support/document-parts.ts';
import { fullDocument, someEdit } from '../support/some-edit.ts';

const codeOf = (edit: Edit) => {
  try {
    applyEdit(fullDocument(), edit);
    return 'fine';
  } catch (thrown) {
    return thrown instanceof AppFailure ? thrown.error.code : String(thrown);
  }
};

test('an extract is added active, then renamed, re-pointed, removed and brought back', () => {
  const edits: Edit[] = [
    { kind: 'extract.add', id: 3, name: 'march.csv', sourcePath: '/in/march.csv' },
    { kind: 'extract.rename', id: 3, name: 'March' },
    { kind: 'extract.repoint', id: 3, sourcePath: '/archive/march.csv' },
    { kind: 'extract.setState', id: 3, state: 'undone' },
  ];
  const after = edits.reduce(applyEdit, newDocument('W'));
  expect(after.extracts).toEqual({ 3: { name: 'March', state: 'undone', sourcePath: '/archive/march.csv' } });
  expect(applyEdit(after, { kind: 'extract.setState', id: 3, state: 'active' }).extracts[3]?.state).toBe('active');
});

test('an extract takes the place of earlier ones, remembers names and says what it corrects, in one step', () => {
  const renames = [
    { format: 'template.attempt', from: 'Total', to: 'amount' },
    { format: 'profile:a', from: 'Sum', to: 'Amount' },
  ];
  const after = applyEdit(fullDocument(), { kind: 'extract.add', id: 3, name: 'three', sourcePath: '/x', supersedes: [1], renames });
  expect(Object.values(after.extracts).map(({ state }) => state)).toEqual(['superseded', 'undone', 'active']);
  // A taught layout keeps its own new names, so that they go with it.
  expect(after.renames).toEqual([renames[0]]);
  expect(after.profiles.map((profile) => profile.renames)).toEqual([[{ from: 'Sum', to: 'Amount' }], []]);
  const corrected = applyEdit(after, { kind: 'extract.add', id: 4, name: 'four', sourcePath: '/x', corrects: 3 });
  expect(corrected.extracts[4]).toEqual({ name: 'four', state: 'active', sourcePath: '/x', corrects: 3 });
  const add: Edit = { kind: 'extract.add', id: 5, name: 'five', sourcePath: '/x' };
  expect(codeOf({ ...add, supersedes: [9] })).toBe('EXTRACT_NO_SUCH');
});

test('a taught layout goes by its name, and one that cannot read a file is refused', () => {
  const changed = applyEdit(fullDocument(), { kind: 'profile.put', profile: { ...profileNamed('b'), header: ['Id', 'Amount', 'Day'] } });
  expect(changed.profiles.map(({ name, header }) => [name, header.length])).toEqual([
    ['a', 2],
    ['b', 3],
  ]);
  expect(applyEdit(changed, { kind: 'profile.remove', name: 'a' }).profiles.map(({ name }) => name)).toEqual(['b']);
  expect(codeOf({ kind: 'profile.remove', name: 'z' })).toBe('PROFILE_NO_SUCH');
  expect(codeOf({ kind: 'profile.put', profile: { ...profileNamed('c'), header: ['Id'] } })).toBe('PROFILE_INVALID');
});

test('settings and scope change in parts', () => {
  const document = applyEdit(newDocument('W'), { kind: 'settings.set', settings: { currency: 'CAD' } });
  expect(document.settings).toEqual({ ...newDocument('W').settings, currency: 'CAD' });
  const scoped = applyEdit(document, { kind: 'scope.set', scope: { period: { from: '2026-03-01', to: '2026-04-01' } } });
  expect(scoped.scope).toEqual({ period: { from: '2026-03-01', to: '2026-04-01' }, compare: null, where: { kind: 'all' } });
});

test('put replaces in place and appends what is new; remove takes out one', () => {
  const changed = applyEdit(fullDocument(), { kind: 'report.put', report: { ...reportNamed('a'), subtitle: 'April' } });
  expect(changed.reports.map(({ id, subtitle }) => [id, subtitle])).toEqual([
    ['a', 'April'],
    ['b', 'March 2026'],
  ]);
  expect(applyEdit(changed, { kind: 'case.put', case: caseNamed('c') }).cases.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(applyEdit(changed, { kind: 'report.remove', id: 'a' }).reports.map(({ id }) => id)).toEqual(['b']);
});

test('a driver keeps everything but its value', () => {
  const after = applyEdit(fullDocument(), { kind: 'case.setDriver', caseId: 'b', driverId: 'cost', value: 250 });
  expect(after.cases[0]).toEqual(caseNamed('a'));
  expect(after.cases[1]?.drivers[0]).toEqual({ ...caseNamed('b').drivers[0], value: 250 });
});

test('a block lands at the end of its report', () => {
  const after = applyEdit(fullDocument(), {
    kind: 'report.addBlock',
    reportId: 'a',
    block: { kind: 'scorecard', id: 's', title: 'SLA', partner: null },
  });
  expect(after.reports[0]?.blocks.map(({ id }) => id)).toEqual(['head', 's']);
});

test('an edit that speaks of something that is not there is refused by name', () => {
  expect(codeOf({ kind: 'extract.rename', id: 9, name: 'x' })).toBe('EXTRACT_NO_SUCH');
  expect(codeOf({ kind: 'extract.add', id: 1, name: 'again', sourcePath: '/x' })).toBe('INVALID_REQUEST');
  expect(codeOf({ kind: 'commitment.remove', id: 'z' })).toBe('COMMITMENT_NO_SUCH');
  expect(codeOf({ kind: 'case.remove', id: 'z' })).toBe('CASE_NO_SUCH');
  expect(codeOf({ kind: 'case.setDriver', caseId: 'z', driverId: 'cost', value: 1 })).toBe('CASE_NO_SUCH');
  expect(codeOf({ kind: 'case.setDriver', caseId: 'a', driverId: 'double', value: 1 })).toBe('CASE_INVALID');
  expect(codeOf({ kind: 'report.addBlock', reportId: 'z', block: { kind: 'case', id: 'c', caseId: 'a' } })).toBe('REPORT_NO_SUCH');
  for (const kind of ['view.remove', 'rateCard.remove', 'incident.remove'] as const)
    expect(codeOf({ kind, id: 'z' })).toBe('INVALID_REQUEST');
});

test('the given document is never changed, the result is a document, and an edit survives the wire', () => {
  const base = fullDocument();
  const text = JSON.stringify(base);
  fc.assert(
    fc.property(someEdit, (edit) => {
      expect(workbookDocumentSchema.safeParse(applyEdit(base, edit)).success).toBe(true);
      expect(editSchema.parse(structuredClone(edit))).toEqual(edit);
      expect(JSON.stringify(base)).toBe(text);
    }),
  );
});

test('what contradicts itself is refused when it is written, with the reason, and what stood before stands', () => {
  const document = fullDocument();
  const [commitment] = document.commitments;
  const [line] = document.rateCards;
  if (commitment === undefined || line === undefined) throw new Error('the full document has both');
  expect(codeOf({ kind: 'commitment.put', commitment: { ...commitment, effectiveTo: commitment.effectiveFrom } })).toBe(
    'COMMITMENT_INVALID',
  );
  expect(codeOf({ kind: 'rateCard.put', line: { ...line, effectiveTo: '2025-12-31' } })).toBe('RATE_CARD_INVALID');
  const claim = {
    id: 'c',
    partner: 'Meridian',
    key: 'credit:a:2026-02-01',
    title: 'Credit',
    amount: '10.00',
    currency: 'USD',
    noticeDue: null,
  };
  const event = (state: 'drafted' | 'collected') => ({ on: '2026-03-01', state, note: '', amount: null });
  expect(codeOf({ kind: 'claim.put', claim: { ...claim, events: [event('drafted'), event('collected')] } })).toBe('CLAIM_INVALID');
  expect(codeOf({ kind: 'claim.put', claim: { ...claim, events: [event('drafted')] } })).toBe('fine');
});
