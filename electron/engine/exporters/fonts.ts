import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { missingCharacters, subsetFont } from './font/subset-font.ts';
import { wrapWoff2 } from './font/wrap-woff2.ts';

/** Static cuts for pictures: the rasterizer reads them from the disk by itself. */
const cuts = ['400regular', '500medium', '600semibold', '700bold'] as const;

let folder: string | null = null;

/** The bundled fonts, found from where this code lies: sources, build or package. Inside an archive the unpacked copy is used. */
function fontFolder(): string {
  if (folder !== null) return folder;
  for (let at = dirname(fileURLToPath(import.meta.url)); ; at = dirname(at)) {
    const found = join(at, 'resources', 'fonts').replace(/app\.asar(?!\.unpacked)/, 'app.asar.unpacked');
    if (existsSync(join(found, `inter-${cuts[0]}.ttf`))) return (folder = found);
    if (dirname(at) === at) throw new Error('The bundled fonts are not there');
  }
}

export function fontFiles(): readonly string[] {
  return cuts.map((cut) => join(fontFolder(), `inter-${cut}.ttf`));
}

let face: string | null = null;

/** A font-face rule with the whole Latin font inside, so that a file looks the same wherever it is opened. */
export function embeddedFontFace(): string {
  face ??= readFileSync(join(fontFolder(), 'inter-latin-variable.woff2')).toString('base64');
  return `@font-face{font-family:Inter;font-style:normal;font-weight:100 900;src:url(data:font/woff2;base64,${face}) format('woff2')}`;
}

/** The cuts that drawings use, by weight. */
const drawn = { 400: '400regular', 600: '600semibold' } as const;

const cutContent = (weight: keyof typeof drawn): Uint8Array => readFileSync(join(fontFolder(), `inter-${drawn[weight]}.ttf`));

/** Font-face rules with only the characters of a text inside: a drawing carries its own letters, and no more. */
export function embeddedSubset(text: string): string {
  return ([400, 600] as const)
    .map((weight) => {
      const font = Buffer.from(wrapWoff2(subsetFont(cutContent(weight), text))).toString('base64');
      return `@font-face{font-family:Inter;font-style:normal;font-weight:${weight};src:url(data:font/woff2;base64,${font}) format('woff2')}`;
    })
    .join('');
}

/** True when the bundled font has every letter of a text. */
export function isCovered(text: string): boolean {
  return missingCharacters(cutContent(400), text).every((character) => /[\p{C}\p{Z}]/u.test(character));
}
