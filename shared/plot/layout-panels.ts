import { type ChartSpec, panelSpec, panelTitles } from '../charts/chart-spec.ts';
import { chartKinds } from '../charts/registry.ts';
import type { ValueAxis } from '../charts/value-axis.ts';
import { valueAxis } from '../charts/value-axis.ts';
import type { ChartLayout, LayoutOptions, Scaffold, SharedAxes } from './chart-layout.ts';
import { layoutChart } from './layout-chart.ts';
import { scaffoldOf, tickCount } from './scaffold.ts';
import { timeDomain } from './time-domain.ts';

/** One small chart: its own spec and layout, its name at (x, y), its drawing at (x, top). */
export interface Panel {
  readonly title: string;
  readonly spec: ChartSpec;
  readonly layout: ChartLayout;
  readonly x: number;
  readonly y: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface PanelLayout {
  readonly scaffold: Scaffold;
  readonly panels: readonly Panel[];
}

/** Shape that a small chart should come close to, and the gap between two. */
const wanted = { ratio: 1.7, gap: 16 } as const;

/** As many columns as make the small charts come closest to a good shape. */
export function panelColumns(count: number, width: number, height: number): number {
  let [best, distance] = [1, Infinity];
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const off = Math.abs(Math.log(width / columns / (height / rows) / wanted.ratio)) + (rows * columns - count) * 0.08;
    if (off < distance) [best, distance] = [columns, off];
  }
  return best;
}

/** Small charts in rows, on the same axes, so that they can be compared. */
export function layoutPanels(spec: ChartSpec, options: LayoutOptions): PanelLayout {
  const scaffold = scaffoldOf(spec, options);
  const titles = panelTitles(spec);
  const { text, edge, room } = scaffold;
  const width = options.width - 2 * edge;
  const height = room.bottom - room.top;
  const columns = panelColumns(titles.length, width, height);
  const rows = Math.ceil(titles.length / columns);
  const name = text + 6;
  const panelWidth = (width - (columns - 1) * wanted.gap) / columns;
  const panelHeight = (height - (rows - 1) * wanted.gap) / rows;
  const specs = titles.map((title) => quiet(panelSpec(spec, title)));
  const shared = sharedAxes(spec, specs, panelWidth, panelHeight, text);
  return {
    scaffold,
    panels: specs.map((panel, index): Panel => {
      const x = edge + (index % columns) * (panelWidth + wanted.gap);
      const y = room.top + Math.floor(index / columns) * (panelHeight + wanted.gap);
      const size = { width: panelWidth, height: panelHeight - name };
      const { locale } = scaffold;
      const layout = layoutChart(panel, { ...size, text: Math.max(10, text - 1), locale, shared });
      return { title: titles[index] ?? '', spec: panel, layout, x, y, top: y + name, ...size };
    }),
  };
}

/** In a small chart with one series the title is its name; the measure is said once, in the subtitle. */
function quiet(panel: ChartSpec): ChartSpec {
  return {
    ...panel,
    yLabel: '',
    series: panel.series.length === 1 ? panel.series.map((series) => ({ ...series, label: '' })) : panel.series,
  };
}

function sharedAxes(whole: ChartSpec, specs: readonly ChartSpec[], width: number, height: number, text: number): SharedAxes {
  const kind = chartKinds[whole.kind];
  const isAcross = kind.shape(whole) === 'rows';
  const ticks = tickCount(isAcross ? width : height, text, isAcross ? 9 : 5.5);
  const axes = specs.map((spec) => kind.axis(spec, ticks));
  const across = specs.flatMap((spec) => kind.across?.(spec, tickCount(width, text, 9)) ?? []);
  return {
    value: union(axes, ticks) ?? valueAxis(0, 1, ticks),
    across: union(across, tickCount(width, text, 9)),
    time: timeDomain(whole),
  };
}

/** One axis over several. */
function union(axes: readonly ValueAxis[], ticks: number): ValueAxis | null {
  if (axes.length === 0) return null;
  const low = Math.min(...axes.map((axis) => axis.min));
  const high = Math.max(...axes.map((axis) => axis.max));
  return valueAxis(low, high, ticks, !axes.some((axis) => axis.max === high && axis.ticks.at(-1) !== high && high === 1));
}
