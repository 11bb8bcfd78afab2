import { foldedColumn } from '../query/worked-column.ts';
import { type PivotField, type PivotLayout, type PivotMeasure, plainMeasure } from './pivot-spec.ts';

export type Axis = 'rows' | 'columns';

/** What makes two fields the same one. */
export const fieldId = (field: PivotField): string => (field.kind === 'date' ? `date ${field.grain}` : `column ${field.column}`);
export const measureId = ({ metric, show }: PivotMeasure): string => `${metric} ${show}`;

/** Puts a field at a place of an axis; it leaves the place where it stood before. */
export function placeField(layout: PivotLayout, field: PivotField, axis: Axis, at: number): PivotLayout {
  const id = fieldId(field);
  const known = [...layout.rows, ...layout.columns].find((each) => fieldId(each) === id);
  const before = layout[axis].slice(0, at).filter((each) => fieldId(each) !== id);
  const after = layout[axis].slice(at).filter((each) => fieldId(each) !== id);
  const other: Axis = axis === 'rows' ? 'columns' : 'rows';
  return {
    ...layout,
    [other]: layout[other].filter((each) => fieldId(each) !== id),
    [axis]: [...before, known ?? field, ...after],
  };
}

export function replaceField(layout: PivotLayout, axis: Axis, at: number, field: PivotField): PivotLayout {
  return { ...layout, [axis]: layout[axis].map((each, index) => (index === at ? field : each)) };
}

export function removeField(layout: PivotLayout, field: PivotField): PivotLayout {
  const without = (fields: readonly PivotField[]) => fields.filter((each) => fieldId(each) !== fieldId(field));
  return { ...layout, rows: without(layout.rows), columns: without(layout.columns) };
}

/** Puts a measure at a place; what the rows are sorted by stays the same measure. */
export function placeMeasure(layout: PivotLayout, measure: PivotMeasure, at: number): PivotLayout {
  const id = measureId(measure);
  const known = layout.measures.find((each) => measureId(each) === id) ?? measure;
  const before = layout.measures.slice(0, at).filter((each) => measureId(each) !== id);
  const after = layout.measures.slice(at).filter((each) => measureId(each) !== id);
  return withMeasures(layout, [...before, known, ...after]);
}

export function replaceMeasure(layout: PivotLayout, at: number, measure: PivotMeasure): PivotLayout {
  const isThere = layout.measures.some((each, index) => index !== at && measureId(each) === measureId(measure));
  if (isThere) return layout;
  return { ...layout, measures: layout.measures.map((each, index) => (index === at ? measure : each)) };
}

/** The last measure stays: a table without one shows nothing. */
export function removeMeasure(layout: PivotLayout, at: number): PivotLayout {
  const left = layout.measures.filter((_, index) => index !== at);
  return left.length === 0 ? layout : withMeasures(layout, left);
}

export function addMetric(layout: PivotLayout, metric: string): PivotLayout {
  return placeMeasure(layout, plainMeasure(metric), layout.measures.length);
}

function withMeasures(layout: PivotLayout, measures: readonly PivotMeasure[]): PivotLayout {
  const sorted = layout.sort === null ? undefined : layout.measures[layout.sort.measure];
  const at = sorted === undefined ? -1 : measures.findIndex((each) => measureId(each) === measureId(sorted));
  return { ...layout, measures: [...measures], sort: layout.sort === null || at < 0 ? null : { ...layout.sort, measure: at } };
}

/** Rows become columns and columns rows. */
export function transposed(layout: PivotLayout): PivotLayout {
  return { ...layout, rows: layout.columns, columns: layout.rows };
}

/** Without the fields that not every measure can be split by; `allowed` tells the columns of a metric, null where it is not known. */
export function fittingLayout(layout: PivotLayout, allowed: (metric: string) => ReadonlySet<string> | null): PivotLayout {
  const fits = (field: PivotField): boolean =>
    field.kind === 'date' ||
    layout.measures.every(({ metric }) => {
      const columns = allowed(metric);
      const name = foldedColumn(field.column);
      return columns === null || columns.has(name) || name.includes('(');
    });
  return { ...layout, rows: layout.rows.filter(fits), columns: layout.columns.filter(fits) };
}
