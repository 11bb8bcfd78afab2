import type { ChartSpec } from '../charts/chart-spec.ts';
import { chartShape } from '../charts/registry.ts';
import { fitText, wrapText } from '../charts/text-width.ts';
import { type LayoutOptions, margin, type Scaffold } from './chart-layout.ts';
import { legendHeight, legendOf } from './legend.ts';

/** Title, subtitle, legend and source, and the room between them. */
export function scaffoldOf(spec: ChartSpec, options: LayoutOptions): Scaffold {
  const text = options.text ?? 12;
  const { width, height } = options;
  const edge = options.titles ? margin : 4;
  const room = width - 2 * edge;
  const title = options.titles ? wrapText(spec.title, room, text + 4, 600, 2) : [];
  const subtitle = options.titles && spec.subtitle !== '' ? wrapText(spec.subtitle, room, text, 400, 2) : [];
  const source = options.titles && spec.source !== '' ? fitText(spec.source, room, text - 2) : null;
  const header = options.titles ? edge + title.length * (text + 9) + subtitle.length * (text + 5) + 8 : 4;
  const legend = legendOf(spec, text, edge, room, header);
  const footer = source === null ? 4 : text + edge;
  return {
    width,
    height,
    text,
    locale: options.locale ?? 'en-US',
    shape: chartShape(spec),
    title,
    subtitle,
    source,
    legend,
    edge,
    room: { top: header + legendHeight(legend, text), bottom: height - footer },
  };
}

/** How many ticks a value axis of this length should have. */
export function tickCount(pixels: number, text: number, perTick = 4.5): number {
  return Math.max(2, Math.min(6, Math.round(pixels / (text * perTick))));
}
