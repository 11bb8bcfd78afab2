import type { CaseWorkbook } from '../business-case/sheet/sheet-model.ts';
import type { ChartSpec } from '../charts/chart-spec.ts';
import type { Lineage } from '../query/slice.ts';

export interface ModelColumn {
  readonly label: string;
  readonly align: 'left' | 'right';
  readonly kind: 'text' | 'number';
  /** Only for spreadsheets: what a ratio is made of. */
  readonly detail?: boolean;
}

export interface ModelCell {
  readonly text: string;
  readonly value: number | null;
  readonly format: string | null;
}

export interface ModelTable {
  readonly columns: readonly ModelColumn[];
  /** `text` is what is shown everywhere; `value` the number behind it for spreadsheets (ratios as 0..1), null for text or missing. */
  readonly rows: readonly (readonly ModelCell[])[];
  /** How many rows at the end are totals. */
  readonly totals?: number;
}

/** The one number of a figure, shown large beside it. */
export interface KeyFigure {
  readonly label: string;
  readonly value: string;
  readonly change: string | null;
  readonly tone: 'good' | 'bad' | 'neutral';
}

/** Where a block stands on its page: cells of a grid of 12 columns and 8 rows below the title. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

interface BlockBase {
  readonly id: string;
  readonly lineage: readonly Lineage[];
  readonly place?: Place;
}

interface FigureBase extends BlockBase {
  readonly table: ModelTable;
  /** What is to be known of the data. */
  readonly notes: readonly string[];
  /** What the figure says, in sentences. */
  readonly findings?: readonly string[];
  /** "Source: ..." where it is more than the files. */
  readonly source?: string;
  /** How the numbers were narrowed, in words, for the passport: period, comparison, filter. */
  readonly scope?: readonly string[];
}

export interface TextBlock extends BlockBase {
  readonly kind: 'headline' | 'text';
  readonly text: string;
  /** Stands where a figure is missing and says why. */
  readonly gap?: boolean;
}

export interface ChartBlock extends FigureBase {
  readonly kind: 'chart';
  readonly chart: ChartSpec;
  readonly keyFigure?: KeyFigure;
  /** The table holds the chart's own points: it stands beside the chart and needs no page. */
  readonly isWhole?: boolean;
  /** What the page with the table says, where the table has a page behind the chart. */
  readonly behind?: string;
  /** The figure as sheets that recompute; made for spreadsheets alone. */
  readonly live?: CaseWorkbook;
}

export interface TableBlock extends FigureBase {
  readonly kind: 'table';
  readonly title: string;
  /** The numbers of the table as large figures: pages show these, spreadsheets the table. */
  readonly tiles?: readonly KeyFigure[];
}

/** What exporters serialise; they compute nothing. */
export type ModelBlock = TextBlock | ChartBlock | TableBlock;

export interface ReportModel {
  readonly name: string;
  readonly subtitle: string;
  readonly workbook: string;
  readonly asOf: string;
  readonly appVersion: string;
  readonly blocks: readonly ModelBlock[];
  /** Said on the face of the report: quarantined rows, missing days, failed controls. */
  readonly caveats: readonly string[];
  /** How the report was asked for, so that whoever holds a file of it can derive its numbers again. */
  readonly recipe?: unknown;
}
