import { readFileSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import { missingCharacters, subsetFont } from '../../../electron/engine/exporters/font/subset-font.ts';
import { wrapWoff2 } from '../../../electron/engine/exporters/font/wrap-woff2.ts';
import { embeddedSubset, fontFiles, isCovered } from '../../../electron/engine/exporters/fonts.ts';
import { chartSvg, withFont } from '../../../electron/engine/exporters/picture.ts';
import { lineSpec } from '../../support/chart-specs.ts';

const regular = () => readFileSync(fontFiles().find((file) => file.includes('400regular')) ?? '');

/** The pixels of a text in one font file. */
function pixels(text: string, font: string): Uint8Array {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="60"><text x="8" y="40" font-family="Inter" font-size="28">${text.replace('&', '&amp;')}</text></svg>`;
  return new Resvg(svg, { font: { loadSystemFonts: false, fontFiles: [font], defaultFontFamily: 'Inter' } }).render().pixels;
}

describe('a font of a few letters', () => {
  it.each(['Payment', 'Žluťoučký kůň', 'Ελλάδα', 'Kč & Zażółć'])('draws "%s" as the whole font does', (text) => {
    const folder = mkdtempSync(join(tmpdir(), 'paybench-font-'));
    try {
      const file = join(folder, 'subset.ttf');
      writeFileSync(file, subsetFont(regular(), text));
      const whole = fontFiles().find((each) => each.includes('400regular')) ?? '';
      // Neighbours closer than usual are a matter of the whole font's kerning table: letters one by one are the same in both.
      for (const letter of new Set(text)) expect(Buffer.from(pixels(letter, file)).equals(Buffer.from(pixels(letter, whole)))).toBe(true);
      expect(pixels(text, file).some((value) => value !== 0)).toBe(true);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('writes all figures equally wide: 1 as wide as 8', () => {
    const view = new DataView(subsetFont(regular(), '18').buffer);
    const at = (tag: string) => {
      for (let index = 0; index < view.getUint16(4); index++) {
        const entry = 12 + index * 16;
        if ([...tag].every((letter, place) => view.getUint8(entry + place) === letter.charCodeAt(0))) return view.getUint32(entry + 8);
      }
      return 0;
    };
    // Glyph 0 is the one for what is missing; 1 and 2 are the figures.
    expect(view.getUint16(at('hmtx') + 4)).toBe(view.getUint16(at('hmtx') + 8));
  });

  it('is a few kilobytes', () => {
    const face = embeddedSubset('Payment success fell 1.5 pp to 89.5 % from January to March');
    expect(face.length).toBeLessThan(16_000);
    expect(face.match(/font-weight:(400|600)/g)).toEqual(['font-weight:400', 'font-weight:600']);
  });

  it('unpacks to the tables that went in', () => {
    const font = subsetFont(regular(), 'abc');
    const packed = wrapWoff2(font);
    const head = new DataView(packed.buffer);
    expect(String.fromCharCode(...packed.subarray(0, 4))).toBe('wOF2');
    expect([head.getUint32(8), head.getUint16(12), head.getUint32(16)]).toEqual([packed.length, 10, font.length]);
    const body = packed.subarray(packed.length - 4 * Math.ceil(head.getUint32(20) / 4));
    const from = packed.length - body.length;
    const tables = [0, 1, 2, 3].map((shift) => {
      try {
        return brotliDecompressSync(packed.subarray(from - shift, from - shift + head.getUint32(20)));
      } catch (thrown) {
        return String(thrown);
      }
    });
    const lengths = Array.from({ length: 10 }, (_, index) => new DataView(font.buffer).getUint32(12 + index * 16 + 12));
    expect(tables.some((each) => typeof each !== 'string' && each.length === lengths.reduce((sum, length) => sum + length, 0))).toBe(true);
  });

  it('knows what it cannot draw', () => {
    expect(missingCharacters(regular(), 'aبč')).toEqual(['ب']);
    expect([isCovered('Žluť α Ж − · ▲'), isCovered('بطاقة')]).toEqual([true, false]);
  });
});

it('a chart carries the letters of its own texts', () => {
  const svg = withFont(chartSvg(lineSpec, { width: 860, height: 460 }, { titles: true }));
  expect(svg.match(/@font-face/g)).toHaveLength(2);
  expect(svg.length).toBeLessThan(45_000);
});
