import type { FontFile } from './read-font.ts';

/** The glyphs of a new font by their numbers, and the characters that they stand for, in order. */
export interface FontContent {
  readonly outlines: readonly Uint8Array[];
  readonly metrics: readonly (readonly [advance: number, bearing: number])[];
  readonly characters: readonly { readonly code: number; readonly glyph: number }[];
}

/** Grows as it is written; numbers are big-endian, as in every table. */
function writer() {
  const bytes: number[] = [];
  const write = (value: number, size: 1 | 2 | 4) => {
    for (let shift = (size - 1) * 8; shift >= 0; shift -= 8) bytes.push((value >>> shift) & 0xff);
  };
  return {
    u16: (...values: readonly number[]) => values.forEach((value) => write(value, 2)),
    u32: (...values: readonly number[]) => values.forEach((value) => write(value, 4)),
    raw: (content: Uint8Array) => content.forEach((byte) => bytes.push(byte)),
    pad: () => {
      while (bytes.length % 4 !== 0) bytes.push(0);
    },
    size: () => bytes.length,
    done: () => Uint8Array.from(bytes),
  };
}

const copyOf = (view: DataView): Uint8Array => new Uint8Array(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength));

/** A TrueType font with the head, metrics and marks of `font` and new glyphs. */
export function writeFont(font: FontFile, content: FontContent): Uint8Array {
  const { glyf, loca } = outlines(content);
  const head = copyOf(font.table('head'));
  new DataView(head.buffer).setUint32(8, 0);
  new DataView(head.buffer).setInt16(50, 1);
  const hhea = copyOf(font.table('hhea'));
  new DataView(hhea.buffer).setUint16(34, content.outlines.length);
  const maxp = copyOf(font.table('maxp'));
  new DataView(maxp.buffer).setUint16(4, content.outlines.length);
  const hmtx = writer();
  for (const [advance, bearing] of content.metrics) hmtx.u16(advance, bearing);
  const post = copyOf(font.table('post')).slice(0, 32);
  new DataView(post.buffer).setUint32(0, 0x00030000);
  return assemble([
    ['OS/2', copyOf(font.table('OS/2'))],
    ['cmap', characterTable(content)],
    ['glyf', glyf],
    ['head', head],
    ['hhea', hhea],
    ['hmtx', hmtx.done()],
    ['loca', loca],
    ['maxp', maxp],
    ['name', copyOf(font.table('name'))],
    ['post', post],
  ]);
}

function outlines(content: FontContent): { readonly glyf: Uint8Array; readonly loca: Uint8Array } {
  const [glyf, loca] = [writer(), writer()];
  for (const outline of content.outlines) {
    loca.u32(glyf.size());
    glyf.raw(outline);
    glyf.pad();
  }
  loca.u32(glyf.size());
  return { glyf: glyf.done(), loca: loca.done() };
}

/** A map of full range (format 12), a group for each run of characters and glyphs. */
function characterTable({ characters }: FontContent): Uint8Array {
  const groups: { from: number; to: number; glyph: number }[] = [];
  for (const { code, glyph } of characters) {
    const last = groups.at(-1);
    if (last !== undefined && last.to + 1 === code && last.glyph + code - last.from === glyph) last.to = code;
    else groups.push({ from: code, to: code, glyph });
  }
  const table = writer();
  table.u16(0, 1, 3, 10);
  table.u32(12);
  table.u16(12, 0);
  table.u32(16 + groups.length * 12, 0, groups.length);
  for (const { from, to, glyph } of groups) table.u32(from, to, glyph);
  return table.done();
}

function checksum(content: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < content.length; at += 4)
    sum =
      (sum + ((content[at] ?? 0) << 24) + ((content[at + 1] ?? 0) << 16) + ((content[at + 2] ?? 0) << 8) + (content[at + 3] ?? 0)) >>> 0;
  return sum;
}

/** The directory and the tables, each on a boundary of four bytes, with the checksum of the whole in the head. */
function assemble(tables: readonly (readonly [tag: string, content: Uint8Array])[]): Uint8Array {
  const power = Math.floor(Math.log2(tables.length));
  const file = writer();
  file.u32(0x00010000);
  file.u16(tables.length, 16 * 2 ** power, power, 16 * (tables.length - 2 ** power));
  let at = 12 + tables.length * 16;
  for (const [tag, content] of tables) {
    file.raw(Uint8Array.from(tag, (letter) => letter.charCodeAt(0)));
    file.u32(checksum(content), at, content.length);
    at += Math.ceil(content.length / 4) * 4;
  }
  for (const [, content] of tables) {
    file.raw(content);
    file.pad();
  }
  const bytes = file.done();
  const headAt = tables
    .slice(
      0,
      tables.findIndex(([tag]) => tag === 'head'),
    )
    .reduce((sum, [, content]) => sum + Math.ceil(content.length / 4) * 4, 12 + tables.length * 16);
  new DataView(bytes.buffer).setUint32(headAt + 8, (0xb1b0afba - checksum(bytes)) >>> 0);
  return bytes;
}
