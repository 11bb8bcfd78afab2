import { maskCardNumbers } from '../card-number-guard.ts';

/** What a container said that a plain table cannot: nothing of it is repaired, all of it is named. */
export type ContainerNoteCode =
  | 'cell_error'
  | 'digits_lost'
  | 'rounded_to_15_digits'
  | 'card_shaped_number'
  | 'percent_format'
  | 'currency_format'
  | 'no_such_date'
  | 'formula_without_value'
  | 'merged_cells'
  | 'hidden_rows'
  | 'hidden_columns'
  | 'hidden_sheet'
  | 'duplicate_key'
  | 'not_an_object'
  | 'invalid_line'
  | 'lone_surrogate'
  | 'values_outside_rows'
  | 'long_array'
  | 'deep_value'
  | 'short_line'
  | 'long_line'
  | 'padding_bytes';

/** Where it was seen first, and what stood there; `value` holds no card number. */
export interface NoteExample {
  readonly where: string;
  readonly value: string | null;
}

export interface ContainerNote {
  readonly code: ContainerNoteCode;
  readonly count: number;
  /** The first few places. */
  readonly examples: readonly NoteExample[];
}

const mostExamples = 5;
const longestValue = 60;

/** Collects notes while a container is read: counts are exact, examples few, so that memory stays small. */
export class NoteBook {
  private readonly found = new Map<ContainerNoteCode, { count: number; examples: NoteExample[] }>();

  /** `where` is asked only for the examples that are kept. */
  add(code: ContainerNoteCode, where: () => string, value: string | null = null, count = 1): void {
    let note = this.found.get(code);
    if (note === undefined) {
      note = { count: 0, examples: [] };
      this.found.set(code, note);
    }
    note.count += count;
    if (note.examples.length >= mostExamples) return;
    const shown = value === null ? null : maskCardNumbers(value);
    note.examples.push({
      where: where(),
      value: shown === null || shown.length <= longestValue ? shown : `${shown.slice(0, longestValue)}…`,
    });
  }

  /** With one example for each value. */
  addOnce(code: ContainerNoteCode, where: () => string, value: string): void {
    const note = this.found.get(code);
    if (note?.examples.some((example) => example.value === value) === true) note.count++;
    else this.add(code, where, value);
  }

  notes(): readonly ContainerNote[] {
    return [...this.found].map(([code, { count, examples }]) => ({ code, count, examples }));
  }
}
