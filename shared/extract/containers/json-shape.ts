/** What stands in one place of a record. */
export const valueKind = { none: 0, plainText: 1, escapedText: 2, token: 3, json: 4 } as const;

/** One place in the records of a table, like `customer.address` or `items[0]`, and what the record in progress holds there. */
export class JsonPlace {
  readonly path: string;
  /** The key as the file spells it, between its quotes; empty for elements of lists. */
  readonly spelling: Uint8Array;
  readonly children: JsonPlace[] = [];
  readonly byKey = new Map<string, JsonPlace>();
  readonly items: JsonPlace[] = [];
  rest: JsonPlace | null = null;
  /** Holds a text, number or word in some record, so that it is a column. */
  hasValue = false;
  /** The record that was seen last to have this place, and its value: bytes [start, end). */
  record = 0;
  kind = 0;
  start = 0;
  end = 0;
  /** Where the next key of this object is likely found, and where this place stands among its parent's keys. */
  next = 0;
  index = 0;

  constructor(path: string, spelling: Uint8Array) {
    this.path = path;
    this.spelling = spelling;
  }
}

const decoder = new TextDecoder();
const noSpelling = new Uint8Array(0);

/** Elements of a list that become columns of their own; the others are kept together as JSON text. */
export const spreadItems = 8;
/** Objects and lists within each other that become columns; what lies deeper is kept as JSON text. */
export const spreadDepth = 8;
const mostPlaces = 20_000;

export class TooManyKeys extends Error {
  constructor() {
    super('too many different keys');
    this.name = 'TooManyKeys';
  }
}

/** Every place that the records of a table have, in the order in which they first came. */
export class JsonShape {
  lastRecord = 0;
  readonly root = new JsonPlace('', noSpelling);
  /** In the order in which they first came, which is the same whenever the same records are read. */
  readonly places: JsonPlace[] = [];

  /** The place of a key whose spelling stands in bytes [start, end). */
  child(parent: JsonPlace, bytes: Uint8Array, start: number, end: number): JsonPlace {
    const likely = parent.children[parent.next];
    if (likely !== undefined && isSame(likely.spelling, bytes, start, end)) {
      parent.next++;
      return likely;
    }
    const key = keyText(bytes, start, end);
    let place = parent.byKey.get(key);
    if (place === undefined) {
      // A copy: slice() of a Buffer would be a view of bytes that are overwritten.
      place = this.add(parent.path === '' ? key : `${parent.path}.${key}`, new Uint8Array(bytes.subarray(start, end)));
      place.index = parent.children.push(place) - 1;
      parent.byKey.set(key, place);
    }
    parent.next = place.index + 1;
    return place;
  }

  item(parent: JsonPlace, index: number): JsonPlace {
    if (index >= spreadItems) {
      parent.rest ??= this.add(`${parent.path}[${spreadItems}..]`, noSpelling);
      return parent.rest;
    }
    let place = parent.items[index];
    if (place === undefined) {
      place = this.add(`${parent.path}[${index}]`, noSpelling);
      parent.items.push(place);
    }
    return place;
  }

  /** The places that are columns, by their position: those that hold values, and those that are always empty and so lead nowhere. */
  columns(): readonly number[] {
    return this.places.flatMap((place, position) =>
      place.hasValue || (place.children.length === 0 && place.items.length === 0) ? [position] : [],
    );
  }

  private add(path: string, spelling: Uint8Array): JsonPlace {
    if (this.places.length >= mostPlaces) throw new TooManyKeys();
    const place = new JsonPlace(path, spelling);
    this.places.push(place);
    return place;
  }
}

function isSame(spelling: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (spelling.length !== end - start) return false;
  for (let index = 0; index < spelling.length; index++) if (spelling[index] !== bytes[start + index]) return false;
  return true;
}

function keyText(bytes: Uint8Array, start: number, end: number): string {
  return JSON.parse(`"${decoder.decode(bytes.subarray(start, end))}"`) as string;
}
