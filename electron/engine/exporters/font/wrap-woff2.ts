import { brotliCompressSync, constants } from 'node:zlib';

/** Places of the tables' tags in the list that WOFF 2.0 gives. */
const known = ['cmap', 'head', 'hhea', 'hmtx', 'maxp', 'name', 'OS/2', 'post', 'cvt ', 'fpgm', 'glyf', 'loca'] as const;
/** Outlines and their places are packed as they are: version 3 of their transformation is none. */
const asTheyAre: ReadonlySet<string> = new Set(['glyf', 'loca']);

/** A number in as few bytes of seven bits as it takes. */
function base128(value: number): readonly number[] {
  const bytes = [value & 0x7f];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift((rest & 0x7f) | 0x80);
  return bytes;
}

/** A TrueType font as WOFF 2.0, without a transformation of its tables. */
export function wrapWoff2(font: Uint8Array): Uint8Array {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const count = view.getUint16(4);
  const tables = Array.from({ length: count }, (_, at) => {
    const entry = 12 + at * 16;
    const tag = String.fromCharCode(...font.subarray(entry, entry + 4));
    const [from, length] = [view.getUint32(entry + 8), view.getUint32(entry + 12)];
    return { tag, content: font.subarray(from, from + length) };
  });
  const directory = tables.flatMap(({ tag, content }) => {
    const place = (known as readonly string[]).indexOf(tag);
    if (place < 0) throw new Error(`No place for table ${tag} in a web font`);
    return [place | (asTheyAre.has(tag) ? 0xc0 : 0), ...base128(content.length)];
  });
  const packed = brotliCompressSync(Buffer.concat(tables.map(({ content }) => content)), {
    params: { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_FONT, [constants.BROTLI_PARAM_QUALITY]: 11 },
  });
  const length = 48 + directory.length + packed.length;
  const file = new Uint8Array(Math.ceil(length / 4) * 4);
  const head = new DataView(file.buffer);
  head.setUint32(0, 0x774f4632);
  head.setUint32(4, view.getUint32(0));
  head.setUint32(8, file.length);
  head.setUint16(12, count);
  head.setUint32(16, font.length);
  head.setUint32(20, packed.length);
  head.setUint16(24, 1);
  file.set(directory, 48);
  file.set(packed, 48 + directory.length);
  return file;
}
