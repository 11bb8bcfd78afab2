import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Edit } from '../../shared/workbook/edit.ts';
import {
  dragPauseMs,
  historyDepth,
  newHistory,
  recordEdit,
  redoEdit,
  redoLabel,
  undoEdit,
  undoLabel,
} from '../../shared/workbook/history.ts';
import { fullDocument, someEdit } from '../support/some-edit.ts';

const drag = (value: number, caseId = 'a'): Edit => ({ kind: 'case.setDriver', caseId, driverId: 'cost', value });
const rename = (name: string): Edit => ({ kind: 'workbook.rename', name });

test('undoing every step gives the first document back, redoing them the last, by reference', () => {
  fc.assert(
    fc.property(fc.array(someEdit, { maxLength: 30 }), fc.array(fc.nat(3000), { minLength: 30, maxLength: 30 }), (edits, pauses) => {
      const start = newHistory(fullDocument());
      let at = 0;
      const end = edits.reduce((history, edit, index) => recordEdit(history, edit, (at += pauses[index] ?? 0)), start);
      let back = end;
      while (undoLabel(back) !== null) back = undoEdit(back);
      expect(back.present).toBe(start.present);
      let forth = back;
      while (redoLabel(forth) !== null) forth = redoEdit(forth);
      expect(forth.present).toBe(end.present);
      expect(forth.past.length).toBe(end.past.length);
    }),
  );
});

test('undo after one edit is the identity, whatever the edit', () => {
  fc.assert(
    fc.property(someEdit, (edit) => {
      const start = newHistory(fullDocument());
      expect(undoEdit(recordEdit(start, edit, 0)).present).toBe(start.present);
    }),
  );
});

test('an edit after undo forgets what could be redone', () => {
  const undone = undoEdit(recordEdit(newHistory(fullDocument()), rename('A'), 0));
  expect(redoLabel(undone)).toBe('rename workbook');
  expect(redoLabel(recordEdit(undone, rename('B'), 0))).toBeNull();
});

test('moves of one slider in quick succession are one step', () => {
  let history = newHistory(fullDocument());
  for (const [index, value] of [110, 120, 130].entries()) history = recordEdit(history, drag(value), index * 100);
  expect(history.past).toHaveLength(1);
  expect(history.present.cases[0]?.drivers[0]).toMatchObject({ value: 130 });
  expect(undoEdit(history).present.cases[0]?.drivers[0]).toMatchObject({ value: 100 });
});

test('a pause, another slider, another edit and an undo each begin a new step', () => {
  const once = recordEdit(newHistory(fullDocument()), drag(110), 0);
  expect(recordEdit(once, drag(120), dragPauseMs).past).toHaveLength(1);
  expect(recordEdit(once, drag(120), dragPauseMs + 1).past).toHaveLength(2);
  expect(recordEdit(once, drag(120, 'b'), 10).past).toHaveLength(2);
  expect(recordEdit(recordEdit(once, rename('A'), 10), drag(120), 20).past).toHaveLength(3);
  const redone = redoEdit(undoEdit(once));
  expect(recordEdit(redone, drag(120), 10).past).toHaveLength(2);
});

test('undo and redo with nothing to do give the same history', () => {
  const history = newHistory(fullDocument());
  expect(undoEdit(history)).toBe(history);
  expect(redoEdit(history)).toBe(history);
});

test('only the last steps are kept', () => {
  let history = newHistory(fullDocument());
  for (let step = 0; step < historyDepth + 5; step++) history = recordEdit(history, rename(`n${step}`), step);
  expect(history.past).toHaveLength(historyDepth);
  while (undoLabel(history) !== null) history = undoEdit(history);
  expect(history.present.name).toBe('n4');
});
