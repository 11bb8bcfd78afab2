import type * as Plot from '@observablehq/plot';
import type { PixelBox } from './drawing.ts';

const round = (value: number): number => Math.round(value * 100) / 100;

/** Slanted lines across a rectangle, as the data of a path: no pattern, so that every program draws it alike. */
export function hatchPath({ x1, x2, y1, y2 }: Pick<PixelBox, 'x1' | 'x2' | 'y1' | 'y2'>, gap = 6): string {
  const [left, right, top, bottom] = [Math.min(x1, x2), Math.max(x1, x2), Math.min(y1, y2), Math.max(y1, y2)];
  let path = '';
  // Lines x + y = sum; multiples of the gap, so that neighbours continue one another.
  for (let sum = Math.ceil((left + top) / gap) * gap; sum < right + bottom; sum += gap) {
    const from = { x: Math.max(left, sum - bottom), y: Math.min(bottom, sum - left) };
    const to = { x: Math.min(right, sum - top), y: Math.max(top, sum - right) };
    if (to.x - from.x > 0.5) path += `M${round(from.x)},${round(from.y)}L${round(to.x)},${round(to.y)}`;
  }
  return path;
}

/** Hatched rectangles in one color. */
export function hatches(list: readonly Pick<PixelBox, 'x1' | 'x2' | 'y1' | 'y2'>[], stroke: string, gap = 6): Plot.Markish {
  return pathMark(list.map((box) => hatchPath(box, gap)).join(''), { stroke, 'stroke-width': '1', fill: 'none' });
}

/** A path in pixels with plain attributes. */
export function pathMark(path: string, attributes: Readonly<Record<string, string>>): Plot.Markish {
  return (_index, _scales, _values, _dimensions, context) => {
    const element = context.document.createElementNS('http://www.w3.org/2000/svg', 'path');
    element.setAttribute('d', path);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element as SVGElement;
  };
}
