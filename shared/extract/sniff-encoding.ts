/** Encodings of text files that are told apart. */
export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'iso-8859-1' | 'iso-8859-15' | 'shift_jis';

/** What the first bytes say about how a file is encoded. */
export type EncodingGuess =
  | { readonly kind: 'text'; readonly encoding: TextEncodingName; readonly markLength: number }
  | { readonly kind: 'binary' };

/**
 * Byte-order mark first, then where zero bytes lie, then validity as UTF-8, then whole words in Shift-JIS, then what single bytes tell.
 * `isWhole`: the bytes are the whole file, so that a cut character at the end is an error.
 */
export function sniffEncoding(bytes: Uint8Array, isWhole: boolean): EncodingGuess {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { kind: 'text', encoding: 'utf-8', markLength: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { kind: 'text', encoding: 'utf-16le', markLength: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { kind: 'text', encoding: 'utf-16be', markLength: 2 };
  const wide = sniffWide(bytes);
  if (wide !== null) return { kind: 'text', encoding: wide, markLength: 0 };
  if (looksBinary(bytes)) return { kind: 'binary' };
  if (isValidUtf8(bytes, isWhole)) return { kind: 'text', encoding: 'utf-8', markLength: 0 };
  if (isShiftJis(bytes, isWhole)) return { kind: 'text', encoding: 'shift_jis', markLength: 0 };
  return { kind: 'text', encoding: hasUtf8Letters(bytes) ? 'utf-8' : sniffWestern(bytes), markLength: 0 };
}

/** Two bytes a letter: every delimiter, digit and line end has a zero byte, always on the same side. */
function sniffWide(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  let even = 0;
  let odd = 0;
  for (let index = 0; index < bytes.length; index++) {
    if (bytes[index] !== 0) continue;
    if (index % 2 === 0) even++;
    else odd++;
  }
  const pairs = bytes.length / 2;
  if (pairs < 4 || Math.max(even, odd) < pairs * 0.2 || Math.min(even, odd) > pairs * 0.01) return null;
  const encoding = odd > even ? 'utf-16le' : 'utf-16be';
  const text = decodes(encoding, bytes.subarray(0, bytes.length - (bytes.length % 2)));
  // A few letters in other places are a damaged record; numbers in two bytes are no text at all.
  return text === null || looksBinary(Uint8Array.from(text, (letter) => Math.min(255, letter.charCodeAt(0)))) ? null : encoding;
}

/** More than a stray control character: text has tabs and line ends, not the rest. One NUL in a large text is a damaged record. */
function looksBinary(bytes: Uint8Array): boolean {
  let controls = 0;
  for (const byte of bytes) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 26) controls++;
  return controls > Math.max(2, bytes.length / 1000);
}

function decodes(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // A fatal decoder says "invalid" by throwing; there is nothing else to learn from it.
    return null;
  }
}

function isValidUtf8(bytes: Uint8Array, isWhole: boolean): boolean {
  // The sample may end inside a character: its last few bytes are left out, up to the start of one.
  let cut = isWhole ? bytes.length : Math.max(0, bytes.length - 4);
  while (cut < bytes.length && (bytes[cut]! & 0xc0) === 0x80) cut++;
  return decodes('utf-8', bytes.subarray(0, cut)) !== null;
}

const japanese = /[\u3040-\u30ff\u4e00-\u9fff\uff01-\uff9f]/u;
const japaneseWord = /[\u3005\u3040-\u30ff\u4e00-\u9fff\uff01-\uff60]{2,}|[\uff61-\uff9f]{3,}/gu;

/**
 * Letters of western code pages may form a character of Shift-JIS with the letter behind them, but stand alone between ASCII letters;
 * Japanese comes in words.
 */
function isShiftJis(bytes: Uint8Array, isWhole: boolean): boolean {
  const text = decodes('shift_jis', bytes) ?? (isWhole ? null : decodes('shift_jis', bytes.subarray(0, bytes.length - 1)));
  if (text === null) return false;
  const letters = [...text].filter((letter) => letter > '\u007f');
  const inWords = (text.match(japaneseWord) ?? []).reduce((sum, word) => sum + word.length, 0);
  return (
    inWords >= 2 &&
    inWords * 10 >= letters.length * 6 &&
    letters.filter((letter) => japanese.test(letter)).length * 10 >= letters.length * 9
  );
}

/**
 * Whole letters in UTF-8 among bytes that are none: files in two encodings were put together. Two such bytes in a row are next to
 * impossible in text of a western code page (Ã¼, Ä‡).
 */
export function hasUtf8Letters(bytes: Uint8Array): boolean {
  const follows = (index: number) => ((bytes[index] ?? 0) & 0xc0) === 0x80;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index]!;
    if (byte < 0xc2) continue;
    if (byte <= 0xc5 && follows(index + 1)) return true;
    if (byte >= 0xce && byte <= 0xd1 && follows(index + 1) && byte !== 0xcf) return true;
    if (byte >= 0xe1 && byte <= 0xef && follows(index + 1) && follows(index + 2)) return true;
    if (byte >= 0xf0 && byte <= 0xf4 && follows(index + 1) && follows(index + 2) && follows(index + 3)) return true;
  }
  return false;
}

/** Letters and the euro sign of ISO 8859-15, which stand in words or beside digits; the signs of 8859-1 in their place do not. */
const letters885915: ReadonlySet<number> = new Set([0xa6, 0xa8, 0xb4, 0xb8, 0xbc, 0xbd, 0xbe]);

const isWestern = (byte: number | undefined) =>
  byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a) || byte >= 0xc0);

/** What the bytes 0x80-0x9F tell: letters in windows-1252, control codes elsewhere. */
function sniffWestern(bytes: Uint8Array): 'windows-1252' | 'iso-8859-1' | 'iso-8859-15' {
  if (bytes.some((byte) => byte >= 0x80 && byte <= 0x9f)) return 'windows-1252';
  const isLatin9 = bytes.some(
    (byte, index) => byte === 0xa4 || (letters885915.has(byte) && (isWestern(bytes[index - 1]) || isWestern(bytes[index + 1]))),
  );
  return isLatin9 ? 'iso-8859-15' : 'iso-8859-1';
}
