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

/** PNG of an SVG, `scale` pixels for one CSS pixel, with the bundled font only: the same on every machine. */
export function svgToPng(svg: string, width: number, scale: number): Uint8Array {
  const picture = new Resvg(svg, {
    fitTo: { mode: 'width', value: Math.round(width * scale) },
    font: { loadSystemFonts: false, fontFiles: [...fontFiles()], defaultFontFamily: 'Inter' },
  });
  return new Uint8Array(picture.render().asPng());
}

/** Height of a chart where it may be as high as it needs: rows of bars need less than lines. */
export function naturalHeight(spec: ChartSpec, most: number): number {
  if (spec.kind !== 'bar' || spec.xKind !== 'category') return most;
  return Math.min(most, 70 + (spec.series[0]?.points.length ?? 1) * 42);
}
