const startsWith = (bytes: Uint8Array, text: string, at = 0) =>
  [...text].every((letter, index) => bytes[at + index] === letter.charCodeAt(0));

/** Why bytes that are no text are turned away by name; null when they may be text. Completes "is not a table Paybench can read yet: ...". */
export function refusedBytes(bytes: Uint8Array): string | null {
  if (startsWith(bytes, 'PK\x03\x04')) {
    const names = new TextDecoder('latin1').decode(bytes);
    if (names.includes('[Content_Types].xml') || names.includes('xl/'))
      return 'it is an Excel workbook (xlsx), and a cell’s shown value may differ from its stored one; this version does not read it yet';
    return 'it is a zip archive; unpack it and load the files in it';
  }
  if (startsWith(bytes, '\xd0\xcf\x11\xe0')) return 'it is an old Excel or Office file';
  if (startsWith(bytes, '%PDF')) return 'it is a PDF document';
  if (startsWith(bytes, 'BZh')) return 'it is compressed with bzip2; unpack it first';
  if (startsWith(bytes, '\x28\xb5\x2f\xfd')) return 'it is compressed with zstd; unpack it first';
  if (startsWith(bytes, '\xfd7zXZ')) return 'it is compressed with xz; unpack it first';
  if (startsWith(bytes, 'SQLite format 3')) return 'it is an SQLite database';
  return null;
}
