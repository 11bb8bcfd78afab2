import { TextBuffer } from '../../../../shared/extract/containers/text-buffer.ts';
import { tooLarge } from './container-failure.ts';
import { readXml, type XmlPlace } from './read-xml.ts';

/** The texts that the cells of a spreadsheet point at, as UTF-8 side by side: strings of their own would take several times as much. */
export interface SharedStrings {
  readonly count: number;
  readonly bytes: Uint8Array;
  /** Text i lies in bytes [ends[i - 1], ends[i]). */
  readonly ends: Uint32Array;
}

export const noSharedStrings: SharedStrings = { count: 0, bytes: new Uint8Array(0), ends: new Uint32Array(0) };

export const defaultSharedBytes = 512 * 1024 * 1024;

/** Reads the table of shared texts; `most` bounds the memory it takes, bytes. Phonetic hints are no part of a text. */
export async function readSharedStrings(
  chunks: AsyncGenerator<Buffer>,
  place: XmlPlace,
  most: number = defaultSharedBytes,
): Promise<SharedStrings> {
  let bytes = new Uint8Array(1 << 20);
  let ends = new Uint32Array(1 << 14);
  let length = 0;
  let count = 0;
  let isText = false;
  let phonetic = 0;
  const text = new TextBuffer();
  const add = () => {
    const from = text.unescaped();
    if (length + from.length + (count + 1) * 4 > most) tooLarge(place.file, `its cells share texts of more than ${most} bytes`);
    if (length + from.length > bytes.length) bytes = grown(bytes, new Uint8Array((length + from.length) * 2));
    if (count === ends.length) ends = grown(ends, new Uint32Array(count * 2));
    bytes.set(from, length);
    length += from.length;
    ends[count++] = length;
  };
  const parts = readXml(chunks, place, {
    open({ name }) {
      if (name === 'si') text.clear();
      else if (name === 't') isText = phonetic === 0;
      else if (name === 'rPh') phonetic++;
    },
    text(from, start, end, isPlain) {
      if (isText) text.add(from, start, end, isPlain);
    },
    close(name) {
      if (name === 't') isText = false;
      else if (name === 'rPh') phonetic--;
      else if (name === 'si') add();
    },
  });
  for await (const _ of parts);
  return { count, bytes, ends };
}

function grown<T extends Uint8Array | Uint32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
