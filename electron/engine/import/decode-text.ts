import { isUtf8 } from 'node:buffer';
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

/** What windows-1252 puts in 0x80-0x9F; the undefined ones keep their own code. */
const upper1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Where ISO 8859-15 differs from 8859-1. */
const upper885915: Readonly<Record<number, string>> = {
  0xa4: '€',
  0xa6: 'Š',
  0xa8: 'š',
  0xb4: 'Ž',
  0xb8: 'ž',
  0xbc: 'Œ',
  0xbd: 'œ',
  0xbe: 'Ÿ',
};

function characterOf(encoding: SingleByteEncoding, byte: number): string {
  if (encoding === 'windows-1252' && byte >= 0x80 && byte <= 0x9f) return upper1252[byte - 0x80] ?? '';
  return (encoding === 'iso-8859-15' ? upper885915[byte] : undefined) ?? String.fromCharCode(byte);
}

type SingleByteEncoding = 'windows-1252' | 'iso-8859-1' | 'iso-8859-15';

/** Table of our own: TextDecoder reads iso-8859-1 as windows-1252 by its standard, and windows-1252 as latin1 in some versions of node. */
function decodeSingleByte(encoding: SingleByteEncoding): TextDecoding {
  const table = Array.from({ length: 256 }, (_, byte) => Buffer.from(characterOf(encoding, byte), 'utf8'));
  return {
    decode(chunk) {
      if (encoding === 'windows-1252' && undefinedIn1252.some((byte) => chunk.includes(byte))) throw new NotInEncoding();
      const text = Buffer.allocUnsafe(chunk.length * 3);
      let length = 0;
      for (const byte of chunk) {
        if (byte < 0x80) text[length++] = byte;
        else for (const part of table[byte]!) text[length++] = part;
      }
      return text.subarray(0, length);
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
