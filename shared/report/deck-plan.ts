import { isNativeChart } from '../charts/registry.ts';
import { dayText, sourceLine } from '../charts/source-line.ts';
import { pageGrid } from './blocks/block-kind.ts';
import { definitionTable, extractTable, hasAppendix, whatTheyMean, whereFrom } from './lineage-tables.ts';
import { lineageLines } from './lineage-text.ts';
import type { ModelTable, Place, ReportModel } from './report-model.ts';
import { type FigureBlock, type ReportPage, reportPages } from './report-pages.ts';
import { pagedTitle, type Slide, type SlideItem } from './slide.ts';
import { bodyEnd, bodyTop, page as geometry, wordsHeight } from './slide-geometry.ts';
import { tablePages, tableSize } from './table-layout.ts';

export { hasPanel, pagedTitle, type Slide, type SlideItem } from './slide.ts';

type Base = Pick<Slide, 'id' | 'blocks' | 'title' | 'subtitle' | 'source' | 'notes' | 'passport'>;

/** Rows of a table on one slide, and most slides for one table; the spreadsheet holds them all. */
const rowsPerSlide = 14;
const slidesPerTable = 4;
const sentencesPerSlide = 3;

/** Slides of a report: a cover, one finding per slide, and where the numbers come from. */
export function planDeck(model: ReportModel, locale = 'en-US'): readonly Slide[] {
  return [cover(model), ...reportPages(model.blocks).flatMap((page) => slidesOf(page, locale)), ...sources(model)];
}

function slidesOf(page: ReportPage, locale: string): readonly Slide[] {
  const { headline, figures } = page;
  const words = page.texts.map(({ text }) => text);
  const lineage = [headline, ...page.texts, ...figures].flatMap((block) => block?.lineage ?? []);
  const source = lineage.length === 0 ? '' : sourceLine(lineage, locale);
  const blocks = [headline, ...figures, ...page.texts].flatMap((block) => (block === null ? [] : [block.id]));
  const id = blocks[0] ?? '';
  const [figure] = figures;
  if (figure === undefined) {
    const [lead = '', ...rest] = headline === null ? words : [headline.text, ...words];
    const base = { id, blocks, title: lead, subtitle: '', source, notes: [], passport: lineageLines(lineage) };
    return [{ kind: 'text', ...base, paragraphs: rest }];
  }
  const name = nameOf(figure);
  const under = figure.kind === 'chart' ? figure.chart.subtitle : scopeText(figure);
  const base: Base = {
    id,
    blocks,
    title: headline?.text ?? name,
    subtitle: headline === null || headline.text === name ? under : figures.length > 1 ? scopeText(figure) : `${name}. ${under}`,
    passport: [
      ...figures.flatMap(({ scope, findings = [], notes }) => [
        ...(scope ?? []),
        ...(sayable(findings).length === 0 ? findings : []),
        ...notes,
      ]),
      ...lineageLines(lineage),
    ],
    notes: [...new Set(figures.flatMap(({ notes }) => notes))],
    source: figures.length > 1 ? source : figure.kind === 'chart' ? figure.chart.source : (figure.source ?? source),
  };
  if (page.isPlaced) return [{ kind: 'grid', ...base, items: itemsOf(page) }];
  return figureSlides(figure, base, words, { name, under });
}

function figureSlides(
  figure: FigureBlock,
  base: Base,
  texts: readonly string[],
  { name, under }: { readonly name: string; readonly under: string },
): readonly Slide[] {
  const findings = figure.findings ?? [];
  if (figure.kind === 'table') {
    if (figure.tiles === undefined) return tableSlides(figure.table, base, [...texts, ...sayable(findings)]);
    return [{ kind: 'grid', ...base, items: tileItems(figure.id, figure.tiles, [...texts, ...findings]) }];
  }
  const beside = fitsBeside(figure.table) && (figure.isWhole === true || figure.chart.kind === 'cumulative');
  const slide: Slide = {
    kind: 'figure',
    ...base,
    chart: figure.chart,
    keyFigure: figure.keyFigure ?? null,
    table: beside ? withoutDetail(figure.table) : null,
    texts: texts.length > 0 ? texts : findings,
  };
  if ((figure.isWhole === true && beside) || (figure.chart.kind !== 'waterfall' && isNativeChart(figure.chart))) return [slide];
  const behind = figure.behind ?? `The numbers behind: ${name}`;
  return [slide, ...tableSlides(figure.table, { ...base, id: `${base.id}.table`, title: behind, subtitle: under }, [])];
}

/** More sentences than a slide holds stand in its notes. */
const sayable = (findings: readonly string[]): readonly string[] => (findings.length <= sentencesPerSlide ? findings : []);

const nameOf = (figure: FigureBlock): string => (figure.kind === 'chart' ? figure.chart.title : figure.title);

function scopeText({ scope = [] }: FigureBlock): string {
  return scope
    .filter((line) => line !== 'Filter: none')
    .map((line) => line.replace(/ \([^)]*\)/, ''))
    .join(' · ');
}

/** Large figures alone: three to a row. */
function tileItems(
  id: string,
  tiles: NonNullable<Extract<FigureBlock, { kind: 'table' }>['tiles']>,
  texts: readonly string[],
): readonly SlideItem[] {
  const h = Math.min(pageGrid.rows - (texts.length > 0 ? 2 : 0), Math.ceil(tiles.length / 3) * 3);
  const words: SlideItem[] =
    texts.length === 0
      ? []
      : [{ id: `${id}.words`, place: { x: 0, y: h, w: pageGrid.columns, h: pageGrid.rows - h }, content: { kind: 'words', texts } }];
  return [{ id, place: { x: 0, y: 0, w: pageGrid.columns, h }, content: { kind: 'tiles', tiles } }, ...words];
}

/** Blocks where they were put; one without a place stands across the page. */
function itemsOf({ figures, texts }: ReportPage): readonly SlideItem[] {
  const across: Place = { x: 0, y: 0, w: pageGrid.columns, h: pageGrid.rows };
  return [
    ...figures.map((figure): SlideItem => ({ id: figure.id, place: figure.place ?? across, content: contentOf(figure) })),
    ...texts.map(({ id, place, text }): SlideItem => ({ id, place: place ?? across, content: { kind: 'words', texts: [text] } })),
  ];
}

function contentOf(figure: FigureBlock): SlideItem['content'] {
  if (figure.kind === 'chart') return { kind: 'chart', chart: figure.chart, heading: figure.chart.title };
  if (figure.tiles !== undefined) return { kind: 'tiles', tiles: figure.tiles };
  const table = withoutDetail(figure.table);
  return { kind: 'table', table: { ...table, rows: table.rows.slice(0, rowsPerSlide) }, heading: figure.title };
}

function fitsBeside(table: ModelTable): boolean {
  return table.rows.length > 0 && table.rows.length <= 9 && table.columns.filter((column) => column.detail !== true).length <= 4;
}

/** A table over as many slides as it takes, within reason; the columns that only a spreadsheet needs are left out. */
function tableSlides(whole: ModelTable, base: Base, texts: readonly string[]): readonly Slide[] {
  const table = withoutDetail(whole);
  const framed = { ...base, title: pagedTitle({ title: base.title, page: '10 of 10' }) };
  const single = tablePages(table, roomOf(base, texts));
  const counts = single.length === 1 ? single : tablePages(table, roomOf(framed, texts.length === 0 ? [''] : texts));
  const ends = counts.map((_, page) => counts.slice(0, page + 1).reduce((sum, count) => sum + count, 0));
  const shown = Math.min(counts.length, slidesPerTable);
  const last = ends[shown - 1] ?? 0;
  const rowsOf = (page: number) => table.rows.slice((ends[page] ?? 0) - (counts[page] ?? 0), ends[page] ?? 0);
  // One size throughout: that of the page that needs the smallest.
  const sizes = Array.from({ length: shown }, (_, page) => tableSize({ ...table, rows: rowsOf(page) }, roomOf(framed, texts)));
  return Array.from({ length: shown }, (_, page): Slide => {
    const isLast = page === counts.length - 1;
    const more = page === shown - 1 && last < table.rows.length ? [leftText(last, table.rows.length)] : [];
    return {
      kind: 'table',
      ...base,
      id: page === 0 ? base.id : `${base.id}.${page + 1}`,
      table: { columns: table.columns, rows: rowsOf(page), totals: isLast ? (table.totals ?? 0) : 0 },
      texts: page === 0 ? [...texts, ...more] : more,
      page: shown === 1 ? '' : `${page + 1} of ${shown}`,
      type: shown === 1 ? null : Math.min(...sizes),
    };
  });
}

const roomOf = (framed: Base, texts: readonly string[]) => ({
  w: geometry.body,
  h: bodyEnd(framed) - bodyTop(framed) - wordsHeight(texts),
  most: rowsPerSlide,
  shown: slidesPerTable,
});

const leftText = (shown: number, all: number): string =>
  all - shown === 1
    ? `Row ${all} is in the spreadsheet of this report.`
    : `Rows ${shown + 1} to ${all} are in the spreadsheet of this report.`;

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
    id: 'cover',
    blocks: [],
    title: model.name,
    subtitle: model.subtitle,
    facts,
    caveats: model.caveats,
    source: '',
    notes: [],
    passport: [...facts, ...model.caveats],
  };
}

const rebuilt = 'Every number of this report can be rebuilt from these files and definitions; each slide names its own in the notes.';

/** The extracts and definitions under all figures; a report with an appendix of its own has them there. */
function sources(model: ReportModel): readonly Slide[] {
  const lineages = model.blocks.flatMap((block) => block.lineage);
  if (lineages.length === 0 || hasAppendix(model)) return [];
  const base = { blocks: [], subtitle: rebuilt, source: '', notes: [], passport: lineageLines(lineages) };
  return [
    ...tableSlides(definitionTable(lineages), { ...base, id: 'definitions', title: whatTheyMean }, []),
    ...tableSlides(extractTable(lineages), { ...base, id: 'extracts', title: whereFrom }, []),
  ];
}
