import { quoteText } from './sql-text.ts';

/** A longer IN becomes a join that every row passes through, even where a CASE asks it of a few alone. */
const shortList = 4;

/** Whether a text (SQL) is one of these words; false where there are none. */
export function oneOfSql(text: string, words: readonly string[]): string {
  if (words.length === 0) return 'FALSE';
  const list = words.map(quoteText).join(', ');
  return words.length <= shortList ? `${text} IN (${list})` : `list_contains([${list}], ${text})`;
}
