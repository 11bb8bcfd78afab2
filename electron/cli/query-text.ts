import { dimensionText } from '../../shared/charts/dimension-text.ts';
import { parseWorked } from '../../shared/query/worked-column.ts';
import { formatChange, formatValue } from '../../shared/query/format-value.ts';
import type { SliceResult, SliceSpec } from '../../shared/query/slice.ts';
import type { MetricRow, SliceJson } from './slice-json.ts';
import { csvLine, tableText } from './table-text.ts';

const counted = ['numerator', 'denominator', 'n'] as const;

/** A coarser slice with its rows. */
export interface Subtotal {
  readonly slice: SliceSpec;
  readonly body: SliceJson;
}

interface Line {
  readonly level: 'cell' | 'subtotal' | 'total';
  /** The same in words: `subtotal by product`. */
  readonly name: string;
  /** How many of the dimensions the row is told apart by. */
  readonly depth: number;
  readonly row: MetricRow;
}

function columnsOf({ by, grain, compare }: SliceSpec): { readonly groups: readonly string[]; readonly figures: readonly string[] } {
  const before = compare === undefined || compare === null ? [] : ['base', 'change'];
  return { groups: [...by, ...(grain === null ? [] : ['period'])], figures: ['value', ...before, ...counted] };
}

function groupedBy(lines: readonly Line[], key: (row: MetricRow) => string): ReadonlyMap<string, readonly Line[]> {
  const groups = new Map<string, Line[]>();
  for (const line of lines) groups.set(key(line.row), [...(groups.get(key(line.row)) ?? []), line]);
  return groups;
}

/** Cells, each beginning of the dimensions followed by its own subtotal, and the total at the end. */
function linesOf(slice: SliceSpec, body: SliceJson, subtotals: readonly Subtotal[]): readonly Line[] {
  const cells = body.rows.map((row): Line => ({ level: 'cell', name: 'cell', depth: slice.by.length, row }));
  const lines = [...subtotals].reverse().reduce((held: readonly Line[], { slice: { by }, body: own }) => {
    const name = `subtotal by ${[...by, ...(slice.grain === null ? [] : ['period'])].join(', ')}`;
    const names = [...by, 'metric', ...(by.length === 0 ? ['period'] : [])];
    const key = (row: MetricRow): string => JSON.stringify(names.map((name) => row[name] ?? null));
    const members = groupedBy(held, key);
    const totals = groupedBy(
      own.rows.map((row): Line => ({ level: 'subtotal', name, depth: by.length, row })),
      key,
    );
    const rest = [...members].flatMap(([id, each]) => (totals.has(id) ? [] : each));
    return [...[...totals].flatMap(([id, each]) => [...(members.get(id) ?? []), ...each]), ...rest];
  }, cells);
  return [...lines, ...body.totals.map((row): Line => ({ level: 'total', name: 'total', depth: 0, row }))];
}

/** Exact numbers, a line each, steps and parts of the clock in words; with subtotals also the total, told apart by `level`. */
export function queryCsv(slice: SliceSpec, body: SliceJson, subtotals: readonly Subtotal[] | null): string {
  const { groups, figures } = columnsOf(slice);
  const names = [...groups, 'metric', ...figures, ...(slice.grain === null ? [] : ['complete'])];
  const cells = (row: MetricRow) =>
    names.map((name) => {
      const value = row[name] ?? null;
      return value === null ? null : parseWorked(name) === null ? String(value) : dimensionText(name, String(value));
    });
  if (subtotals === null) return [csvLine(names), ...body.rows.map((row) => csvLine(cells(row)))].join('\n');
  return [csvLine(['level', ...names]), ...linesOf(slice, body, subtotals).map(({ name, row }) => csvLine([name, ...cells(row)]))].join(
    '\n',
  );
}

/** The same for people: numbers in their units. */
export function queryTable(slice: SliceSpec, result: SliceResult, body: SliceJson, subtotals: readonly Subtotal[] | null): string {
  const { groups, figures } = columnsOf(slice);
  const hasGrain = slice.grain !== null;
  const names = [...groups, 'metric', ...figures, ...(hasGrain ? ['complete'] : [])];
  const lines = linesOf(slice, body, subtotals ?? []);
  const labelled = (line: Line, name: string): string => {
    if (line.level === 'total' && name === groups[0]) return 'Total';
    if (line.level === 'subtotal' && name === groups[line.depth]) return 'Subtotal';
    return shown(result, line.row, name);
  };
  return tableText(
    names.map((header) => ({ header, align: figures.includes(header) ? ('right' as const) : ('left' as const) })),
    lines.map((line) => names.map((name) => labelled(line, name))),
  );
}

function shown(result: SliceResult, row: MetricRow, name: string): string {
  const value = row[name] ?? null;
  if (value === null) return '–';
  if (parseWorked(name) !== null) return dimensionText(name, String(value));
  if (name !== 'value' && name !== 'base' && name !== 'change') return String(value);
  const unit = result.columns.find((column) => column.name === row['metric'])?.unit ?? { kind: 'none' };
  const showable = unit.kind === 'money' ? String(value) : Number(value);
  const options = unit.kind === 'ratio' ? { decimals: 3 } : {};
  return name === 'change' ? formatChange(showable, unit, 'en-US', options) : formatValue(showable, unit, 'en-US', options);
}
