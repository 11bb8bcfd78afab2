import type { CleanTable } from './clean-table.ts';

/** How a file is written. */
export interface Writing {
  readonly delimiter: string;
  readonly quote: string | null;
  /** Put before a quote inside quotes. */
  readonly escape: string;
  readonly newline: string;
  /** needed: only where a field would break; text: all but numbers; all: every field. */
  readonly quoting: 'needed' | 'text' | 'all';
}

export const plain: Writing = { delimiter: ',', quote: '"', escape: '"', newline: '\n', quoting: 'needed' };

/** One field as it stands in the file. */
export function writeField(text: string, { delimiter, quote, escape, quoting }: Writing): string {
  if (quote === null) return text;
  const needs = text.includes(delimiter) || /[\r\n]/.test(text) || text.includes(quote) || (escape !== quote && text.includes(escape));
  const isText = text !== '' && !/^-?\d+(?:[.,]\d+)?$/.test(text);
  if (!needs && quoting !== 'all' && !(quoting === 'text' && isText)) return text;
  const escaped =
    escape === quote ? text.replaceAll(quote, quote + quote) : text.replaceAll(escape, escape + escape).replaceAll(quote, escape + quote);
  return `${quote}${escaped}${quote}`;
}

/** Every row of a table as written fields, the header first. */
export function writeFields(table: CleanTable, writing: Writing): string[][] {
  return [table.header, ...table.rows].map((row) => row.map((text) => writeField(text, writing)));
}

/** Rows of written fields as the text of a file; `newlines` are used in turn. */
export function joinRows(
  rows: readonly (readonly string[])[],
  { delimiter, newline }: Writing,
  newlines: readonly string[] = [newline],
): string {
  return rows.map((row, position) => row.join(delimiter) + (newlines[position % newlines.length] ?? '')).join('');
}

export const writeTable = (table: CleanTable, writing: Writing) => joinRows(writeFields(table, writing), writing);
