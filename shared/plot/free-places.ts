import type { Frame } from './chart-layout.ts';

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const touch = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Where the left end and middle line of each name may stand (right of its dot, left, above, below) without covering a dot or another name; null = nowhere. */
export function freePlaces(
  named: readonly (Spot & { readonly width: number })[],
  dots: readonly Spot[],
  frame: Frame,
  text: number,
): readonly ({ readonly x: number; readonly y: number } | null)[] {
  const taken: Box[] = dots.map(({ x, y, r }) => ({ left: x - r, right: x + r, top: y - r, bottom: y + r }));
  const half = text * 0.55;
  return named.map(({ x, y, r, width }) => {
    const tries = [
      { x: x + r + 4, y },
      { x: x - r - 4 - width, y },
      { x: x - width / 2, y: y - r - half - 2 },
      { x: x - width / 2, y: y + r + half + 2 },
    ];
    for (const at of tries) {
      const box = { left: at.x - 1, right: at.x + width + 1, top: at.y - half, bottom: at.y + half };
      const inside = box.left >= frame.left && box.right <= frame.right + 4 && box.top >= frame.top - 2 && box.bottom <= frame.bottom;
      if (inside && !taken.some((other) => touch(box, other))) {
        taken.push(box);
        return at;
      }
    }
    return null;
  });
}
