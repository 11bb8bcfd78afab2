import * as Plot from '@observablehq/plot';
import type { ChartReference } from '../../charts/chart-spec.ts';
import { legible } from '../../charts/color-math.ts';
import type { EndLabel } from '../end-labels.ts';
import { across, type Drawing, segments, seriesColor, seriesInk, textAt } from './drawing.ts';

function levelColor({ theme }: Drawing, level: ChartReference): string {
  return level.tone === 'limit' ? theme.bad : level.tone === 'target' ? theme.ink : theme.ink3;
}

/** Levels to compare with: dashed lines across the frame, named at their right end. */
export function levelMarks(drawing: Drawing): readonly Plot.Markish[] {
  const { frame, yOfValue } = drawing.layout;
  return (drawing.spec.references ?? [])
    .filter((level) => level.axis !== 'x')
    .map((level) => segments([across(yOfValue(level.value), frame.left, frame.right, levelColor(drawing, level))], { dash: '5 3' }));
}

/** Labels at the right edge, with a thin line to what they name where they had to move. */
export function endLabelMarks(drawing: Drawing): readonly Plot.Markish[] {
  const { layout, theme } = drawing;
  return layout.ends.flatMap((end) => {
    const color = lineColor(drawing, end);
    const ink = 'series' in end.of ? seriesInk(drawing, end.of.series) : legible(color, theme.surface, theme.ink);
    const moved = Math.abs(end.y - end.lineY) > 5;
    const leader = { x1: end.lineX + 4, y1: end.lineY, x2: end.x - 3, y2: end.y, stroke: color };
    return [
      ...(end.hasDot ? [Plot.dot([end], { x: 'lineX', y: 'lineY', r: 3, fill: color, stroke: theme.surface, strokeWidth: 1 })] : []),
      ...(moved ? [segments([leader], { opacity: 0.5 })] : []),
      textAt(end.x, end.y, end.text, { fill: ink, size: layout.text, weight: 'series' in end.of ? 600 : 400 }),
    ];
  });
}

function lineColor(drawing: Drawing, end: EndLabel): string {
  return 'series' in end.of ? seriesColor(drawing, end.of.series) : levelColor(drawing, end.of.level);
}
