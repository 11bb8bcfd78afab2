import { isAscii, isUtf8 } from 'node:buffer';
import { hasUtf8Letters, type TextEncodingName } from '../../../shared/extract/sniff-encoding.ts';

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
  /** Some of the text is no UTF-8, so that records must be looked at one by one. */
  readonly isMixed: () => boolean;
}

/** `isLenient`: bytes that are no UTF-8 are passed on as they are where other bytes are letters in UTF-8; whoever reads records sets those apart. */
export function decodeText(encoding: TextEncodingName, isLenient = false): TextDecoding {
  switch (encoding) {
    case 'utf-8':
      return decodeUtf8(isLenient);
    case 'utf-16le':
    case 'utf-16be':
      return decodeStream(encoding, 2, utf16Length);
    case 'shift_jis':
      return decodeStream(encoding, 0, shiftJisLength);
    default:
      return decodeSingleByte(encoding);
  }
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

function decodeUtf8(isLenient: boolean): TextDecoding {
  let tail: Buffer = Buffer.alloc(0);
  let isFirst = true;
  let mark = 0;
  let hasOther = false;
  let hasLetters = false;
  /** Throws at the end only: until then a letter in UTF-8 may still come. */
  const take = (text: Uint8Array, isLast: boolean) => {
    const isSound = isUtf8(text);
    if (!isSound && !isLenient) throw new NotInEncoding();
    if (!isSound) hasOther = true;
    if (isLenient && !hasLetters) hasLetters = isSound ? !isAscii(text) : hasUtf8Letters(text);
    if (isLast && hasOther && !hasLetters) throw new NotInEncoding();
  };
  return {
    decode(chunk, isLast) {
      const all = tail.length === 0 ? chunk : Buffer.concat([tail, chunk]);
      const cut = all.length - (isLast ? 0 : incompleteTail(all));
      tail = Buffer.from(all.subarray(cut));
      const text = all.subarray(0, cut);
      take(text, isLast);
      if (!isFirst || text.length === 0) return text;
      isFirst = false;
      if (text[0] !== 0xef || text[1] !== 0xbb || text[2] !== 0xbf) return text;
      mark = 3;
      return text.subarray(3);
    },
    sourceLength: (_, from, to) => to - from,
    markLength: () => mark,
    isMixed: () => hasOther,
  };
}

/** Bytes of the source for one character of UTF-8 text that begins with `byte` at `index`. */
type SourceLength = (text: Uint8Array, index: number, byte: number) => number;

const utf16Length: SourceLength = (_text, _index, byte) => (byte >= 0xf0 ? 4 : 2);

/** ASCII, the one control code of the standard and half-width kana are one byte, all else two. */
const shiftJisLength: SourceLength = (text, index, byte) => {
  if (byte < 0x80 || byte === 0xc2) return 1;
  const isHalfWidth =
    byte === 0xef && ((text[index + 1] === 0xbd && text[index + 2]! >= 0xa1) || (text[index + 1] === 0xbe && text[index + 2]! <= 0x9f));
  return isHalfWidth ? 1 : 2;
};

function decodeStream(encoding: 'utf-16le' | 'utf-16be' | 'shift_jis', marked: number, length: SourceLength): TextDecoding {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  let isFirst = true;
  let mark = 0;
  return {
    decode(chunk, isLast) {
      let text = decodeOrThrow(() => decoder.decode(chunk, { stream: !isLast }));
      if (isFirst && text !== '') {
        isFirst = false;
        if (text.startsWith('\uFEFF')) {
          mark = marked;
          text = text.slice(1);
        }
      }
      return Buffer.from(text, 'utf8');
    },
    sourceLength(text, from, to) {
      let bytes = 0;
      for (let index = from; index < to; index++) {
        const byte = text[index]!;
        if ((byte & 0xc0) !== 0x80) bytes += length(text, index, byte);
      }
      return bytes;
    },
    markLength: () => mark,
    isMixed: () => false,
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
    isMixed: () => false,
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
