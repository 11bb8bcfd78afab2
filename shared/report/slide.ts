import type { ChartSpec } from '../charts/chart-spec.ts';
import type { KeyFigure, ModelTable, Place } from './report-model.ts';

interface SlideBase {
  /** The same for the same page of the same report, whatever its numbers. */
  readonly id: string;
  /** The blocks that stand on it. */
  readonly blocks: readonly string[];
  readonly title: string;
  readonly subtitle: string;
  readonly source: string;
  /** What is to be known of the data, in small type. */
  readonly notes: readonly string[];
  /** The passport: goes into the speaker notes. */
  readonly passport: readonly string[];
}

/** One block in its place on the grid of a page. */
export interface SlideItem {
  readonly id: string;
  readonly place: Place;
  readonly content:
    | { readonly kind: 'chart'; readonly chart: ChartSpec; readonly heading: string }
    | { readonly kind: 'table'; readonly table: ModelTable; readonly heading: string }
    | { readonly kind: 'tiles'; readonly tiles: readonly KeyFigure[] }
    | { readonly kind: 'words'; readonly texts: readonly string[] };
}

/** A slide as data: what stands on it, in order; where it stands is the exporter's, but for the items of a grid. */
export type Slide =
  | (SlideBase & { readonly kind: 'cover'; readonly facts: readonly string[]; readonly caveats: readonly string[] })
  | (SlideBase & { readonly kind: 'text'; readonly paragraphs: readonly string[] })
  | (SlideBase & { readonly kind: 'grid'; readonly items: readonly SlideItem[] })
  | (SlideBase & {
      readonly kind: 'figure';
      readonly chart: ChartSpec;
      readonly keyFigure: KeyFigure | null;
      readonly table: ModelTable | null;
      readonly texts: readonly string[];
    })
  | (SlideBase & {
      readonly kind: 'table';
      readonly table: ModelTable;
      readonly texts: readonly string[];
      readonly page: string /** Points that every page of a table of several is set in. */;
      readonly type: number | null;
    });

/** "The title (2 of 3)" where a table takes several slides. */
export const pagedTitle = ({ title, page }: { readonly title: string; readonly page: string }): string =>
  page === '' ? title : `${title} (${page})`;

/** Words, a table or a number that says more than the chart's own title call for room beside the chart. */
export function hasPanel(slide: Extract<Slide, { kind: 'figure' }>): boolean {
  return (
    slide.texts.length > 0 ||
    slide.table !== null ||
    (slide.keyFigure !== null && (slide.keyFigure.change !== null || slide.chart.kind !== 'line'))
  );
}
