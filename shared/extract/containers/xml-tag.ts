/** Text that is no well-formed XML; `at` is a position in the bytes. */
export class XmlProblem extends Error {
  readonly at: number;
  constructor(at: number, problem: string) {
    super(problem);
    this.name = 'XmlProblem';
    this.at = at;
  }
}

const space = 32;
const doubleQuote = 34;
const singleQuote = 39;
const colon = 58;
const less = 60;
const equals = 61;

const isSpace = (byte: number) => byte === space || byte === 10 || byte === 13 || byte === 9;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Names that were met before, by a hash of their bytes: a document has few of them. */
const known = new Map<number, { readonly spelling: Uint8Array; readonly name: string }>();

/** The name in bytes [start, end) without its prefix. */
export function localName(bytes: Uint8Array, start: number, end: number): string {
  let from = start;
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    if (byte === colon) {
      from = at + 1;
      hash = 0x811c9dc5;
    } else hash = Math.imul(hash ^ byte, 0x01000193);
  }
  const found = known.get(hash);
  if (found !== undefined && found.spelling.length === end - from) {
    let at = 0;
    while (at < found.spelling.length && found.spelling[at] === bytes[from + at]) at++;
    if (at === found.spelling.length) return found.name;
  }
  const name = decoder.decode(bytes.subarray(from, end));
  if (found === undefined && known.size < mostNames) known.set(hash, { spelling: new Uint8Array(bytes.subarray(from, end)), name });
  return name;
}

const mostNames = 1000;

/** An opening tag whose attributes are read one by one. */
export class XmlTag {
  name = '';
  bytes: Uint8Array = new Uint8Array(0);
  /** The attribute that `next` has found: its name without prefix, and its value in bytes [valueStart, valueEnd). */
  attribute = '';
  valueStart = 0;
  valueEnd = 0;
  private at = 0;
  private end = 0;

  /** Bytes [start, end) are the attributes. */
  set(name: string, bytes: Uint8Array, start: number, end: number): void {
    this.name = name;
    this.bytes = bytes;
    this.at = start;
    this.end = end;
  }

  /** Goes to the next attribute; false behind the last one. */
  next(): boolean {
    const { bytes, end } = this;
    let at = this.at;
    while (at < end && isSpace(bytes[at]!)) at++;
    if (at >= end) return false;
    const start = at;
    while (at < end && bytes[at] !== equals && !isSpace(bytes[at]!)) at++;
    this.attribute = localName(bytes, start, at);
    while (at < end && isSpace(bytes[at]!)) at++;
    if (at >= end || at === start || bytes[at] !== equals) throw new XmlProblem(at, 'an attribute without a value');
    at++;
    while (at < end && isSpace(bytes[at]!)) at++;
    const quote = bytes[at];
    if (at >= end || (quote !== doubleQuote && quote !== singleQuote)) throw new XmlProblem(at, 'a value without quotes');
    this.valueStart = ++at;
    while (at < end && bytes[at] !== quote) {
      if (bytes[at] === less) throw new XmlProblem(at, 'a tag in a value');
      at++;
    }
    if (at >= end) throw new XmlProblem(at, 'a value without an end');
    this.valueEnd = at;
    this.at = at + 1;
    if (this.at < end && !isSpace(bytes[this.at]!)) throw new XmlProblem(this.at, 'two attributes without a space');
    return true;
  }

  /** Value of the attribute that `next` has found, as one of few words. */
  word(): string {
    return localName(this.bytes, this.valueStart, this.valueEnd);
  }

  /** The value as a whole number of up to ten digits; -1 when it is none. */
  whole(): number {
    const { bytes, valueStart, valueEnd } = this;
    let value = 0;
    for (let at = valueStart; at < valueEnd; at++) {
      const digit = bytes[at]! - 48;
      if (digit < 0 || digit > 9) return -1;
      value = value * 10 + digit;
    }
    return valueEnd === valueStart || valueEnd - valueStart > 10 ? -1 : value;
  }

  /** Value of the attribute that `next` has found. */
  value(): string {
    return plainText(this.bytes, this.valueStart, this.valueEnd);
  }
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Text of bytes [start, end) with its entities in place and every line end as LF; entities of a document's own are refused. */
export function plainText(bytes: Uint8Array, start: number, end: number): string {
  const text = decoder.decode(bytes.subarray(start, end)).replace(/\r\n?/g, '\n');
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&]*);?/g, (all, name: string) => {
    const character = all.endsWith(';') ? (entities[name] ?? byNumber(name)) : undefined;
    if (character === undefined) throw new XmlProblem(start, 'an entity that XML does not know');
    return character;
  });
}

function byNumber(name: string): string | undefined {
  const match = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(name);
  if (match === null) return undefined;
  const code = match[1] === undefined ? Number(match[2]) : Number.parseInt(match[1], 16);
  const isCharacter = code === 9 || code === 10 || code === 13 || (code >= 32 && code < 0xd800) || (code > 0xdfff && code <= 0x10ffff);
  return isCharacter && code !== 0xfffe && code !== 0xffff ? String.fromCodePoint(code) : undefined;
}
