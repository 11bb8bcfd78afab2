/** What of a TrueType font a subset needs. */
export interface FontFile {
  readonly bytes: DataView;
  table(tag: string): DataView;
  /** Number of the glyph of a character; 0 = the font has none. */
  glyphOf(codePoint: number): number;
  /** The figure of equal width that stands for a glyph, or the glyph itself. */
  tabular(glyph: number): number;
  /** Outline of a glyph; empty for a space. */
  outline(glyph: number): DataView;
  /** Advance width and left side bearing. */
  metrics(glyph: number): readonly [advance: number, bearing: number];
}

const slice = (view: DataView, from: number, length: number): DataView => new DataView(view.buffer, view.byteOffset + from, length);

/** Reads the tables of a TrueType font with long or short glyph locations. */
export function readFont(content: Uint8Array): FontFile {
  const bytes = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const tables = new Map<string, DataView>();
  for (let at = 0; at < bytes.getUint16(4); at++) {
    const entry = 12 + at * 16;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((letter) => bytes.getUint8(entry + letter)));
    tables.set(tag, slice(bytes, bytes.getUint32(entry + 8), bytes.getUint32(entry + 12)));
  }
  const table = (tag: string): DataView => {
    const found = tables.get(tag);
    if (found === undefined) throw new Error(`The font has no table ${tag}`);
    return found;
  };
  const characters = characterMap(table('cmap'));
  const figures = tabularFigures(tables.get('GSUB'));
  const isLong = table('head').getInt16(50) === 1;
  const [loca, glyf, hmtx] = [table('loca'), table('glyf'), table('hmtx')];
  const widths = table('hhea').getUint16(34);
  const place = (glyph: number) => (isLong ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2);
  return {
    bytes,
    table,
    glyphOf: (codePoint) => characters.get(codePoint) ?? 0,
    tabular: (glyph) => figures.get(glyph) ?? glyph,
    outline: (glyph) => slice(glyf, place(glyph), place(glyph + 1) - place(glyph)),
    metrics: (glyph) => [
      hmtx.getUint16(Math.min(glyph, widths - 1) * 4),
      glyph < widths ? hmtx.getInt16(glyph * 4 + 2) : hmtx.getInt16(widths * 4 + (glyph - widths) * 2),
    ],
  };
}

/** Glyphs by code point, from the first map of full range (format 12) or of 16 bits (format 4). */
function characterMap(cmap: DataView): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const formats = Array.from({ length: cmap.getUint16(2) }, (_, at) =>
    slice(cmap, cmap.getUint32(4 + at * 8 + 4), cmap.byteLength - cmap.getUint32(4 + at * 8 + 4)),
  );
  const wide = formats.find((map) => map.getUint16(0) === 12);
  if (wide !== undefined) {
    for (let group = 0; group < wide.getUint32(12); group++) {
      const at = 16 + group * 12;
      const [from, to, glyph] = [wide.getUint32(at), wide.getUint32(at + 4), wide.getUint32(at + 8)];
      for (let code = from; code <= to; code++) found.set(code, glyph + code - from);
    }
    return found;
  }
  const narrow = formats.find((map) => map.getUint16(0) === 4);
  if (narrow === undefined) return found;
  const count = narrow.getUint16(6) / 2;
  for (let segment = 0; segment < count; segment++) {
    const [end, start] = [narrow.getUint16(14 + segment * 2), narrow.getUint16(16 + (count + segment) * 2)];
    const delta = narrow.getUint16(16 + (2 * count + segment) * 2);
    const offsetAt = 16 + (3 * count + segment) * 2;
    const offset = narrow.getUint16(offsetAt);
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const glyph = offset === 0 ? code : narrow.getUint16(offsetAt + offset + (code - start) * 2);
      if (glyph !== 0) found.set(code, (glyph + delta) & 0xffff);
    }
  }
  return found;
}

/** The substitutions of the feature "tnum": each figure by the one that is as wide as all others. */
function tabularFigures(gsub: DataView | undefined): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  if (gsub === undefined) return found;
  const [features, lookups] = [gsub.getUint16(6), gsub.getUint16(8)];
  const isTabular = (at: number) => [0x74, 0x6e, 0x75, 0x6d].every((letter, index) => gsub.getUint8(at + index) === letter);
  for (let index = 0; index < gsub.getUint16(features); index++) {
    const record = features + 2 + index * 6;
    if (!isTabular(record)) continue;
    const feature = features + gsub.getUint16(record + 4);
    for (let each = 0; each < gsub.getUint16(feature + 2); each++) {
      const lookup = lookups + gsub.getUint16(lookups + 2 + gsub.getUint16(feature + 4 + each * 2) * 2);
      for (let part = 0; part < gsub.getUint16(lookup + 4); part++) {
        const plain = lookup + gsub.getUint16(lookup + 6 + part * 2);
        const isExtended = gsub.getUint16(lookup) === 7;
        const at = isExtended ? plain + gsub.getUint32(plain + 4) : plain;
        const kind = isExtended ? gsub.getUint16(plain + 2) : gsub.getUint16(lookup);
        if (kind === 1) singleSubstitution(gsub, at, found);
      }
    }
  }
  return found;
}

function singleSubstitution(gsub: DataView, at: number, into: Map<number, number>): void {
  const covered = coverage(gsub, at + gsub.getUint16(at + 2));
  const isDelta = gsub.getUint16(at) === 1;
  for (const [index, glyph] of covered.entries())
    into.set(glyph, isDelta ? (glyph + gsub.getInt16(at + 4)) & 0xffff : gsub.getUint16(at + 6 + index * 2));
}

function coverage(gsub: DataView, at: number): readonly number[] {
  const count = gsub.getUint16(at + 2);
  if (gsub.getUint16(at) === 1) return Array.from({ length: count }, (_, index) => gsub.getUint16(at + 4 + index * 2));
  return Array.from({ length: count }, (_, index) => {
    const [from, to] = [gsub.getUint16(at + 4 + index * 6), gsub.getUint16(at + 6 + index * 6)];
    return Array.from({ length: to - from + 1 }, (__, step) => from + step);
  }).flat();
}
