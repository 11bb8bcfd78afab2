import { expect, test } from 'vitest';
import {
  fixRow,
  joinedWithNext,
  keyOf,
  toDo,
  without,
  withFields,
  withoutField,
  withFieldAt,
  withRoomAt,
  withWanted,
} from '../../../renderer/features/extracts/fix/fix-draft.ts';
import type { QuarantinedRecord } from '../../../shared/extract/receipt.ts';

const record: QuarantinedRecord = {
  line: 3,
  byteOffset: 40,
  text: 'a2,1,200.00,USD',
  reason: 'has 4 fields where the header has 3',
  column: null,
  fields: ['a2', '1', '200.00', 'USD'],
};
const none = new Map();

test('a value that a delimiter parted is one again, with the delimiter it held', () => {
  expect(joinedWithNext(record.fields ?? [], 1, ',')).toEqual(['a2', '1,200.00', 'USD']);
  expect(joinedWithNext(['a', 'b'], 1, ',')).toEqual(['a', 'b']);
});

test('room is made for a value that is missing, and a stray one goes', () => {
  expect(withRoomAt(['a', 'c'], 1)).toEqual(['a', '', 'c']);
  expect(withRoomAt(['a', 'c'], 3)).toEqual(['a', 'c', '', '']);
  expect(withFieldAt(['a', 'c'], 1, 'b')).toEqual(['a', 'b']);
  expect(withFieldAt(['a'], 2, 'c')).toEqual(['a', '', 'c']);
  expect(withoutField(['a', 'x', 'c'], 1)).toEqual(['a', 'c']);
});

test('a record is loaded once it has a field for each column and was changed', () => {
  const before = fixRow(record, none, 3);
  expect([before.isChosen, toDo(before)]).toEqual([false, '1 field too many']);
  const drafts = withFields(none, before, ['a2', '1200.00', 'USD']);
  const after = fixRow(record, drafts, 3);
  expect([after.isChosen, toDo(after)]).toEqual([true, 'ready']);
  const short = fixRow(record, withFields(drafts, after, ['a2']), 3);
  expect([short.isChosen, toDo(short)]).toEqual([false, '2 fields missing']);
});

test('a person has the last word, except over what is not complete', () => {
  const complete: QuarantinedRecord = { ...record, fields: ['a2', '1200.00', 'USD'] };
  const untouched = fixRow(complete, none, 3);
  expect([untouched.isChosen, toDo(untouched)]).toEqual([false, 'as in the file']);
  expect(fixRow(complete, withWanted(none, untouched, true), 3).isChosen).toBe(true);
  const changed = fixRow(complete, withFields(none, untouched, ['a2', '1', 'EUR']), 3);
  const left = fixRow(complete, withWanted(none, changed, false), 3);
  expect([left.isChosen, toDo(left)]).toEqual([false, 'left out']);
  expect(fixRow(record, withWanted(none, fixRow(record, none, 3), true), 3).isChosen).toBe(false);
});

test('what was loaded is no longer a draft', () => {
  const drafts = withFields(none, fixRow(record, none, 3), ['a']);
  expect(without(drafts, new Set([keyOf(record)])).size).toBe(0);
  expect(without(drafts, new Set(['9 9'])).size).toBe(1);
});
