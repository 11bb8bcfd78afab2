const startsWith = (bytes: Uint8Array, text: string, at = 0) =>
  [...text].every((letter, index) => bytes[at + index] === letter.charCodeAt(0));

/** Why bytes that are no text are turned away by name; null when they may be text. Completes "is not a table Paybench can read yet: ...". */
export function refusedBytes(bytes: Uint8Array): string | null {
  if (startsWith(bytes, '\xd0\xcf\x11\xe0')) return 'it is an old Excel or Office file, or one with a password';
  if (startsWith(bytes, '%PDF')) return 'it is a PDF document';
  if (startsWith(bytes, 'BZh')) return 'it is compressed with bzip2; unpack it first';
  if (startsWith(bytes, '\x28\xb5\x2f\xfd')) return 'it is compressed with zstd; unpack it first';
  if (startsWith(bytes, '\xfd7zXZ')) return 'it is compressed with xz; unpack it first';
  if (startsWith(bytes, 'SQLite format 3')) return 'it is an SQLite database';
  return null;
}
