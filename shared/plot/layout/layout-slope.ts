import type { ChartSpec } from '../../charts/chart-spec.ts';
import { slopesOf } from '../../charts/kinds/slope.ts';
import { stopsOf } from '../../charts/points.ts';
import { chartKinds } from '../../charts/registry.ts';
import { textWidth } from '../../charts/text-width.ts';
import type { ChartLayout, LayoutOptions, Scaffold } from '../chart-layout.ts';
import { slopeTexts } from '../slope-texts.ts';
import { tickCount } from '../scaffold.ts';
import { noAxes, scaleBetween } from './band.ts';

/** Two columns of labels with a line between each pair; the periods stand above. */
export function layoutSlope(spec: ChartSpec, scaffold: Scaffold, options: LayoutOptions): ChartLayout {
  const { width, text, edge, room } = scaffold;
  const value = options.shared?.value ?? chartKinds.slope.axis(spec, tickCount(Math.max(40, room.bottom - room.top - 3 * text), text));
  const slopes = slopesOf(spec).map((slope) => slopeTexts(spec, slope, scaffold.locale));
  const widest = (pick: (texts: (typeof slopes)[number]) => string) =>
    Math.max(0, ...slopes.map((texts) => textWidth(pick(texts), text, 600)));
  const left = edge + Math.min(widest((texts) => `${texts.name}${texts.left}`) + 12, width * 0.36);
  const right = Math.max(left + 20, width - edge - Math.min(widest((texts) => texts.right) + 12, width * 0.36));
  const top = room.top + text + 12 + text + 10;
  const bottom = Math.max(top + 20, room.bottom - text * 0.8);
  const categories = stopsOf(spec).map(String);
  return {
    ...noAxes,
    ...scaffold,
    frame: { left, right, top, bottom },
    axisTitle: { x: edge, y: room.top + text * 0.6 + 2 },
    value,
    lowest: room.bottom,
    categories,
    categoryLabels: categories.map((category) => [category]),
    yOfValue: scaleBetween(value.min, value.max, bottom, top),
    bandOf: (index) => ({ start: index === 0 ? left : right, size: 0 }),
  };
}
