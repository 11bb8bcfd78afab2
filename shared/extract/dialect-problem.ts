import type { Dialect } from './dialect.ts';

const isMark = (text: string) => /^[\t\x20-\x7e]$/.test(text) && !/[A-Za-z0-9]/.test(text);

/** What is wrong with what was said about how a file is written; null when it can be followed. */
export function dialectProblem({ delimiter, quote, escape, cuts }: Partial<Dialect>): string | null {
  if (cuts?.some((at, index) => at <= (cuts[index - 1] ?? 0)) === true) return 'columns of fixed width must begin one behind the other';
  if (delimiter !== undefined && !(delimiter.length <= 8 && delimiter !== '' && [...delimiter].every(isMark)))
    return 'the delimiter must be one character, or a few, and none a letter or digit';
  if (quote !== undefined && quote !== null && !isMark(quote)) return 'the quote must be one character that is no letter or digit';
  if (escape !== undefined && escape !== null && !isMark(escape)) return 'the escape must be one character that is no letter or digit';
  return delimiter !== undefined && delimiter === (quote === undefined ? '"' : quote) ? 'delimiter and quote must differ' : null;
}
