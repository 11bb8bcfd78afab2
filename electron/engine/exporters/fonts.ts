import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

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
