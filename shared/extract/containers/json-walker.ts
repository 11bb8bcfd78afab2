import { checkedTextEnd, deepestNesting, json, JsonProblem, numberEnd, skipSpace, valueEnd, wordEnd } from './json-text.ts';

/** What is found on a walk through a JSON document. */
export interface JsonVisitor {
  /** A list that is reached through keys alone; '' is the document itself. */
  list(path: string): void;
  /** One element of such a list: bytes [start, end), not read yet. */
  element(path: string, bytes: Uint8Array, start: number, end: number): void;
  /** A text, number or word that stands in no list. */
  loose(path: string): void;
}

type State = 'value' | 'first_key' | 'key' | 'after_value' | 'first_element' | 'element' | 'end';

interface Level {
  readonly isList: boolean;
  readonly path: string;
}

const decoder = new TextDecoder();

/** Walks through one JSON document as it comes and names the elements of its lists; whatever is inside an element is left to others. */
export class JsonWalker {
  private readonly visitor: JsonVisitor;
  private readonly levels: Level[] = [];
  private state: State = 'value';
  /** Path of the value that comes next. */
  private path = '';

  constructor(visitor: JsonVisitor) {
    this.visitor = visitor;
  }

  /** Takes what is complete of bytes [from, to) and returns where the rest begins; throws JsonProblem. */
  take(bytes: Uint8Array, from: number, to: number, isLast: boolean): number {
    let at = from;
    for (;;) {
      at = skipSpace(bytes, at, to);
      if (at >= to) break;
      const after = this.step(bytes, at, to, isLast);
      if (after < 0) break;
      at = after;
    }
    if (isLast && (at < to || this.state !== 'end'))
      throw new JsonProblem(to, this.state === 'end' ? 'nothing more' : 'the rest of the document');
    return at;
  }

  /** One token or one element; -1 when it is not complete yet. */
  private step(bytes: Uint8Array, at: number, to: number, isLast: boolean): number {
    const byte = bytes[at]!;
    switch (this.state) {
      case 'value':
        return this.value(bytes, at, to, isLast);
      case 'first_key':
      case 'key':
        if (byte === json.closeObject && this.state === 'first_key') return this.leave(at);
        return this.key(bytes, at, to);
      case 'first_element':
      case 'element':
        if (byte === json.closeList && this.state === 'first_element') return this.leave(at);
        return this.element(bytes, at, to);
      case 'after_value':
        return this.separator(at, byte);
      case 'end':
        throw new JsonProblem(at, 'nothing more after the document');
    }
  }

  private value(bytes: Uint8Array, at: number, to: number, isLast: boolean): number {
    const byte = bytes[at]!;
    if (byte === json.openObject || byte === json.openList) {
      if (this.levels.length >= deepestNesting) throw new JsonProblem(at, `nesting of at most ${deepestNesting} levels`);
      const isList = byte === json.openList;
      this.levels.push({ isList, path: this.path });
      if (isList) this.visitor.list(this.path);
      this.state = isList ? 'first_element' : 'first_key';
      return at + 1;
    }
    let end = valueEnd(bytes, at, to);
    if (end < 0 && isLast) end = to;
    if (end < 0) return -1;
    if (scalarEnd(bytes, at, end) !== end) throw new JsonProblem(at, 'a value');
    this.visitor.loose(this.path);
    this.done();
    return end;
  }

  private key(bytes: Uint8Array, at: number, to: number): number {
    if (bytes[at] !== json.quote) throw new JsonProblem(at, 'a key in quotes');
    const quoteEnd = valueEnd(bytes, at, to);
    if (quoteEnd < 0) return -1;
    const colon = skipSpace(bytes, quoteEnd, to);
    if (colon >= to) return -1;
    checkedTextEnd(bytes, at, quoteEnd);
    if (bytes[colon] !== json.colon) throw new JsonProblem(colon, 'a colon');
    const key = JSON.parse(decoder.decode(bytes.subarray(at, quoteEnd))) as string;
    const { path } = this.levels.at(-1) ?? { path: '' };
    this.path = path === '' ? key : `${path}.${key}`;
    this.state = 'value';
    return colon + 1;
  }

  private element(bytes: Uint8Array, at: number, to: number): number {
    const end = valueEnd(bytes, at, to);
    if (end < 0) return -1;
    if (end === at) throw new JsonProblem(at, 'an element');
    this.visitor.element(this.levels.at(-1)?.path ?? '', bytes, at, end);
    this.state = 'after_value';
    return end;
  }

  private separator(at: number, byte: number): number {
    const isList = this.levels.at(-1)?.isList === true;
    if (byte === json.comma) {
      this.state = isList ? 'element' : 'key';
      return at + 1;
    }
    if (byte !== (isList ? json.closeList : json.closeObject))
      throw new JsonProblem(at, isList ? 'a comma or the end of a list' : 'a comma or the end of an object');
    return this.leave(at);
  }

  private leave(at: number): number {
    this.levels.pop();
    this.done();
    return at + 1;
  }

  private done(): void {
    this.state = this.levels.length === 0 ? 'end' : 'after_value';
  }
}

function scalarEnd(bytes: Uint8Array, at: number, end: number): number {
  const byte = bytes[at]!;
  if (byte === json.quote) return checkedTextEnd(bytes, at, end);
  return byte === json.minus || (byte >= 48 && byte <= 57) ? numberEnd(bytes, at, end) : wordEnd(bytes, at, end);
}
