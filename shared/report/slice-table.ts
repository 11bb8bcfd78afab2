import type { Column, ColumnBatch, Unit } from '../base/column-batch.ts';
import { dimensionText } from '../charts/dimension-text.ts';
import { bucketText, bucketTime, cellOf, columnOf, metricUnit, showableAt } from '../charts/slice-cells.ts';
import type { Showable } from '../query/format-value.ts';
import type { SliceResult, SliceSpec } from '../query/slice.ts';
import { changeCell, missingCell, textCell, valueCell } from './model-cells.ts';
import type { ModelCell, ModelColumn, ModelTable } from './report-model.ts';

interface Field {
  readonly column: ModelColumn;
  readonly cell: (batch: ColumnBatch, row: number) => ModelCell;
}

/** A slice as a table: its dimensions and buckets, each metric with its comparison, what ratios are made of, and the total at its own grain. */
export function sliceTable(result: SliceResult, slice: SliceSpec, timeZone: string, locale: string): ModelTable {
  const leading = leadingFields(result, slice, timeZone);
  const measures = slice.metrics.flatMap((id) => metricFields(result, slice, id, locale));
  const fields = [...leading, ...measures];
  const rows = Array.from({ length: result.rows.rowCount }, (_, row) => fields.map((field) => field.cell(result.rows, row)));
  const totalRow = [
    ...leading.map((_, index) => textCell(index === 0 ? 'Total' : '')),
    ...measures.map((field) => field.cell(result.totals, 0)),
  ];
  const hasTotal = leading.length > 0 && result.totals.rowCount > 0;
  return { columns: fields.map((field) => field.column), rows: hasTotal ? [...rows, totalRow] : rows, totals: hasTotal ? 1 : 0 };
}

function leadingFields(result: SliceResult, slice: SliceSpec, timeZone: string): readonly Field[] {
  const label = (name: string) => result.columns.find((column) => column.name === name)?.label ?? name;
  const dimensions = slice.by.map(
    (name): Field => ({
      column: { label: label(name), align: 'left', kind: 'text' },
      cell: (batch, row) => textCell(dimensionText(name, cellOf(batch, name, row))),
    }),
  );
  if (slice.grain === null) return dimensions;
  const period: Field = {
    column: { label: 'Period', align: 'left', kind: 'text' },
    cell: (batch, row) => {
      const column = columnOf(batch, 'period');
      const text = column === undefined ? '' : bucketText(bucketTime(column, row, timeZone), slice.grain);
      return textCell(cellOf(batch, 'complete', row) === false ? `${text} (partial)` : text);
    },
  };
  return [...dimensions, period];
}

function metricFields(result: SliceResult, slice: SliceSpec, id: string, locale: string): readonly Field[] {
  const unit = metricUnit(result, id);
  const label = result.columns.find((column) => column.kind === 'metric' && column.metric === id)?.label ?? id;
  const compare = slice.compare
    ? [field(`${label}, before`, `${id}.base`, unit, locale), change(`${label}, change`, id, unit, locale)]
    : [];
  const parts = (['numerator', 'denominator', 'n'] as const).flatMap((part): Field[] => {
    const column = columnOf(result.rows, `${id}.${part}`) ?? columnOf(result.totals, `${id}.${part}`);
    if (column === undefined || (part !== 'n' && unit.kind !== 'ratio' && unit.kind !== 'bps')) return [];
    const made = field(
      part === 'n' ? `${label}, n` : `${label}, ${part}`,
      `${id}.${part}`,
      column.unit.kind === 'none' ? { kind: 'count' } : column.unit,
      locale,
    );
    return [{ ...made, column: { ...made.column, detail: true } }];
  });
  return [field(label, id, unit, locale), ...compare, ...parts];
}

function field(label: string, name: string, unit: Unit, locale: string): Field {
  return { column: { label, align: 'right', kind: 'number' }, cell: (batch, row) => valueCell(read(batch, name, row), unit, locale) };
}

function read(batch: ColumnBatch, name: string, row: number): Showable {
  const column = columnOf(batch, name);
  return column === undefined ? null : showableAt(column, row);
}

function change(label: string, id: string, unit: Unit, locale: string): Field {
  return {
    column: { label, align: 'right', kind: 'number' },
    cell: (batch, row) => {
      const now = plain(columnOf(batch, id), row);
      const base = plain(columnOf(batch, `${id}.base`), row);
      return now === null || base === null ? missingCell : changeCell(now - base, unit, locale);
    },
  };
}

function plain(column: Column | undefined, row: number): number | null {
  const value = column === undefined ? null : showableAt(column, row);
  return value === null ? null : typeof value === 'bigint' && column?.type === 'money' ? Number(value) / 1e6 : Number(value);
}
