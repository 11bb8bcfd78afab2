import type { Dialect } from './dialect.ts';
import type { DelimitedBytes } from './record-reader.ts';

/** How a table is written that the plain reader cannot follow: its records are rewritten into `rewritten` while they are read. */
export interface WrittenBytes {
  readonly delimiter: readonly number[];
  /** -1 where there is none. */
  readonly quote: number;
  /** Put before a quote inside quotes; the quote itself where it is doubled; -1 where nothing is. */
  readonly escape: number;
  readonly newline: 'lf' | 'cr' | 'any';
}

/** Bytes of one table: how its records leave the reader, and how they stand in the file where that is something else. */
export interface DialectBytes {
  readonly delimited: DelimitedBytes;
  readonly written: WrittenBytes | null;
}

/** Unit and record separator: characters that are in no text of people, so that nothing needs to be escaped. */
export const rewritten: DelimitedBytes = { delimiter: 0x1f, quote: 0x1e, newline: 'lf' };

const ascii = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0));

/** Characters of the dialect as bytes of UTF-8. One-byte delimiters, doubled quotes and one kind of line end are read as they are. */
export function dialectBytes({
  delimiter,
  quote,
  escape = quote,
  newline,
  counts,
}: Pick<Dialect, 'delimiter' | 'quote' | 'escape' | 'newline' | 'counts'>): DialectBytes {
  const delimiterBytes = ascii(delimiter);
  const quoteByte = quote === null ? -1 : quote.charCodeAt(0);
  // An apostrophe inside a word is no stray quote: only the other reader looks at its neighbors.
  const isPlain = delimiterBytes.length === 1 && newline !== 'any' && (quote === null || (escape === quote && quote !== "'"));
  const counted = counts === undefined ? {} : { counts };
  const line = newline === 'cr' ? 'cr' : 'lf';
  if (isPlain) return { delimited: { delimiter: delimiterBytes[0] ?? 0, quote: quoteByte, newline: line, ...counted }, written: null };
  return {
    delimited: rewritten,
    written: {
      delimiter: delimiterBytes,
      quote: quoteByte,
      escape: escape === null || quote === null ? -1 : escape.charCodeAt(0),
      newline: newline === 'cr' || newline === 'any' ? newline : 'lf',
    },
  };
}
