import { fitText, textWidth } from '../charts/text-width.ts';

function inherited(element: Element, name: string, stop: Element): string | null {
  for (let at: Element | null = element; at !== null; at = at === stop ? null : at.parentElement) {
    const value = at.getAttribute(name);
    if (value !== null) return value;
  }
  return null;
}

function leftOf(element: Element, stop: Element): number {
  let x = 0;
  for (let at: Element | null = element; at !== null && at !== stop; at = at.parentElement) {
    const match = /translate\(([-\d.e]+)/.exec(at.getAttribute('transform') ?? '');
    if (match !== null) x += Number(match[1]);
  }
  return x;
}

/** Shortens texts that would leave the picture, whatever they hold: the last resort after each has been fitted to its own place. */
export function keepTextsInside(svg: SVGSVGElement, width: number): void {
  for (const element of svg.querySelectorAll('text')) {
    const text = element.textContent ?? '';
    const size = Number(inherited(element, 'font-size', svg) ?? 12);
    const weight = inherited(element, 'font-weight', svg) === '600' ? 600 : 400;
    const x = leftOf(element, svg);
    const anchor = inherited(element, 'text-anchor', svg);
    const room = anchor === 'end' ? x : anchor === 'middle' ? 2 * Math.min(x, width - x) : width - x;
    if (room < size) element.remove();
    else if (textWidth(text, size, weight) > room) element.textContent = fitText(text, room, size, weight);
  }
}
