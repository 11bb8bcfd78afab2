import * as Plot from '@observablehq/plot';
import type { LegendItem } from '../legend.ts';
import { boxes, type Drawing, segments, seriesColor, textAt, upright } from './drawing.ts';
import { hatches } from './hatch.ts';

/** The legend as part of the picture, so that no export loses it. */
export function legendMarks(drawing: Drawing): readonly Plot.Markish[] {
  const { layout, theme } = drawing;
  return layout.legend.flatMap((item) => [
    symbol(drawing, item),
    textAt(item.x + layout.text * 1.3, item.y, item.label, { fill: theme.ink2, size: layout.text - 1 }),
  ]);
}

function symbol(drawing: Drawing, { symbol: shape, color: of, x, y }: LegendItem): Plot.Markish {
  const { layout, theme } = drawing;
  const size = layout.text * 0.8;
  const color = typeof of === 'number' ? seriesColor(drawing, of) : theme[of];
  const box = { x1: x, x2: x + size, y1: y - size / 2, y2: y + size / 2 };
  switch (shape) {
    case 'box':
      return boxes([{ ...box, fill: color }], 2);
    case 'hatch':
      return hatches([box], color, 4);
    case 'tick':
      return segments([upright(x + size / 2, y - size / 2 - 1, y + size / 2 + 1, color)], { width: 2 });
    case 'dot':
      return Plot.dot([{ x: x + size / 2, y }], { x: 'x', y: 'y', r: size / 2.4, fill: color });
    case 'ring':
      return Plot.dot([{ x: x + size / 2, y }], { x: 'x', y: 'y', r: size / 2.6, fill: theme.surface, stroke: color, strokeWidth: 1.5 });
  }
}
