import { expect, test } from 'vitest';
import { NoteBook } from '../../../shared/extract/containers/container-note.ts';
import { noteText } from '../../../shared/extract/containers/note-text.ts';

test('a note says how often, what it means and where it was seen first', () => {
  const notes = new NoteBook();
  notes.add('rounded_to_15_digits', () => 'Sheet1!B2', '0.3');
  for (let row = 1; row <= 1200; row++) notes.add('card_shaped_number', () => `Sheet1!A${row}`, '411111******1110');
  notes.add('merged_cells', () => 'A1:B2');
  expect(notes.notes().map(noteText)).toEqual([
    '1 number has more than 15 digits: the 15 that a spreadsheet shows were taken (Sheet1!B2 0.3).',
    '1,200 numbers look like card numbers without their last digits: a spreadsheet loses them; what was left was masked ' +
      '(Sheet1!A1 411111******1110, Sheet1!A2 411111******1110, Sheet1!A3 411111******1110, Sheet1!A4 411111******1110, Sheet1!A5 411111******1110 and others).',
    '1 group of cells is merged: the value stands in the first cell of each, the others are empty (A1:B2).',
  ]);
});

test('what a note quotes is short and holds no card number', () => {
  const notes = new NoteBook();
  notes.add('cell_error', () => 'Sheet1!A1', `4111111111111111 ${'x'.repeat(100)}`);
  expect(notes.notes()[0]?.examples[0]?.value).toBe(`411111******1111 ${'x'.repeat(43)}…`);
});
