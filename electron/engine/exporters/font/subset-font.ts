import { type FontFile, readFont } from './read-font.ts';
import { writeFont } from './write-font.ts';

/** Bits of a part of a composite glyph: two-byte arguments, more parts, and its three kinds of scale. */
const part = { words: 0x0001, scale: 0x0008, more: 0x0020, twoScales: 0x0040, matrix: 0x0080, instructions: 0x0100 } as const;

interface Component {
  /** Where the number of the glyph stands, in bytes from the outline's begin. */
  readonly at: number;
  readonly glyph: number;
}

/** The glyphs that a composite is put together from; none for a simple one. */
function componentsOf(outline: DataView): readonly Component[] {
  if (outline.byteLength === 0 || outline.getInt16(0) >= 0) return [];
  const found: Component[] = [];
  for (let at = 10; ; ) {
    const flags = outline.getUint16(at);
    found.push({ at: at + 2, glyph: outline.getUint16(at + 2) });
    at += 4 + (flags & part.words ? 4 : 2) + (flags & part.matrix ? 8 : flags & part.twoScales ? 4 : flags & part.scale ? 2 : 0);
    if ((flags & part.more) === 0) return found;
  }
}

/** A TrueType font of only these characters; its figures are all of one width, as charts write them. */
export function subsetFont(content: Uint8Array, text: string): Uint8Array {
  const font = readFont(content);
  const codes = [...new Set(text)].map((character) => character.codePointAt(0) ?? 0).sort((a, b) => a - b);
  const characters = codes.flatMap((code) => {
    const glyph = font.glyphOf(code);
    const isFigure = code >= 0x30 && code <= 0x39;
    return glyph === 0 ? [] : [{ code, glyph: isFigure ? font.tabular(glyph) : glyph }];
  });
  const glyphs = withComponents(font, [0, ...characters.map((each) => each.glyph)]);
  const renumbered = new Map(glyphs.map((glyph, index) => [glyph, index]));
  return writeFont(font, {
    outlines: glyphs.map((glyph) => renumberedOutline(font.outline(glyph), renumbered)),
    metrics: glyphs.map((glyph) => font.metrics(glyph)),
    characters: characters.map(({ code, glyph }) => ({ code, glyph: renumbered.get(glyph) ?? 0 })),
  });
}

/** The characters of a text that a font cannot draw. */
export function missingCharacters(content: Uint8Array, text: string): readonly string[] {
  const font = readFont(content);
  return [...new Set(text)].filter((character) => font.glyphOf(character.codePointAt(0) ?? 0) === 0);
}

function withComponents(font: FontFile, wanted: readonly number[]): readonly number[] {
  const found = new Set(wanted);
  for (const glyph of found) for (const component of componentsOf(font.outline(glyph))) found.add(component.glyph);
  return [...found];
}

function renumberedOutline(outline: DataView, numbers: ReadonlyMap<number, number>): Uint8Array {
  const copy = new Uint8Array(outline.buffer.slice(outline.byteOffset, outline.byteOffset + outline.byteLength));
  const view = new DataView(copy.buffer);
  for (const { at, glyph } of componentsOf(outline)) view.setUint16(at, numbers.get(glyph) ?? 0);
  return copy;
}
