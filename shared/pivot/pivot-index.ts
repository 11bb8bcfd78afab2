import { cellAt, columnNamed } from '../base/column-batch.ts';
import { type BucketCalendar, bucketStart } from '../calendar/bucket.ts';
import { millisecondsPerDay } from '../calendar/day.ts';
import { offsetAt } from '../calendar/time-zone.ts';
import type { PivotGrain, PivotResult } from './pivot-result.ts';
import type { PivotField } from './pivot-spec.ts';

/** The value of a member: text of a column (null = rows without one), start of a bucket (days; hours in ms since 1970 UTC). */
export type MemberKey = string | number | null;
export type MemberPath = readonly MemberKey[];

/** Where the figures of a cell stand: a row of a grain's result, or its total. */
export interface PivotPlace {
  readonly grain: PivotGrain;
  readonly row: number | 'total';
}

export interface PivotIndex {
  /** The finest date that the pivot runs over, on columns before rows; null without any. */
  readonly time: { readonly axis: 'rows' | 'columns'; readonly at: number } | null;
  find(rows: MemberPath, columns: MemberPath): PivotPlace | null;
  /** Paths of one axis down to a depth, in the order of the result; null where the pivot has no such grain. */
  paths(axis: 'rows' | 'columns', depth: number): readonly MemberPath[] | null;
}

const idOf = (rows: MemberPath, columns: MemberPath): string => JSON.stringify([rows, columns]);

/** Finds the figures of any cell of a pivot. */
export function pivotIndex({ spec, grains }: PivotResult, calendar: BucketCalendar, timeZone: string): PivotIndex {
  const places = new Map<string, PivotPlace>();
  const edges = new Map<string, MemberPath[]>();
  for (const grain of grains) {
    const { rowDepth, columnDepth, result } = grain;
    const fields = [spec.rows.slice(0, rowDepth), spec.columns.slice(0, columnDepth)] as const;
    const edge = rowDepth === 0 ? `columns ${columnDepth}` : columnDepth === 0 ? `rows ${rowDepth}` : null;
    const list: MemberPath[] = [];
    if (rowDepth + columnDepth === 0) places.set(idOf([], []), { grain, row: 'total' });
    else
      for (let row = 0; row < result.rows.rowCount; row++) {
        const [rows, columns] = pathsOf(grain, fields, row, calendar, timeZone);
        places.set(idOf(rows, columns), { grain, row });
        list.push(rowDepth === 0 ? columns : rows);
      }
    if (edge !== null) edges.set(edge, list);
  }
  return {
    time: timeOf(spec),
    find: (rows, columns) => places.get(idOf(rows, columns)) ?? null,
    paths: (axis, depth) => edges.get(`${axis} ${depth}`) ?? null,
  };
}

function timeOf(spec: PivotResult['spec']): PivotIndex['time'] {
  for (const axis of ['columns', 'rows'] as const) {
    const at = spec[axis].findLastIndex(({ kind }) => kind === 'date');
    if (at >= 0) return { axis, at };
  }
  return null;
}

function pathsOf(
  { slice, result }: PivotGrain,
  axes: readonly [readonly PivotField[], readonly PivotField[]],
  row: number,
  calendar: BucketCalendar,
  timeZone: string,
): [MemberPath, MemberPath] {
  let at = 0;
  const start = slice.grain === null ? 0 : Number(cellAt(columnNamed(result.rows, 'period'), row) ?? 0);
  const keyOf = (field: PivotField): MemberKey => {
    if (field.kind === 'column') {
      const value = cellAt(columnNamed(result.rows, slice.by[at++] ?? ''), row);
      return value === null ? null : String(value);
    }
    if (field.grain === slice.grain || field.grain === 'hour') return start;
    const day = slice.grain === 'hour' ? Math.floor((start + offsetAt(timeZone, start)) / millisecondsPerDay) : start;
    return bucketStart(field.grain, day, calendar);
  };
  const rows = axes[0].map(keyOf);
  return [rows, axes[1].map(keyOf)];
}
