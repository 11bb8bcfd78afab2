import type { ChartSpec } from '../charts/chart-spec.ts';
import { chartShape } from '../charts/registry.ts';
import { fitText, textWidth } from '../charts/text-width.ts';

/** One entry of a legend inside the picture; `y` is the middle of its line. */
export interface LegendItem {
  readonly label: string;
  readonly symbol: 'box' | 'dot' | 'ring' | 'tick' | 'hatch';
  /** The series whose color it shows, by its place, or a color with a meaning of its own. */
  readonly color: number | 'ink' | 'good' | 'bad' | 'plain';
  readonly x: number;
  readonly y: number;
}

type Entry = Pick<LegendItem, 'label' | 'symbol' | 'color'>;

/** What a chart must explain because no label can stand beside it. */
function entriesOf(spec: ChartSpec): readonly Entry[] {
  const all = (symbol: LegendItem['symbol']): readonly Entry[] =>
    spec.series.map((series, index) => ({ label: series.label, symbol, color: index }));
  switch (spec.kind) {
    case 'stacked':
      return chartShape(spec) === 'rows' && spec.series.length > 1 ? all('box') : [];
    case 'columns':
      return spec.series.length > 1 ? all('box') : [];
    case 'scatter':
      return spec.series.length > 1 ? all('dot') : [];
    case 'bar':
      return spec.series.length > 1 ? [{ label: spec.series[1]?.label ?? '', symbol: 'tick', color: 'ink' }] : [];
    case 'dot':
      return spec.series.length > 1
        ? [all('dot').slice(0, 1), { label: spec.series[1]?.label ?? '', symbol: 'ring' as const, color: 'ink' as const }].flat()
        : [];
    case 'bullet':
      return [
        ...(spec.direction === 'info'
          ? [{ label: spec.series[0]?.label ?? '', symbol: 'box' as const, color: 'plain' as const }]
          : [
              { label: 'Meets its target', symbol: 'box' as const, color: 'good' as const },
              { label: 'Misses it', symbol: 'box' as const, color: 'bad' as const },
            ]),
        { label: 'Target', symbol: 'tick', color: 'ink' },
      ];
    default:
      return [];
  }
}

/** Space of a symbol before its label, and between entries, in text sizes. */
const symbolRoom = 1.3;
const gap = 1.4;

/** Entries in lines from the left, each as wide as it needs; `top` is the upper edge of the first line. */
export function legendOf(spec: ChartSpec, text: number, left: number, width: number, top: number): readonly LegendItem[] {
  let [x, line] = [left, 0];
  return entriesOf(spec).map((entry): LegendItem => {
    const label = fitText(entry.label, Math.max(40, width * 0.6), text - 1);
    const size = textWidth(label, text - 1) + symbolRoom * text;
    if (x > left && x + size > left + width) [x, line] = [left, line + 1];
    const item = { ...entry, label, x, y: top + line * lineHeight(text) + lineHeight(text) / 2 };
    x += size + gap * text;
    return item;
  });
}

const lineHeight = (text: number): number => text + 7;

/** Height that a legend takes, with the room below it. */
export function legendHeight(items: readonly LegendItem[], text: number): number {
  const [first, last] = [items[0], items.at(-1)];
  return first === undefined || last === undefined ? 0 : last.y - first.y + lineHeight(text) + 3;
}
