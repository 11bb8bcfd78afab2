import { plainText } from './drawable-text.ts';
import { keepTextsInside } from './keep-inside.ts';

export interface TidyOptions {
  readonly width: number;
  readonly document: Document;
  readonly background: string | null;
  readonly ink: string;
  readonly alternative: string;
}

/** Fonts by name: bundled in the window, embedded in exported files. */
export const chartFont = 'Inter, "Inter Variable", system-ui, sans-serif';

const rounded = ['d', 'transform', 'x', 'y', 'width', 'height', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy'];

/** Makes Plot's SVG stand alone: no style sheet, named font, a text alternative, and coordinates to a hundredth of a pixel. */
export function tidySvg(svg: SVGSVGElement, options: TidyOptions): SVGSVGElement {
  for (const style of svg.querySelectorAll('style')) style.remove();
  svg.removeAttribute('class');
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  svg.setAttribute('font-family', chartFont);
  svg.setAttribute('fill', options.ink);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', plainText(options.alternative));
  keepTextsInside(svg, options.width);
  for (const element of svg.querySelectorAll('*')) {
    element.removeAttribute('aria-label');
    for (const name of rounded) {
      const value = element.getAttribute(name);
      if (value?.includes('.'))
        element.setAttribute(
          name,
          value.replace(/-?\d*\.\d+(?:e-?\d+)?/g, (number) => String(Math.round(Number(number) * 100) / 100 || 0)),
        );
    }
  }
  for (const text of svg.querySelectorAll('text')) text.setAttribute('style', 'white-space: pre');
  if (options.background !== null) {
    const backdrop = options.document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    backdrop.setAttribute('width', '100%');
    backdrop.setAttribute('height', '100%');
    backdrop.setAttribute('fill', options.background);
    svg.insertBefore(backdrop, svg.firstChild);
  }
  return svg;
}
