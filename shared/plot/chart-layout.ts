import type { ChartShape } from '../charts/kinds/chart-kind.ts';
import type { TimeTick } from '../charts/time-ticks.ts';
import type { ValueAxis } from '../charts/value-axis.ts';
import type { AnnotationLane } from './annotation-lanes.ts';
import type { EndLabel } from './end-labels.ts';
import type { LegendItem } from './legend.ts';

export interface LayoutOptions {
  readonly width: number;
  readonly height: number;
  /** Title, subtitle and source inside the picture: for exports that stand alone. */
  readonly titles?: boolean;
  /** Base text size in pixels; 12 unless told. */
  readonly text?: number;
  readonly locale?: string;
  /** Axes that several small charts have in common. */
  readonly shared?: SharedAxes;
}

export interface SharedAxes {
  readonly value: ValueAxis;
  readonly across: ValueAxis | null;
  readonly time: readonly [number, number];
}

export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A place along an axis of categories, in pixels. */
export interface Band {
  readonly start: number;
  readonly size: number;
}

/** What stands around the picture itself, and the room that is left for it. */
export interface Scaffold {
  readonly width: number;
  readonly height: number;
  readonly text: number;
  readonly locale: string;
  readonly shape: ChartShape;
  readonly title: readonly string[];
  readonly subtitle: readonly string[];
  readonly source: string | null;
  readonly legend: readonly LegendItem[];
  /** Outer margin: wide in a picture that stands alone. */
  readonly edge: number;
  /** Where the title of the value axis may begin, and where everything must end. */
  readonly room: { readonly top: number; readonly bottom: number };
}

/** Where everything of a chart lies, in pixels. */
export interface ChartLayout extends Scaffold {
  readonly frame: Frame;
  /** Left end and middle line of the title of the value axis. */
  readonly axisTitle: { readonly x: number; readonly y: number };
  readonly value: ValueAxis;
  /** The x axis of a plane. */
  readonly across: ValueAxis | null;
  /** Time charts: the first and last moment shown. */
  readonly time: readonly [number, number];
  readonly timeTicks: readonly TimeTick[];
  /** Category charts: the categories in order, and their labels as drawn. */
  readonly categories: readonly string[];
  readonly categoryLabels: readonly (readonly string[])[];
  /** Rows of a grid as drawn. */
  readonly rowLabels: readonly string[];
  /** Categories that did not fit. */
  readonly hidden: number;
  readonly ends: readonly EndLabel[];
  readonly lanes: readonly AnnotationLane[];
  /** Lowest pixel that the chart takes. */
  readonly lowest: number;
  /** Pixel of a moment, or of a number on the x axis of a plane. */
  xAt(at: number): number;
  /** Time: the room of the time that begins at a moment, and its middle; without width where lines go through the moment itself. */
  bucketOf(at: number): Band;
  yOfValue(value: number): number;
  /** Rows: pixel of a value. */
  xOfValue(value: number): number;
  /** Room of a category: down the frame in rows, across it otherwise. */
  bandOf(index: number): Band;
  /** Room of a row of a grid. */
  rowOf(index: number): Band;
}

/** Outer margin of a picture that stands alone. */
export const margin = 16;

/** Share of a category's room that stays empty between bars. */
export const bandPadding = 0.3;
