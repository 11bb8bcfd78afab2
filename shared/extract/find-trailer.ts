import { fits, isFilled, type TypedColumn, typedCells, typedColumns } from './row-shape.ts';
import type { SampleRow } from './sample-row.ts';

const mostTrailerRows = 20;
const totalWords =
  /^(?:grand |sub|net )?(?:totals?|sums?|summe|gesamt|gesamtsumme|totaux|totale|totaal|saldo|count|records?|rows?|number of|end of|eof\b|trailer|printed|generated|created on)\b/iu;
const markWords = /^(?:#|--|\/\/|\*\*\*|===)/;

const lineAfter = ({ line, lines }: SampleRow) => line + lines;

/**
 * How many physical lines at the end of a whole text are totals, remarks or empty records: rows that begin with a word for a total and
 * lack what every record has, remarks after a blank line, and rows of nothing but delimiters. A record that is merely cut short is none.
 */
export function findTrailer(rows: readonly SampleRow[], fields: number): number {
  const sound = rows.filter((row) => fits(row, fields) && row.fields.some(isFilled) && !totalWords.test(firstWords(row)));
  const typed = typedColumns(sound, fields);
  const always = Array.from({ length: fields }, (_, column) => column).filter(
    (column) => sound.filter((row) => !isFilled(row.fields[column] ?? '')).length <= sound.length * 0.2,
  );
  const hasGaps = rows.filter((row, index) => index > 0 && row.line > lineAfter(rows[index - 1] ?? row)).length > 2;
  let first = rows.length;
  let filled = 0;
  while (first > 1 && filled < mostTrailerRows) {
    const row = rows[first - 1];
    const before = rows[first - 2];
    if (row === undefined || before === undefined || !isTrailer(row, before, { fields, always, typed, hasGaps })) break;
    first--;
    if (row.fields.some(isFilled)) filled++;
  }
  const [begin, end] = [rows[first], rows.at(-1)];
  return begin === undefined || end === undefined ? 0 : lineAfter(end) - begin.line;
}

const firstWords = (row: SampleRow) => row.fields.find(isFilled)?.trim() ?? '';

interface Body {
  readonly fields: number;
  /** Columns that have a value in nearly every record. */
  readonly always: readonly number[];
  readonly typed: readonly TypedColumn[];
  readonly hasGaps: boolean;
}

function isTrailer(row: SampleRow, before: SampleRow, { fields, always, typed, hasGaps }: Body): boolean {
  const words = firstWords(row);
  if (words === '') return row.fields.length > 1;
  const isSound = fits(row, fields);
  const { filled, matching } = typedCells(row, typed);
  const lacks = !isSound || matching < filled || always.some((column) => !isFilled(row.fields[column] ?? ''));
  if (lacks && totalWords.test(words)) return true;
  if (isSound) return false;
  if (markWords.test(words)) return true;
  return row.fault === null && row.fields.length === 1 && !hasGaps && row.line > lineAfter(before);
}
