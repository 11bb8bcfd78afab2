import { localName, XmlProblem, XmlTag } from './xml-tag.ts';

/** What a document holds, in order; names without their prefix. */
export interface XmlEvents {
  /** The tag is the same object each time; its attributes are read at once. */
  open(tag: XmlTag): void;
  close(name: string): void;
  /** Text inside an element, in one piece or several; `isPlain`: without entities and carriage returns, so that its bytes are its text. */
  text(bytes: Uint8Array, start: number, end: number, isPlain: boolean): void;
}

/** A document that declares its own type: refused, since entities can be made of it that never end. */
export class XmlHasType extends Error {
  constructor() {
    super('a document type is declared');
    this.name = 'XmlHasType';
  }
}

const carriageReturn = 13;
const exclamation = 33;
const doubleQuote = 34;
const ampersand = 38;
const singleQuote = 39;
const slash = 47;
const less = 60;
const greater = 62;
const question = 63;

const encode = (text: string) => new TextEncoder().encode(text);
const [commentStart, commentEnd] = [encode('<!--'), encode('-->')];
const [rawStart, rawEnd] = [encode('<![CDATA['), encode(']]>')];
const instructionEnd = encode('?>');
const deepest = 256;

/**
 * Reads XML over bytes of UTF-8 as it comes. Strict in what a table can be hidden in: tags that do not match, attributes without quotes,
 * text outside of the document. Made for sheets of a hundred million bytes: nothing is copied before it is asked for.
 */
export class XmlScanner {
  private readonly events: XmlEvents;
  private readonly tag = new XmlTag();
  private readonly names: string[] = [];
  private isDone = false;

  constructor(events: XmlEvents) {
    this.events = events;
  }

  /** Takes what is complete of bytes [from, to) and returns where the rest begins; throws XmlProblem and XmlHasType. */
  take(bytes: Uint8Array, from: number, to: number, isLast: boolean): number {
    let at = from;
    for (;;) {
      const start = at;
      let isPlain = true;
      let byte = bytes[at]!;
      while (at < to && byte !== less) {
        if (byte === ampersand || byte === carriageReturn) isPlain = false;
        byte = bytes[++at]!;
      }
      if (at >= to) {
        if (!isLast) return start;
        this.outside(bytes, start, to);
        if (!this.isDone) throw new XmlProblem(to, 'the end of the document');
        return to;
      }
      if (at > start) {
        if (this.names.length === 0) this.outside(bytes, start, at);
        else this.events.text(bytes, start, at, isPlain);
      }
      const after = this.markup(bytes, at, to);
      if (after < 0) {
        if (isLast) throw new XmlProblem(at, 'markup without an end');
        return at;
      }
      at = after;
    }
  }

  /** One past the markup that begins at `at`; -1 when it is not complete. */
  private markup(bytes: Uint8Array, at: number, to: number): number {
    if (at + 1 >= to) return -1;
    const next = bytes[at + 1]!;
    if (next === slash) return this.closing(bytes, at, to);
    if (next === question) return after(bytes, at + 2, to, instructionEnd);
    if (next === exclamation) return this.declaration(bytes, at, to);
    return this.opening(bytes, at, to);
  }

  private opening(bytes: Uint8Array, at: number, to: number): number {
    let end = at + 1;
    for (; ; end++) {
      if (end >= to) return -1;
      const byte = bytes[end]!;
      if (byte === greater) break;
      if (byte === doubleQuote || byte === singleQuote) {
        do end++;
        while (end < to && bytes[end] !== byte);
      } else if (byte === less) throw new XmlProblem(end, 'a tag in a tag');
    }
    const isEmpty = bytes[end - 1] === slash;
    const last = isEmpty ? end - 1 : end;
    let nameEnd = at + 1;
    while (nameEnd < last && bytes[nameEnd]! > 32) nameEnd++;
    if (nameEnd === at + 1) throw new XmlProblem(at, 'a tag without a name');
    if (this.isDone) throw new XmlProblem(at, 'something after the end of the document');
    const name = localName(bytes, at + 1, nameEnd);
    this.tag.set(name, bytes, nameEnd, last);
    this.events.open(this.tag);
    if (isEmpty) {
      this.events.close(name);
      if (this.names.length === 0) this.isDone = true;
    } else if (this.names.push(name) > deepest) throw new XmlProblem(at, 'too many elements in each other');
    return end + 1;
  }

  private closing(bytes: Uint8Array, at: number, to: number): number {
    let end = at + 2;
    while (end < to && bytes[end] !== greater) end++;
    if (end >= to) return -1;
    let nameEnd = end;
    while (nameEnd > at + 2 && bytes[nameEnd - 1]! <= 32) nameEnd--;
    const name = localName(bytes, at + 2, nameEnd);
    if (this.names.pop() !== name) throw new XmlProblem(at, 'an end that was not begun');
    this.events.close(name);
    if (this.names.length === 0) this.isDone = true;
    return end + 1;
  }

  private declaration(bytes: Uint8Array, at: number, to: number): number {
    if (to - at < rawStart.length) return -1;
    if (begins(bytes, at, commentStart)) return after(bytes, at + commentStart.length, to, commentEnd);
    if (!begins(bytes, at, rawStart)) throw new XmlHasType();
    if (this.names.length === 0) throw new XmlProblem(at, 'text outside of the document');
    const start = at + rawStart.length;
    const end = after(bytes, start, to, rawEnd);
    if (end >= 0) this.raw(bytes, start, end - rawEnd.length);
    return end;
  }

  /** Text that is to be taken letter by letter: only its carriage returns are line ends, too. */
  private raw(bytes: Uint8Array, start: number, end: number): void {
    let from = start;
    for (let at = start; at < end; at++) {
      if (bytes[at] !== carriageReturn) continue;
      if (at > from) this.events.text(bytes, from, at, true);
      if (bytes[at + 1] !== 10 || at + 1 >= end) this.events.text(lineEnd, 0, 1, true);
      from = at + 1;
    }
    if (end > from) this.events.text(bytes, from, end, true);
  }

  /** Between the parts of a document there is nothing but space and, at its very beginning, a byte-order mark. */
  private outside(bytes: Uint8Array, start: number, end: number): void {
    for (let at = start; at < end; at++) if (bytes[at]! > 32) throw new XmlProblem(at, 'text outside of the document');
  }
}

const lineEnd = new Uint8Array([10]);

function begins(bytes: Uint8Array, at: number, start: Uint8Array): boolean {
  for (let index = 0; index < start.length; index++) if (bytes[at + index] !== start[index]) return false;
  return true;
}

/** One past the first place where `end` stands; -1 when it does not before `to`. */
function after(bytes: Uint8Array, from: number, to: number, end: Uint8Array): number {
  for (let at = from; at + end.length <= to; at++) if (begins(bytes, at, end)) return at + end.length;
  return -1;
}
