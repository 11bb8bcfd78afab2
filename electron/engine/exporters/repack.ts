import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate/browser';

/** Entries of a zip file by name. */
export function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  return unzipSync(bytes);
}

/** A zip whose bytes depend on its content only: sorted names, one fixed time. */
export function pack(entries: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const zippable: Zippable = {};
  // Readers want the content types first.
  const names = Object.keys(entries).sort(
    (a, b) => Number(b === '[Content_Types].xml') - Number(a === '[Content_Types].xml') || (a < b ? -1 : 1),
  );
  for (const name of names) zippable[name] = [entries[name] ?? new Uint8Array(), { mtime: new Date(Date.UTC(2000, 0, 1, 12)), level: 6 }];
  return zipSync(zippable);
}

export function textOf(entries: Readonly<Record<string, Uint8Array>>, name: string): string {
  const bytes = entries[name];
  if (bytes === undefined) throw new Error(`The package has no ${name}`);
  return strFromU8(bytes);
}

export function bytesOf(text: string): Uint8Array {
  return strToU8(text);
}

/** Says the same creation time in the package's properties whenever the same report is written. */
export function withFixedDates(entries: Record<string, Uint8Array>, at: string): Record<string, Uint8Array> {
  const name = 'docProps/core.xml';
  if (entries[name] === undefined) return entries;
  const fixed = textOf(entries, name).replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, (_, tag: string) => `${tag}${at}`);
  return { ...entries, [name]: bytesOf(fixed) };
}
