import type { ChartSpec } from '../charts/chart-spec.ts';
import { isNativeChart } from '../charts/registry.ts';
import { dayText, sourceLine } from '../charts/source-line.ts';
import type { Lineage } from '../query/slice.ts';
import { lineageLines } from './lineage-text.ts';
import { textCell } from './model-cells.ts';
import type { KeyFigure, ModelBlock, ModelTable, ReportModel } from './report-spec.ts';

interface SlideBase {
  readonly title: string;
  readonly subtitle: string;
  readonly source: string;
  /** What is to be known of the data, in small type. */
  readonly notes: readonly string[];
  /** The passport: goes into the speaker notes. */
  readonly passport: readonly string[];
}

/** A slide as data: what stands on it, in order; where it stands is the exporter's. */
export type Slide =
  | (SlideBase & { readonly kind: 'cover'; readonly facts: readonly string[]; readonly caveats: readonly string[] })
  | (SlideBase & { readonly kind: 'text'; readonly paragraphs: readonly string[] })
  | (SlideBase & {
      readonly kind: 'figure';
      readonly chart: ChartSpec;
      readonly keyFigure: KeyFigure | null;
      readonly table: ModelTable | null;
      readonly texts: readonly string[];
    })
  | (SlideBase & { readonly kind: 'table'; readonly table: ModelTable; readonly texts: readonly string[]; readonly page: string });

/** Rows of a table on one slide, and most slides for one table; the spreadsheet holds them all. */
const rowsPerSlide = 12;
const slidesPerTable = 4;

type Figure = Extract<ModelBlock, { kind: 'chart' | 'table' }>;
interface Section {
  headline: string | null;
  texts: string[];
  figure: Figure | null;
  lineage: readonly Lineage[];
}

/** Slides of a report: a cover, one finding per slide, and where the numbers come from. */
export function planDeck(model: ReportModel, locale = 'en-US'): readonly Slide[] {
  const slides = sectionsOf(model.blocks)
    .filter((section) => section.headline !== null || section.figure !== null || section.texts.length > 0)
    .flatMap((section) => slidesOf(section, locale));
  return [cover(model), ...slides, ...sources(model)];
}

/** A headline opens a section; text joins the figure before it in its section, or the one that follows. */
function sectionsOf(blocks: readonly ModelBlock[]): readonly Section[] {
  const sections: Section[] = [];
  for (const block of blocks) {
    const open = sections.at(-1);
    if (block.kind === 'headline') {
      sections.push({ headline: block.text, texts: [], figure: null, lineage: block.lineage });
    } else if (block.kind === 'text' && block.gap === true) {
      const [what, ...why] = block.text.split(': ');
      sections.push(
        { headline: what ?? '', texts: [why.join(': ')], figure: null, lineage: [] },
        { headline: null, texts: [], figure: null, lineage: [] },
      );
    } else if (block.kind === 'text') {
      if (open === undefined) sections.push({ headline: null, texts: [block.text], figure: null, lineage: block.lineage });
      else {
        open.texts.push(block.text);
        open.lineage = [...open.lineage, ...block.lineage];
      }
    } else if (block.kind === 'chart' || block.kind === 'table') {
      if (open !== undefined && open.figure === null) {
        open.figure = block;
        open.lineage = [...open.lineage, ...block.lineage];
      } else sections.push({ headline: null, texts: [], figure: block, lineage: block.lineage });
    }
  }
  return sections;
}

function slidesOf({ headline, texts, figure, lineage }: Section, locale: string): readonly Slide[] {
  const source = lineage.length === 0 ? '' : sourceLine(lineage, locale);
  if (figure === null) {
    const [lead, ...rest] = headline === null ? texts : [headline, ...texts];
    return [{ kind: 'text', title: lead ?? '', subtitle: '', paragraphs: rest, source, notes: [], passport: lineageLines(lineage) }];
  }
  const passport = [...(figure.scope ?? []), ...figure.notes, ...lineageLines(lineage)];
  const name = figure.kind === 'chart' ? figure.chart.title : figure.title;
  const under =
    figure.kind === 'chart'
      ? figure.chart.subtitle
      : (figure.scope ?? [])
          .filter((line) => line !== 'Filter: none')
          .map((line) => line.replace(/ \([^)]*\)/, ''))
          .join(' · ');
  const base = {
    title: headline ?? name,
    subtitle: headline === null || headline === name ? under : `${name}. ${under}`,
    passport,
    notes: figure.notes,
    source: figure.kind === 'chart' ? figure.chart.source : source,
  };
  const findings = figure.findings ?? [];
  if (figure.kind === 'table') return tableSlides(figure.table, base, [...texts, ...findings]);
  const beside = fitsBeside(figure.table) && figure.chart.kind === 'cumulative';
  const slide: Slide = {
    kind: 'figure',
    ...base,
    chart: figure.chart,
    keyFigure: figure.keyFigure ?? null,
    table: beside ? withoutDetail(figure.table) : null,
    texts: texts.length > 0 ? texts : findings,
  };
  if (figure.chart.kind !== 'waterfall' && isNativeChart(figure.chart)) return [slide];
  const behind = figure.chart.kind === 'waterfall' ? 'Shares, rates and effects behind the bridge' : `The numbers behind: ${name}`;
  return [slide, ...tableSlides(figure.table, { ...base, title: behind, subtitle: under }, [])];
}

/** Words, a table or a number that says more than the chart's own title call for room beside the chart. */
export function hasPanel(slide: Extract<Slide, { kind: 'figure' }>): boolean {
  return (
    slide.texts.length > 0 ||
    slide.table !== null ||
    (slide.keyFigure !== null && (slide.keyFigure.change !== null || slide.chart.kind !== 'line'))
  );
}

function fitsBeside(table: ModelTable): boolean {
  return table.rows.length > 0 && table.rows.length <= 8 && table.columns.filter((column) => column.detail !== true).length <= 4;
}

/** A table over as many slides as it takes, within reason; the columns that only a spreadsheet needs are left out. */
function tableSlides(whole: ModelTable, base: SlideBase, texts: readonly string[]): readonly Slide[] {
  const table = withoutDetail(whole);
  const pages = Math.max(1, Math.ceil(table.rows.length / rowsPerSlide));
  const shown = Math.min(pages, slidesPerTable);
  return Array.from({ length: shown }, (_, page): Slide => {
    const rows = table.rows.slice(page * rowsPerSlide, (page + 1) * rowsPerSlide);
    const isLast = page === pages - 1;
    const more =
      page === shown - 1 && pages > shown
        ? [`Rows ${rowsPerSlide * shown + 1} to ${table.rows.length} are in the spreadsheet of this report.`]
        : [];
    return {
      kind: 'table',
      ...base,
      table: { columns: table.columns, rows, totals: isLast ? (table.totals ?? 0) : 0 },
      texts: page === 0 ? [...texts, ...more] : more,
      page: pages === 1 ? '' : `${page + 1} of ${pages}`,
    };
  });
}

export function withoutDetail(table: ModelTable): ModelTable {
  const kept = table.columns.flatMap((column, index) => (column.detail === true ? [] : [index]));
  return {
    ...table,
    columns: kept.flatMap((index) => table.columns[index] ?? []),
    rows: table.rows.map((row) => kept.flatMap((index) => row[index] ?? [])),
  };
}

function cover(model: ReportModel): Slide {
  const facts = [`Workbook: ${model.workbook}`, `As of ${dayText(model.asOf)}`, `Paybench ${model.appVersion}`];
  return {
    kind: 'cover',
    title: model.name,
    subtitle: model.subtitle,
    facts,
    caveats: model.caveats,
    source: '',
    notes: [],
    passport: [...facts, ...model.caveats],
  };
}

/** The extracts and definitions under all figures. */
function sources(model: ReportModel): readonly Slide[] {
  const lineages = model.blocks.flatMap((block) => block.lineage);
  const extracts = [...new Map(lineages.flatMap((lineage) => lineage.extracts).map((extract) => [extract.id, extract])).values()].sort(
    (a, b) => a.id - b.id,
  );
  const metrics = [...new Map(lineages.flatMap((lineage) => lineage.metrics).map((metric) => [metric.id, metric])).values()];
  const base = {
    subtitle: 'Every number of this report can be rebuilt from these files and definitions; each slide names its own in the notes.',
    source: '',
    notes: [],
    passport: lineageLines(lineages),
  };
  const left = (label: string) => ({ label, align: 'left' as const, kind: 'text' as const });
  const right = (label: string) => ({ label, align: 'right' as const, kind: 'number' as const });
  const count = (value: number) => ({ text: value.toLocaleString('en-US'), value, format: '#,##0' });
  if (lineages.length === 0) return [];
  return [
    ...tableSlides(
      {
        columns: [left('Metric'), left('Definition')],
        rows: metrics.map((metric) => [textCell(`${metric.id}@${metric.version}`), textCell(metric.sentence)]),
      },
      { ...base, title: 'What the numbers mean' },
      [],
    ),
    ...tableSlides(
      {
        columns: [left('Extract'), right('Rows'), right('In quarantine'), left('SHA-256')],
        rows: extracts.map((extract) => [
          textCell(extract.name),
          count(extract.rows),
          count(extract.quarantined),
          textCell(extract.sha256),
        ]),
      },
      { ...base, title: 'Where the numbers come from' },
      [],
    ),
  ];
}
