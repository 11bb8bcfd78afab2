import { fail } from '../errors/fail.ts';

export type Token =
  | { readonly kind: 'word'; readonly text: string; readonly at: number; readonly quoted: boolean }
  | { readonly kind: 'text'; readonly text: string; readonly at: number }
  | { readonly kind: 'number'; readonly text: string; readonly at: number }
  | { readonly kind: 'sign'; readonly text: string; readonly at: number }
  | { readonly kind: 'end'; readonly text: ''; readonly at: number };

/** Fails with FILTER_INVALID naming the position, counted from 1 as people count. */
export function filterProblem(problem: string, at: number): never {
  return fail('FILTER_INVALID', { problem: `${problem} (at character ${at + 1})`, position: at + 1 });
}

const patterns = {
  space: /\s+/y,
  word: /[A-Za-z_][A-Za-z0-9_.]*/y,
  quotedWord: /`((?:[^`]|``)*)`/y,
  doubleText: /"((?:[^"]|"")*)"/y,
  singleText: /'((?:[^']|'')*)'/y,
  number: /-?\d+(?:\.\d+)?/y,
  /** A parameter of a metric stands as the text that is its name. */
  parameter: /\$[a-z_]+/y,
  sign: /!=|<>|<=|>=|==|[=<>(),+*/{}-]/y,
} as const;

/** Splits a text of the filter language, or of a metric, into words, texts, numbers and signs. */
export function filterTokens(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(source);
  };
  while (at < source.length) {
    const space = match(patterns.space);
    if (space !== null) {
      at += space[0].length;
      continue;
    }
    const [token, length] = tokenAt(match, at) ?? filterProblem(unreadable(source, at), at);
    tokens.push(token);
    at += length;
  }
  return [...tokens, { kind: 'end', text: '', at }];
}

function tokenAt(match: (pattern: RegExp) => RegExpExecArray | null, at: number): [Token, number] | null {
  let found = match(patterns.word);
  if (found !== null) return [{ kind: 'word', text: found[0], at, quoted: false }, found[0].length];
  found = match(patterns.quotedWord);
  if (found !== null) return [{ kind: 'word', text: (found[1] ?? '').replaceAll('``', '`'), at, quoted: true }, found[0].length];
  found = match(patterns.doubleText);
  if (found !== null) return [{ kind: 'text', text: (found[1] ?? '').replaceAll('""', '"'), at }, found[0].length];
  found = match(patterns.singleText);
  if (found !== null) return [{ kind: 'text', text: (found[1] ?? '').replaceAll("''", "'"), at }, found[0].length];
  found = match(patterns.number);
  if (found !== null) return [{ kind: 'number', text: found[0], at }, found[0].length];
  found = match(patterns.parameter);
  if (found !== null) return [{ kind: 'text', text: found[0], at }, found[0].length];
  found = match(patterns.sign);
  if (found !== null) return [{ kind: 'sign', text: found[0], at }, found[0].length];
  return null;
}

function unreadable(source: string, at: number): string {
  const sign = source[at] ?? '';
  if (sign === '"' || sign === "'" || sign === '`') return 'a quote is opened and never closed';
  return `"${sign}" is not understood`;
}
