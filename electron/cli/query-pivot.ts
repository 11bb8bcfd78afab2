import { fail } from '../../shared/errors/fail.ts';
import { pivotLayout, type PivotField, type PivotMeasure, type PivotSpec, plainMeasure } from '../../shared/pivot/pivot-spec.ts';
import { pivotView, type PivotView } from '../../shared/pivot/pivot-view.ts';
import { grainSchema } from '../../shared/query/slice-schema.ts';
import type { SliceSpec } from '../../shared/query/slice.ts';
import { pivotCsv, pivotTable } from '../../shared/report/pivot-table.ts';
import { callEngine } from './call-engine.ts';
import type { Outcome, Terminal } from './command.ts';
import { listOf, type ParsedArgs } from './parse-args.ts';
import { tableText } from './table-text.ts';

/** Whether a table of rows by columns is asked for. */
export const asksPivot = (args: ParsedArgs): boolean => args.value('rows') !== undefined || args.value('columns') !== undefined;

/** Rows by columns as Explore lays them out; --top folds the first row field, a comparison puts the change beside each value. */
export function queryPivot(args: ParsedArgs, slice: SliceSpec): PivotSpec {
  if (args.value('by') !== undefined || args.value('grain') !== undefined)
    fail('USAGE', {
      problem: '--rows and --columns stand for --by and --grain: give one or the other; a grain such as week is a column too',
    });
  const { metrics, period, where, compare = null, top } = slice;
  const [first, ...rows] = listOf(args.value('rows')).map(fieldOf);
  if (top !== undefined && first?.kind !== 'column') fail('USAGE', { problem: '--top keeps the largest of the first of --rows' });
  const folded: PivotField[] = first === undefined ? [] : [first.kind === 'column' && top !== undefined ? { ...first, top } : first];
  const layout = pivotLayout(metrics, [...folded, ...rows], listOf(args.value('columns')).map(fieldOf));
  const measures = metrics.flatMap((metric): PivotMeasure[] => [
    plainMeasure(metric),
    ...(compare === null ? [] : [{ ...plainMeasure(metric), show: 'change' as const }]),
  ]);
  return { ...layout, measures, compare: compare ?? 'none', subtotals: args.has('subtotals'), period, scopeCompare: null, where };
}

function fieldOf(name: string): PivotField {
  const grain = grainSchema.safeParse(name);
  return grain.success ? { kind: 'date', grain: grain.data } : { kind: 'column', column: name };
}

/** Runs a pivot and says it as a table, as CSV, as JSON, or as the SQL of each of its grains. */
export async function answerPivot(pivot: PivotSpec, args: ParsedArgs, terminal: Terminal): Promise<Outcome> {
  const state = (await callEngine(terminal, 'workbook.state', {})) ?? fail('WORKBOOK_NONE_OPEN');
  const view = pivotView(await callEngine(terminal, 'pivot.run', { pivot }), state.document.settings);
  const table = pivotTable(view, state.document.settings.locale);
  const { grains, warnings } = view.result;
  const sql = grains.map(({ result }) => result.lineage.sql).join('\n\n');
  const notes = [...new Set([...warnings, ...grains.flatMap(({ result }) => result.notes.map(({ message }) => message))])];
  const text = (): string =>
    [
      tableText(
        table.columns.map(({ label, align }) => ({ header: label, align })),
        table.rows.map((row) => row.map((cell) => cell.text)),
      ),
      ...notes.map((note) => `Note: ${note}`),
    ].join('\n');
  return {
    body: { rows: cellsOf(view), notes, ...(args.has('sql') ? { sql } : {}) },
    text: args.has('sql') ? sql : args.has('csv') ? pivotCsv(table).trimEnd() : text(),
  };
}

/** Every cell with the members it stands under; fewer members than fields make a subtotal, none a total. */
function cellsOf(view: PivotView): readonly Readonly<Record<string, unknown>>[] {
  const { measures } = view.result.spec;
  return view.rows.flatMap((row) =>
    view.columns.flatMap((column) =>
      measures.map(({ metric, show }, at) => {
        const { value, text, unit } = view.cell(row.path, column.path, at);
        const number = value === null ? null : unit.kind === 'money' ? Number(value) / 1e6 : Number(value);
        return { row: row.texts, column: column.texts, metric, show, value: number, text };
      }),
    ),
  );
}
