const escape = /_x([0-9A-Fa-f]{4})_/g;

/** Text as a sheet stores it: characters that XML cannot hold are written `_x000D_`, and `_x005F_` is an underscore. */
export function cellText(stored: string): string {
  if (!stored.includes('_x')) return stored;
  return stored.replace(escape, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** `AB` of `AB12` as 27, its row as 12, in bytes [start, end); null when they are no reference to a cell. */
export function cellReference(bytes: Uint8Array, start: number, end: number): { readonly column: number; readonly row: number } | null {
  let column = 0;
  let at = start;
  for (; at < end; at++) {
    const letter = bytes[at]! - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  let row = 0;
  const digits = at;
  for (; at < end; at++) {
    const digit = bytes[at]! - 48;
    if (digit < 0 || digit > 9) return null;
    row = row * 10 + digit;
  }
  return column === 0 || at === digits || column > mostColumns || row > mostRows ? null : { column: column - 1, row };
}

export const mostColumns = 16_384;
export const mostRows = 1_048_576;

/** Letters of a column counted from 0: 27 is AB. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
