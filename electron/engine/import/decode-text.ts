import { isUtf8, transcode } from 'node:buffer';
import type { TextEncodingName } from './normalise-request.ts';

export class NotInEncoding extends Error {
  constructor() {
    super('bytes are not valid in the encoding');
    this.name = 'NotInEncoding';
  }
}

/** Turns the bytes of a file into UTF-8, chunk by chunk; a byte-order mark is dropped. Throws NotInEncoding. */
export interface TextDecoding {
  /** UTF-8 text; a character cut by a chunk's end comes with the next one. */
  decode(chunk: Buffer, isLast: boolean): Uint8Array;
  /** How many bytes of the source these bytes of UTF-8 text were. */
  sourceLength(text: Uint8Array, from: number, to: number): number;
  /** Bytes of the byte-order mark. */
  readonly markLength: () => number;
}

export function decodeText(encoding: TextEncodingName): TextDecoding {
  if (encoding === 'utf-8') return decodeUtf8();
  return encoding === 'utf-16le' || encoding === 'utf-16be' ? decodeUtf16(encoding) : decodeSingleByte(encoding);
}

/** Length of the incomplete character at the end of a chunk. */
function incompleteTail(chunk: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, chunk.length); back++) {
    const byte = chunk[chunk.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? back : 0;
    }
  }
  return 0;
}

function decodeUtf8(): TextDecoding {
  let tail: Buffer = Buffer.alloc(0);
  let isFirst = true;
  let mark = 0;
  return {
    decode(chunk, isLast) {
      const all = tail.length === 0 ? chunk : Buffer.concat([tail, chunk]);
      const cut = all.length - (isLast ? 0 : incompleteTail(all));
      tail = Buffer.from(all.subarray(cut));
      const text = all.subarray(0, cut);
      if (!isUtf8(text)) throw new NotInEncoding();
      if (!isFirst || text.length === 0) return text;
      isFirst = false;
      if (text[0] !== 0xef || text[1] !== 0xbb || text[2] !== 0xbf) return text;
      mark = 3;
      return text.subarray(3);
    },
    sourceLength: (_, from, to) => to - from,
    markLength: () => mark,
  };
}

function decodeUtf16(encoding: 'utf-16le' | 'utf-16be'): TextDecoding {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  let isFirst = true;
  let mark = 0;
  return {
    decode(chunk, isLast) {
      let text = decodeOrThrow(() => decoder.decode(chunk, { stream: !isLast }));
      if (isFirst && text !== '') {
        isFirst = false;
        if (text.startsWith('\uFEFF')) {
          mark = 2;
          text = text.slice(1);
        }
      }
      return Buffer.from(text, 'utf8');
    },
    sourceLength(text, from, to) {
      let units = 0;
      for (let index = from; index < to; index++) {
        const byte = text[index]!;
        if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1;
      }
      return units * 2;
    },
    markLength: () => mark,
  };
}

/** Bytes that windows-1252 leaves undefined. */
const undefinedIn1252 = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

function decodeSingleByte(encoding: 'windows-1252' | 'iso-8859-1' | 'iso-8859-15'): TextDecoding {
  const decoder = new TextDecoder(encoding === 'iso-8859-1' ? 'latin1' : encoding);
  return {
    decode(chunk) {
      if (encoding === 'windows-1252' && undefinedIn1252.some((byte) => chunk.includes(byte))) throw new NotInEncoding();
      // TextDecoder reads the label iso-8859-1 as windows-1252; transcode does not.
      return encoding === 'iso-8859-1' ? transcode(chunk, 'latin1', 'utf8') : Buffer.from(decoder.decode(chunk), 'utf8');
    },
    sourceLength(text, from, to) {
      let characters = 0;
      for (let index = from; index < to; index++) if ((text[index]! & 0xc0) !== 0x80) characters++;
      return characters;
    },
    markLength: () => 0,
  };
}

function decodeOrThrow(decode: () => string): string {
  try {
    return decode();
  } catch {
    // TextDecoder's own error says no more than this one.
    throw new NotInEncoding();
  }
}
