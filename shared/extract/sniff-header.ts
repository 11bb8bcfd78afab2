import { columnEvidence } from './sniff-columns.ts';

export type HeaderGuess = 'header' | 'none' | 'ambiguous';

const isTyped = (evidence: ReturnType<typeof columnEvidence>[number]) => evidence.isDate || evidence.isNumeric || evidence.isCurrency;

/**
 * Whether the first record names the columns: it holds no date, amount or currency, its names differ, and below it some column does.
 * A first record typed like the ones below it is data.
 */
export function sniffHeader(records: readonly (readonly string[])[]): HeaderGuess {
  const [first, ...rest] = records;
  if (first === undefined) return 'ambiguous';
  const top = columnEvidence([first], first.length);
  const below = columnEvidence(rest, first.length);
  const topTyped = top.filter(isTyped).length;
  const names = first.map((name) => name.trim()).filter((name) => name !== '');
  const looksLikeNames =
    topTyped === 0 &&
    new Set(names).size === names.length &&
    names.length >= Math.ceil(first.length / 2) &&
    names.some((name) => /\p{L}/u.test(name));
  if (rest.length === 0) return looksLikeNames ? 'header' : topTyped > 0 ? 'none' : 'ambiguous';
  const belowTyped = below.filter(isTyped).length;
  if (looksLikeNames && belowTyped > 0) return 'header';
  if (topTyped > 0 && below.some((column, index) => isTyped(column) && top[index] !== undefined && isTyped(top[index]))) return 'none';
  return 'ambiguous';
}
