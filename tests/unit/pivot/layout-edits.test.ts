import { describe, expect, it } from 'vitest';
import {
  addMetric,
  placeField,
  placeMeasure,
  removeField,
  removeMeasure,
  replaceMeasure,
  transposed,
} from '../../../shared/pivot/layout-edits.ts';
import { type PivotField, type PivotLayout, pivotLayout, plainMeasure } from '../../../shared/pivot/pivot-spec.ts';

const column = (name: string): PivotField => ({ kind: 'column', column: name });
const month: PivotField = { kind: 'date', grain: 'month' };
const layout = pivotLayout(['orders', 'attempts'], [column('partner'), column('product')], [month]);
const names = ({ rows, columns }: PivotLayout) =>
  [rows, columns].map((fields) => fields.map((field) => (field.kind === 'date' ? field.grain : field.column)).join(' '));

describe('arranging a pivot', () => {
  it('moves a field within an axis, to the other one, and adds a new one', () => {
    expect(names(placeField(layout, column('product'), 'rows', 0))).toEqual(['product partner', 'month']);
    expect(names(placeField(layout, column('partner'), 'columns', 1))).toEqual(['product', 'month partner']);
    expect(names(placeField(layout, column('channel'), 'rows', 1))).toEqual(['partner channel product', 'month']);
    expect(names(placeField(layout, column('partner'), 'rows', 2))).toEqual(['product partner', 'month']);
  });

  it('keeps how a field is folded when it moves', () => {
    const folded = { ...layout, rows: [{ kind: 'column' as const, column: 'partner', top: 5 }] };
    expect(placeField(folded, column('partner'), 'columns', 0).columns).toEqual([{ kind: 'column', column: 'partner', top: 5 }, month]);
  });

  it('swaps and removes', () => {
    expect(names(transposed(layout))).toEqual(['month', 'partner product']);
    expect(names(removeField(layout, month))).toEqual(['partner product', '']);
  });

  it('sorts by the same measure wherever it goes, and by none once it is gone', () => {
    const sorted = { ...layout, sort: { measure: 1, descending: true } };
    expect(placeMeasure(sorted, plainMeasure('attempts'), 0).sort).toEqual({ measure: 0, descending: true });
    expect(removeMeasure(sorted, 0).sort).toEqual({ measure: 0, descending: true });
    expect(removeMeasure(sorted, 1).sort).toBeNull();
  });

  it('holds a measure once and never none', () => {
    expect(addMetric(layout, 'orders').measures.map(({ metric }) => metric)).toEqual(['attempts', 'orders']);
    expect(replaceMeasure(layout, 0, plainMeasure('attempts'))).toBe(layout);
    const single = removeMeasure(layout, 0);
    expect(removeMeasure(single, 0)).toBe(single);
  });
});
