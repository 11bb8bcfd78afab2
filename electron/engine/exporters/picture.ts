import { Resvg } from '@resvg/resvg-js';
import { parseHTML } from 'linkedom';
import type { ChartSpec } from '../../../shared/charts/chart-spec.ts';
import { drawChart } from '../../../shared/plot/draw-chart.ts';
import { embeddedFontFace, fontFiles } from './fonts.ts';

export interface PictureSize {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** A chart as SVG text; exports are always light. With `titles` it stands alone, with title, source and background. */
export function chartSvg(
  spec: ChartSpec,
  size: PictureSize,
  options: { readonly titles: boolean; readonly text?: number; readonly locale?: string },
): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const svg = drawChart({ spec, document, theme: 'light', ...size, ...options });
  return svg.outerHTML;
}

/** The same text with the font inside, for a file of its own. */
export function withFont(svg: string): string {
  return svg.replace(/^<svg\b[^>]*>/, (open) => `${open}<style>${embeddedFontFace()}</style>`);
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
  const outlines = new Resvg(svg, { font: fontOptions() }).toString();
  return {
    svg: outlines.replace(/-?\d+\.\d{3,}/g, (number) => String(Math.round(Number(number) * 100) / 100)),
    png: svgToPng(svg, size.width, deckScale),
  };
}

const fontOptions = () => ({ loadSystemFonts: false, fontFiles: [...fontFiles()], defaultFontFamily: 'Inter' });

/** PNG of an SVG, `scale` pixels for one CSS pixel, with the bundled font only: the same on every machine. */
export function svgToPng(svg: string, width: number, scale: number): Uint8Array {
  const picture = new Resvg(svg, {
    fitTo: { mode: 'width', value: Math.round(width * scale) },
    font: fontOptions(),
  });
  return new Uint8Array(picture.render().asPng());
}
