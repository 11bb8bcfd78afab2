import { cellNumber, type PivotCell } from './pivot-cell.ts';
import type { PivotColor } from './pivot-spec.ts';

/** heat: 0..1 between the smallest and the largest of the measure's cells. */
export type CellColor = { readonly kind: 'heat'; readonly at: number } | { readonly kind: 'good' | 'near' | 'bad' } | null;

export interface HeatRange {
  readonly low: number;
  readonly high: number;
}

/** From the smallest to the largest number; null without two different ones. */
export function heatRange(cells: readonly PivotCell[]): HeatRange | null {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const cell of cells) {
    const number = cellNumber(cell);
    if (number === null) continue;
    low = Math.min(low, number);
    high = Math.max(high, number);
  }
  return low < high ? { low, high } : null;
}

/** The color of a cell. `change` is what the value moved by; up is not good by itself: the metric's direction tells. */
export function cellColor(
  cell: PivotCell,
  color: PivotColor,
  direction: 'up' | 'down' | 'info',
  change: PivotCell,
  range: HeatRange | null,
): CellColor {
  const number = cellNumber(cell);
  if (number === null) return null;
  switch (color.kind) {
    case 'none':
      return null;
    case 'heat':
      return range === null ? null : { kind: 'heat', at: Math.min(1, Math.max(0, (number - range.low) / (range.high - range.low))) };
    case 'direction': {
      const moved = cellNumber(change);
      if (moved === null || direction === 'info' || !/[1-9]/.test(change.text)) return null;
      return { kind: moved > 0 === (direction === 'up') ? 'good' : 'bad' };
    }
    case 'threshold':
      return { kind: meets(number, color.value, direction) ? 'good' : 'bad' };
    case 'target': {
      if (meets(number, color.value, direction)) return { kind: 'good' };
      return { kind: Math.abs(number - color.value) <= color.near ? 'near' : 'bad' };
    }
  }
}

const meets = (number: number, level: number, direction: 'up' | 'down' | 'info'): boolean =>
  direction === 'down' ? number <= level : number >= level;
