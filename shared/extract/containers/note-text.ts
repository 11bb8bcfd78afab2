import type { ContainerNote, ContainerNoteCode } from './container-note.ts';

const words: Readonly<Record<ContainerNoteCode, readonly [one: string, many: string, meaning: string]>> = {
  cell_error: ['cell holds an error', 'cells hold errors', 'the error’s name was kept as text, so an amount there is a fault and not zero'],
  digits_lost: ['number has lost digits', 'numbers have lost digits', 'a spreadsheet keeps 15; ask for these ids as text'],
  rounded_to_15_digits: [
    'number has more than 15 digits',
    'numbers have more than 15 digits',
    'the 15 that a spreadsheet shows were taken',
  ],
  card_shaped_number: [
    'number looks like a card number without its last digits',
    'numbers look like card numbers without their last digits',
    'a spreadsheet loses them; what was left was masked',
  ],
  percent_format: ['cell is shown as a percentage', 'cells are shown as percentages', 'the stored number was kept: 1.5% is 0.015'],
  currency_format: [
    'number is shown with a currency by its format alone',
    'numbers are shown with a currency by their format alone',
    'they were read in the currency of their row, column or file; look whether that is the same',
  ],
  no_such_date: [
    'cell is shown as a date that is none',
    'cells are shown as dates that are none',
    'it was kept as shown, so it is a fault',
  ],
  formula_without_value: [
    'formula has no stored value',
    'formulas have no stored value',
    'these cells are empty; open the file, save it and load it again',
  ],
  merged_cells: [
    'group of cells is merged',
    'groups of cells are merged',
    'the value stands in the first cell of each, the others are empty',
  ],
  hidden_rows: ['row is hidden', 'rows are hidden', 'hidden rows were read like all others'],
  hidden_columns: ['range of columns is hidden', 'ranges of columns are hidden', 'hidden columns were read like all others'],
  hidden_sheet: ['hidden sheet holds values', 'hidden sheets hold values', 'they were not loaded; choose one by name to load it'],
  duplicate_key: ['object names a key twice', 'objects name a key twice', 'where the two values differ the record is in quarantine'],
  not_an_object: ['element is no object', 'elements are no objects', 'each is in quarantine with its text'],
  invalid_line: ['line is not valid JSON', 'lines are not valid JSON', 'each is in quarantine with its text'],
  lone_surrogate: ['text holds half a character', 'texts hold half a character', 'it was replaced by the sign for an unknown one'],
  values_outside_rows: ['value stands outside the rows', 'values stand outside the rows', 'they were not loaded'],
  long_array: [
    'list is longer than is spread over columns',
    'lists are longer than is spread over columns',
    'the rest of it is kept as JSON text',
  ],
  deep_value: [
    'value lies deeper than is spread over columns',
    'values lie deeper than is spread over columns',
    'they are kept as JSON text',
  ],
  short_line: ['line is shorter than the layout', 'lines are shorter than the layout', 'what is missing was not filled in'],
  long_line: ['line is longer than the layout', 'lines are longer than the layout', 'what stands behind the last column was not loaded'],
  padding_bytes: ['zero byte follows the compressed data', 'zero bytes follow the compressed data', 'they hold nothing'],
};

/** One sentence about a note, with the first places it was seen at. */
export function noteText({ code, count, examples }: ContainerNote): string {
  const [one, many, meaning] = words[code];
  const places = examples.map(({ where, value }) => (value === null ? where : `${where} ${value}`)).join(', ');
  const more = count > examples.length && examples.length > 0 ? ' and others' : '';
  const seen = places === '' ? '' : ` (${places}${more})`;
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}: ${meaning}${seen}.`;
}
