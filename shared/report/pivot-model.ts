import { periodLabel } from '../calendar/period.ts';
import type { PivotView } from '../pivot/pivot-view.ts';
import { printFilter } from '../query/print-filter.ts';
import { cleanModel } from './clean-model.ts';
import { pivotTable } from './pivot-table.ts';
import type { ModelBlock, ModelTable, ReportModel, TableBlock } from './report-model.ts';

/** Columns of figures that can be read beside each other on a slide. */
const figuresPerSlide = 10;

export interface PivotModelFacts extends Pick<ReportModel, 'workbook' | 'asOf' | 'appVersion'> {
  readonly title: string;
  readonly locale: string;
}

/** A pivot as a table with its scope, its notes and the lineage of its figures. */
export function pivotBlock(
  view: PivotView,
  { id, title, locale }: { readonly id: string; readonly title: string; readonly locale: string },
): TableBlock {
  const { grains, warnings } = view.result;
  const notes = [...new Set([...warnings, ...grains.flatMap(({ result }) => result.notes.map(({ message }) => message))])];
  const lineage = grains.slice(0, 1).map(({ result }) => result.lineage);
  return { kind: 'table', id, title, table: pivotTable(view, locale), lineage, notes, scope: scopeOf(view) };
}

function scopeOf({ result: { now, base, spec } }: PivotView): readonly string[] {
  return [
    now === null ? 'All that is loaded' : periodLabel(now.period),
    ...(base === null ? [] : [`against ${periodLabel(base.period)}`]),
    ...(spec.where.kind === 'all' ? [] : [printFilter(spec.where)]),
  ];
}

/** A pivot as a report of its own. */
export function pivotModel(view: PivotView, { title, locale, ...facts }: PivotModelFacts): ReportModel {
  return cleanModel({
    ...facts,
    name: title,
    subtitle: scopeOf(view).join(' · '),
    blocks: [pivotBlock(view, { id: 'pivot', title, locale })],
    caveats: [],
  });
}

/** The same for slides: a table wider than a slide continues on the next ones. */
export function pivotSlides(model: ReportModel): ReportModel {
  return { ...model, blocks: model.blocks.flatMap((block): readonly ModelBlock[] => (block.kind === 'table' ? inParts(block) : [block])) };
}

/** A table of more columns than can be read beside each other, in parts, the names of its rows again in front of each. */
export function inParts(block: TableBlock): readonly TableBlock[] {
  const parts = partsOf(block.table);
  return parts.map((table, at) => ({
    ...block,
    id: at === 0 ? block.id : `${block.id}-${at + 1}`,
    title: parts.length === 1 ? block.title : `${block.title} (part ${at + 1} of ${parts.length})`,
    table,
  }));
}

function partsOf(table: ModelTable): readonly ModelTable[] {
  const heads = table.columns.filter(({ kind }) => kind === 'text').length;
  const count = Math.max(1, Math.ceil((table.columns.length - heads) / figuresPerSlide));
  return Array.from({ length: count }, (_, part) => {
    const from = heads + part * figuresPerSlide;
    const cut = <T>(cells: readonly T[]): readonly T[] => [...cells.slice(0, heads), ...cells.slice(from, from + figuresPerSlide)];
    return { ...table, columns: cut(table.columns), rows: table.rows.map(cut) };
  });
}
