/** What the first bytes say about how a file is encoded. */
export type EncodingGuess =
  | {
      readonly kind: 'text';
      readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'iso-8859-1';
      readonly markLength: number;
    }
  | { readonly kind: 'binary' };

/**
 * Byte-order mark first, then validity as UTF-8, then what the bytes 0x80-0x9F tell: letters in windows-1252, control codes in
 * ISO 8859-1. `isWhole`: the bytes are the whole file, so that a cut character at the end is an error.
 */
export function sniffEncoding(bytes: Uint8Array, isWhole: boolean): EncodingGuess {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { kind: 'text', encoding: 'utf-8', markLength: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { kind: 'text', encoding: 'utf-16le', markLength: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { kind: 'text', encoding: 'utf-16be', markLength: 2 };
  if (looksBinary(bytes)) return { kind: 'binary' };
  if (isValidUtf8(bytes, isWhole)) return { kind: 'text', encoding: 'utf-8', markLength: 0 };
  return { kind: 'text', encoding: bytes.some((byte) => byte >= 0x80 && byte <= 0x9f) ? 'windows-1252' : 'iso-8859-1', markLength: 0 };
}

/** More than a stray control character: text has tabs and line ends, not the rest. One NUL in a large text is a damaged record. */
function looksBinary(bytes: Uint8Array): boolean {
  let controls = 0;
  for (const byte of bytes) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 26) controls++;
  return controls > Math.max(2, bytes.length / 1000);
}

function isValidUtf8(bytes: Uint8Array, isWhole: boolean): boolean {
  // The sample may end inside a character: its last few bytes are left out, up to the start of one.
  let cut = isWhole ? bytes.length : Math.max(0, bytes.length - 4);
  while (cut < bytes.length && (bytes[cut]! & 0xc0) === 0x80) cut++;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, cut));
    return true;
  } catch {
    // A fatal decoder says "invalid" by throwing; there is nothing else to learn from it.
    return false;
  }
}
