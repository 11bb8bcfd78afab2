import { Resvg } from '@resvg/resvg-js';
import { DOMParser } from 'linkedom';
import type { ChartSpec } from '../../../shared/charts/chart-spec.ts';
import { drawChart } from '../../../shared/plot/draw-chart.ts';
import { embeddedSubset, fontFiles, isCovered } from './fonts.ts';

export interface PictureSize {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** A headless document to draw in. Of XML, so that its text is well-formed whatever a label holds. */
export function drawingDocument(): Document {
  return new DOMParser().parseFromString('<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml') as unknown as Document;
}

/** A chart as SVG text; exports are always light. With `titles` it stands alone, with title, source and background. */
export function chartSvg(
  spec: ChartSpec,
  size: PictureSize,
  options: { readonly titles: boolean; readonly text?: number; readonly locale?: string },
): string {
  const svg = drawChart({ spec, document: drawingDocument(), theme: 'light', ...size, ...options });
  return svg.outerHTML;
}

/** The same text with the font of its own letters inside, for a file of its own. */
export function withFont(svg: string): string {
  return svg.replace(/^<svg\b[^>]*>/, (open) => `${open}<style>${embeddedSubset(lettersOf(svg))}</style>`);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** What the texts of a drawing say. */
function lettersOf(svg: string): string {
  const inside = [...svg.matchAll(/<text\b[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text ?? '').join('');
  return inside.replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole);
}

/** A chart in vectors, its texts as outlines so that it looks the same without our font, and the same in pixels. */
export interface ChartPicture {
  readonly svg: string;
  readonly png: Uint8Array;
}

/** Pixels for one CSS pixel of a picture in a deck. */
const deckScale = 3;

export function vectorPicture(spec: ChartSpec, size: PictureSize, text: number): ChartPicture {
  const svg = chartSvg(spec, size, { titles: false, text });
  const outlines = new Resvg(svg, { font: fontOptions(svg) }).toString();
  return {
    svg: outlines.replace(/-?\d+\.\d{3,}/g, (number) => String(Math.round(Number(number) * 100) / 100)),
    png: svgToPng(svg, size.width, deckScale),
  };
}

/** The bundled font only, the same on every machine; letters that it has not are taken from the machine rather than left as boxes. */
const fontOptions = (svg: string) => ({
  loadSystemFonts: !isCovered(lettersOf(svg)),
  fontFiles: [...fontFiles()],
  defaultFontFamily: 'Inter',
});

/** PNG of an SVG, `scale` pixels for one CSS pixel. */
export function svgToPng(svg: string, width: number, scale: number): Uint8Array {
  const picture = new Resvg(svg, {
    fitTo: { mode: 'width', value: Math.round(width * scale) },
    font: fontOptions(svg),
  });
  return new Uint8Array(picture.render().asPng());
}
