import { type JsonPlace, type JsonShape, spreadDepth, spreadItems, valueKind } from './json-shape.ts';
import { checkedTextEnd, deepestNesting, json, JsonProblem, numberEnd, skipSpace, wordEnd } from './json-text.ts';

/** Reads one object of a table and leaves its values at their places. */
export class JsonRecordReader {
  /** Number of the record whose values stand in the shape; never used twice for one shape. */
  record = 0;
  /** The record names a key twice. */
  hasDuplicate = false;
  /** ... with values that differ, so that nobody knows which one holds. */
  isAmbiguous = false;
  /** Lists longer, and values deeper, than is spread over columns. */
  longLists = 0;
  deepValues = 0;
  private readonly shape: JsonShape;

  constructor(shape: JsonShape) {
    this.shape = shape;
  }

  /** Reads the object in bytes [start, end), which must be nothing else; throws JsonProblem. */
  read(bytes: Uint8Array, start: number, end: number): void {
    this.record = ++this.shape.lastRecord;
    this.hasDuplicate = false;
    this.isAmbiguous = false;
    this.longLists = 0;
    this.deepValues = 0;
    if (bytes[start] !== json.openObject) throw new JsonProblem(start, 'an object');
    const after = this.readObject(bytes, start, end, this.shape.root, 1);
    if (after !== end) throw new JsonProblem(after, 'the end of the object');
  }

  /** Reads any value in bytes [start, end) and keeps nothing of it; throws JsonProblem. */
  check(bytes: Uint8Array, start: number, end: number): void {
    const after = this.readValue(bytes, start, end, null, 1);
    if (after !== end) throw new JsonProblem(after, 'the end of the value');
  }

  /** Reads an object; `place` is null where its values are kept as text. One past its end. */
  private readObject(bytes: Uint8Array, start: number, end: number, place: JsonPlace | null, depth: number): number {
    refuseDeep(start, depth);
    if (place !== null) place.next = 0;
    let at = skipSpace(bytes, start + 1, end);
    if (at < end && bytes[at] === json.closeObject) return at + 1;
    for (;;) {
      if (at >= end || bytes[at] !== json.quote) throw new JsonProblem(at, 'a key in quotes');
      const keyEnd = checkedTextEnd(bytes, at, end);
      const child = place === null ? null : this.shape.child(place, bytes, at + 1, keyEnd - 1);
      at = skipSpace(bytes, keyEnd, end);
      if (at >= end || bytes[at] !== json.colon) throw new JsonProblem(at, 'a colon');
      at = skipSpace(bytes, this.readValue(bytes, skipSpace(bytes, at + 1, end), end, child, depth + 1), end);
      if (at < end && bytes[at] === json.closeObject) return at + 1;
      if (at >= end || bytes[at] !== json.comma) throw new JsonProblem(at, 'a comma or the end of an object');
      at = skipSpace(bytes, at + 1, end);
    }
  }

  private readList(bytes: Uint8Array, start: number, end: number, place: JsonPlace | null, depth: number): number {
    refuseDeep(start, depth);
    let at = skipSpace(bytes, start + 1, end);
    if (at < end && bytes[at] === json.closeList) return at + 1;
    let restStart = -1;
    for (let index = 0; ; index++) {
      if (index === spreadItems) restStart = at;
      const child = place === null || index >= spreadItems ? null : this.shape.item(place, index);
      const valueEnd = this.readValue(bytes, at, end, child, depth + 1);
      at = skipSpace(bytes, valueEnd, end);
      if (at < end && bytes[at] === json.closeList) {
        if (place !== null && restStart >= 0) {
          this.longLists++;
          keep(this.shape.item(place, spreadItems), this.record, valueKind.json, restStart, valueEnd);
        }
        return at + 1;
      }
      if (at >= end || bytes[at] !== json.comma) throw new JsonProblem(at, 'a comma or the end of a list');
      at = skipSpace(bytes, at + 1, end);
    }
  }

  private readValue(bytes: Uint8Array, start: number, end: number, place: JsonPlace | null, depth: number): number {
    if (start >= end) throw new JsonProblem(start, 'a value');
    const first = bytes[start]!;
    if (first === json.openObject || first === json.openList) return this.readNested(bytes, start, end, place, depth);
    let kind: number = valueKind.token;
    let after: number;
    let from = start;
    if (first === json.quote) {
      after = checkedTextEnd(bytes, start, end);
      from = start + 1;
      kind = valueKind.plainText;
    } else if (first === json.minus || (first >= 48 && first <= 57)) after = numberEnd(bytes, start, end);
    else {
      after = wordEnd(bytes, start, end);
      if (first === 110) kind = valueKind.none;
    }
    if (place === null) return after;
    const to = kind === valueKind.plainText ? after - 1 : after;
    if (kind === valueKind.plainText && hasBackslash(bytes, from, to)) kind = valueKind.escapedText;
    if (place.record === this.record) this.seenTwice(bytes, place, kind, from, to);
    keep(place, this.record, kind, from, to);
    return after;
  }

  private readNested(bytes: Uint8Array, start: number, end: number, place: JsonPlace | null, depth: number): number {
    const isSpread = place !== null && depth <= spreadDepth;
    if (place !== null && place.record === this.record) {
      this.hasDuplicate = true;
      this.isAmbiguous = true;
    }
    const inner = isSpread ? place : null;
    const after =
      bytes[start] === json.openObject ? this.readObject(bytes, start, end, inner, depth) : this.readList(bytes, start, end, inner, depth);
    if (place === null) return after;
    if (!isSpread) this.deepValues++;
    keep(place, this.record, isSpread ? valueKind.none : valueKind.json, start, after);
    return after;
  }

  private seenTwice(bytes: Uint8Array, place: JsonPlace, kind: number, start: number, end: number): void {
    this.hasDuplicate = true;
    const isSame = place.kind === kind && place.end - place.start === end - start && areEqual(bytes, place.start, start, end - start);
    if (!isSame) this.isAmbiguous = true;
  }
}

function keep(place: JsonPlace, record: number, kind: number, start: number, end: number): void {
  place.record = record;
  place.kind = kind;
  place.start = start;
  place.end = end;
  if (kind !== valueKind.none) place.hasValue = true;
}

function refuseDeep(at: number, depth: number): void {
  if (depth > deepestNesting) throw new JsonProblem(at, `nesting of at most ${deepestNesting} levels`);
}

function hasBackslash(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (bytes[at] === json.backslash) return true;
  return false;
}

function areEqual(bytes: Uint8Array, left: number, right: number, length: number): boolean {
  for (let index = 0; index < length; index++) if (bytes[left + index] !== bytes[right + index]) return false;
  return true;
}
