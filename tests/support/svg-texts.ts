import { textWidth } from '../../shared/charts/text-width.ts';

export interface DrawnText {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

function inherited(element: Element, name: string): string | null {
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const value = at.getAttribute(name);
    if (value !== null) return value;
  }
  return null;
}

/** The translations of an element and of the groups around it, added up. */
function placeOf(element: Element): { readonly x: number; readonly y: number } {
  let [x, y] = [0, 0];
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const match = /translate\(([-\d.]+),([-\d.]+)\)/.exec(at.getAttribute('transform') ?? '');
    if (match !== null) [x, y] = [x + Number(match[1]), y + Number(match[2])];
  }
  return { x, y };
}

/** Every text of a drawing with where it lies, by the widths that the layout counts on. */
export function drawnTexts(document: Document): readonly DrawnText[] {
  return [...document.querySelectorAll('text')].map((element) => {
    const { x, y } = placeOf(element);
    const text = (element.textContent ?? '').replace(/[\u2068\u2069]/g, '');
    const weight = Number(inherited(element, 'font-weight')) === 600 ? 600 : 400;
    const wide = textWidth(text, Number(inherited(element, 'font-size') ?? 12), weight);
    const anchor = inherited(element, 'text-anchor');
    const left = anchor === 'end' ? x - wide : anchor === 'middle' ? x - wide / 2 : x;
    return { text, left, right: left + wide, y };
  });
}
