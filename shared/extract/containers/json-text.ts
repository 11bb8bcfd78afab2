/** Where text stops being JSON: `at` is a position in the bytes, `expected` completes "... was expected". */
export class JsonProblem extends Error {
  readonly at: number;
  readonly expected: string;
  constructor(at: number, expected: string) {
    super(`${expected} was expected`);
    this.name = 'JsonProblem';
    this.at = at;
    this.expected = expected;
  }
}

export const json = {
  quote: 34,
  comma: 44,
  minus: 45,
  colon: 58,
  openList: 91,
  backslash: 92,
  closeList: 93,
  openObject: 123,
  closeObject: 125,
} as const;

/** Deepest nesting that is followed: deeper text is meant to exhaust a reader. */
export const deepestNesting = 256;

const isSpace = (byte: number) => byte === 32 || byte === 10 || byte === 13 || byte === 9;
const isDigit = (byte: number) => byte >= 48 && byte <= 57;
const isHex = (byte: number) => isDigit(byte) || (byte >= 65 && byte <= 70) || (byte >= 97 && byte <= 102);

export function skipSpace(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && isSpace(bytes[at]!)) at++;
  return at;
}

/** One past the closing quote of a text whose opening quote stands at `from`; -1 when it does not end before `to`. */
function textEnd(bytes: Uint8Array, from: number, to: number): number {
  for (let at = from + 1; at < to; at++) {
    const byte = bytes[at]!;
    if (byte === json.quote) return at + 1;
    if (byte === json.backslash) at++;
  }
  return -1;
}

/**
 * One past the end of the value that begins at `from`, found by brackets and quotes alone; -1 when it does not end before `to`.
 * What it holds is checked by whoever reads it.
 */
export function valueEnd(bytes: Uint8Array, from: number, to: number): number {
  let depth = 0;
  let at = from;
  while (at < to) {
    const byte = bytes[at]!;
    if (byte === json.quote) {
      at = textEnd(bytes, at, to);
      if (at < 0) return -1;
      if (depth === 0) return at;
    } else if (byte === json.openObject || byte === json.openList) {
      depth++;
      at++;
    } else if (byte === json.closeObject || byte === json.closeList) {
      if (depth === 0) return at;
      at++;
      if (--depth === 0) return at;
    } else if (depth === 0 && (byte === json.comma || isSpace(byte))) return at;
    else at++;
  }
  return -1;
}

/** One past the closing quote of a text, with every character and escape checked. */
export function checkedTextEnd(bytes: Uint8Array, from: number, to: number): number {
  let at = from + 1;
  while (at < to) {
    const byte = bytes[at]!;
    if (byte === json.quote) return at + 1;
    if (byte < 32) throw new JsonProblem(at, 'a text without line breaks and control characters');
    at = byte === json.backslash ? escapeEnd(bytes, at, to) : at + 1;
  }
  throw new JsonProblem(to, 'the end of a text');
}

function escapeEnd(bytes: Uint8Array, from: number, to: number): number {
  const letter = bytes[from + 1] ?? 0;
  if (letter !== 117) {
    if (from + 1 < to && '"\\/bfnrt'.includes(String.fromCharCode(letter))) return from + 2;
    throw new JsonProblem(from, 'a known escape after the backslash');
  }
  for (let at = from + 2; at < from + 6; at++) if (at >= to || !isHex(bytes[at]!)) throw new JsonProblem(at, 'four hexadecimal digits');
  return from + 6;
}

/** One past a number, whose text must follow the rules of JSON to the letter. */
export function numberEnd(bytes: Uint8Array, from: number, to: number): number {
  const digits = (start: number): number => {
    let at = start;
    while (at < to && isDigit(bytes[at]!)) at++;
    if (at === start) throw new JsonProblem(at, 'a digit');
    return at;
  };
  let at = bytes[from] === json.minus ? from + 1 : from;
  at = bytes[at] === 48 && at < to ? at + 1 : digits(at);
  if (at < to && bytes[at] === 46) at = digits(at + 1);
  if (at < to && (bytes[at] === 101 || bytes[at] === 69)) {
    at++;
    if (at < to && (bytes[at] === 43 || bytes[at] === 45)) at++;
    at = digits(at);
  }
  return at;
}

/** One past `true`, `false` or `null`. */
export function wordEnd(bytes: Uint8Array, from: number, to: number): number {
  const word = bytes[from] === 116 ? 'true' : bytes[from] === 102 ? 'false' : 'null';
  for (let index = 0; index < word.length; index++)
    if (from + index >= to || bytes[from + index] !== word.charCodeAt(index)) throw new JsonProblem(from, 'a value');
  return from + word.length;
}
