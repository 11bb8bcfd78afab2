import type { ChartSpec } from '../charts/chart-spec.ts';
import { stopsOf } from '../charts/points.ts';
import { type ChartSelection, keysOf, membersOf } from '../charts/selection.ts';
import type { ChartLayout } from './chart-layout.ts';
import { columnCategories } from './layout/layout-columns.ts';
import { bucketEnd, dataStep } from './time-domain.ts';

/** Along which way a chart can be brushed; null = not at all. */
export function brushAxis({ shape }: Pick<ChartLayout, 'shape'>): 'x' | 'y' | null {
  switch (shape) {
    case 'time':
    case 'columns':
      return 'x';
    case 'rows':
      return 'y';
    default:
      return null;
  }
}

export interface Brushed {
  readonly selection: ChartSelection;
  /** The marked span in pixels, grown to whole periods or categories. */
  readonly from: number;
  readonly to: number;
}

/** What lies between two pixels along the brush's way, whole periods and whole categories; null where nothing does. */
export function brushed(spec: ChartSpec, layout: ChartLayout, one: number, other: number): Brushed | null {
  const [low, high] = [Math.min(one, other), Math.max(one, other)];
  return layout.shape === 'time' ? brushedTime(spec, layout, low, high) : brushedCategories(spec, layout, low, high);
}

function brushedTime(spec: ChartSpec, layout: ChartLayout, low: number, high: number): Brushed | null {
  const step = dataStep(spec);
  const touched = stopsOf(spec).filter((x) => {
    const { start, size } = layout.bucketOf(Number(x));
    return start + size >= low && start <= high;
  });
  const [first, last] = [touched[0], touched.at(-1)];
  if (first === undefined || last === undefined) return null;
  const time = { from: Number(first), to: bucketEnd(Number(last), step) };
  const end = layout.bucketOf(Number(last));
  return { selection: { time, members: [] }, from: layout.bucketOf(Number(first)).start, to: end.start + end.size };
}

function brushedCategories(spec: ChartSpec, layout: ChartLayout, low: number, high: number): Brushed | null {
  const all = layout.shape === 'columns' ? columnCategories(spec) : layout.categories;
  const touched = all.flatMap((category, index) => {
    const { start, size } = layout.bandOf(index);
    return index < layout.categories.length && start + size >= low && start <= high ? [{ category, start, end: start + size }] : [];
  });
  const [first, last] = [touched[0], touched.at(-1)];
  if (first === undefined || last === undefined) return null;
  const keys = keysOf(
    spec,
    touched.map((each) => each.category),
  );
  const members = membersOf(spec, keys, null);
  return { selection: { time: null, members }, from: first.start, to: last.end };
}
