import { formatDay } from '../../../shared/calendar/day.ts';
import { periodLabel } from '../../../shared/calendar/period.ts';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import { cellRows, keyFilter } from '../../../shared/metrics/cell-rows.ts';
import { cellPeriods } from '../../../shared/pivot/cell-periods.ts';
import type { MemberPath } from '../../../shared/pivot/pivot-index.ts';
import type { PivotView } from '../../../shared/pivot/pivot-view.ts';
import { everything, type Filter, allOf } from '../../../shared/query/filter.ts';
import type { BridgeSpec } from '../../../shared/query/bridge-result.ts';
import { filterColumns } from '../../../shared/query/compile-filter.ts';
import type { RowsSpec } from '../../../shared/query/rows-spec.ts';
import { otherValue, parseWorked } from '../../../shared/query/worked-column.ts';
import type { NumberInFocus } from '../../state/number-in-focus.ts';
import type { CellAt } from './pivot-grid.tsx';

/** A cell with everything that leads on from it. */
export interface Point {
  readonly metric: string;
  readonly text: string;
  readonly where: string;
  readonly rows: RowsSpec | null;
  readonly focus: NumberInFocus | null;
  readonly bridge: {
    readonly period: { readonly from: string; readonly to: string } | null;
    readonly cell: Filter;
    readonly compare: BridgeSpec['from'] | null;
  };
  /** The members that a filter can keep, time aside. */
  readonly filter: Filter;
}

export function pointAt(view: PivotView, at: CellAt, metrics: ReadonlyMap<string, MetricInfo>): Point | null {
  const [row, column, measure] = [view.rows[at.row], view.columns[at.column], view.result.spec.measures[at.measure]];
  if (row === undefined || column === undefined || measure === undefined) return null;
  const cell = view.cell(row.path, column.path, at.measure);
  const { place } = cell;
  const info = metrics.get(measure.metric);
  const where = [...row.texts, ...column.texts].join(' · ') || 'All of it';
  if (place === null || info === undefined)
    return {
      metric: measure.metric,
      text: cell.text,
      where,
      rows: null,
      focus: null,
      bridge: { period: null, cell: everything, compare: null },
      filter: everything,
    };
  const { slice, result } = place.grain;
  const filter = place.row === 'total' ? everything : plainFilter(keyFilter(slice, result, place.row));
  const { period, compare } = cellPeriods(place, view.calendar, view.result.base?.period ?? null);
  const own = cellRows({ slice, result, metric: measure.metric, table: info.table, row: place.row }, 'denominator', view.calendar);
  const rows =
    measure.show === 'base'
      ? { ...own, period: compare }
      : measure.show === 'running'
        ? { ...own, period: period === null ? null : { ...period, from: runningFrom(view, row.path, column.path) } }
        : own;
  const focusSlice = { ...slice, period, ...(compare === null ? {} : { compare }) };
  return {
    metric: measure.metric,
    text: cell.text,
    where,
    rows,
    filter,
    bridge: { period, cell: filter, compare },
    focus: {
      metric: measure.metric,
      slice: focusSlice,
      result,
      row: place.row,
      where: period === null ? where : `${where} · ${periodLabel(period)}`,
      cell: filter,
    },
  };
}

/** The day from which a running total runs: that of the coarser date around it, else the first of the period. */
function runningFrom({ index, result }: PivotView, rows: MemberPath, columns: MemberPath): string {
  const from = result.now?.period.from ?? '';
  const { time } = index;
  if (time === null) return from;
  const fields = result.spec[time.axis];
  const path = time.axis === 'rows' ? rows : columns;
  const outer = path.flatMap((key, at) => (at < time.at && fields[at]?.kind === 'date' && typeof key === 'number' ? [formatDay(key)] : []));
  return [from, ...outer].toSorted().at(-1) ?? from;
}

/** "Other" said as what it is: none of those that stand apart. */
function plainFilter(filter: Filter): Filter {
  if (filter.kind === 'and') return allOf(...filter.parts.map(plainFilter));
  if (filter.kind !== 'in') return filter;
  const worked = parseWorked(filter.column);
  if (worked?.kind !== 'only') return filter;
  const { column, values } = worked;
  if (filter.values.length !== 1 || filter.values[0] !== otherValue) return { ...filter, column };
  return { kind: 'not', part: { kind: 'in', column, values: [...values, null] } };
}

/** The bridge from one point to the other, or from before to now of a single one; words where there is none. */
export function bridgeBetween(one: Point, other: Point | null, metric: MetricInfo | undefined, where: Filter): BridgeSpec | string {
  if (metric === undefined) return 'This figure has no bridge.';
  if (metric.kind !== 'ratio' && metric.kind !== 'additive')
    return `${metric.label} is neither a sum nor a rate: it cannot be taken apart.`;
  const used = new Set(filterColumns(one.bridge.cell));
  const by = ['product', 'partner', 'method', ...metric.dimensions.map(({ name }) => name)].find(
    (name) => !used.has(name) && metric.dimensions.some((dimension) => dimension.name === name),
  );
  if (by === undefined) return 'There is nothing left to split it by.';
  const filter = allOf(where, one.bridge.cell);
  if (other === null) {
    const { period, compare } = one.bridge;
    return period === null || compare === null
      ? 'It is compared with nothing.'
      : { metric: metric.id, by, from: compare, to: period, where: filter };
  }
  if (one.metric !== other.metric) return 'A bridge leads between two figures of one measure.';
  if (JSON.stringify(one.bridge.cell) !== JSON.stringify(other.bridge.cell)) return 'A bridge leads between two times of the same members.';
  const [left, right] = [one.bridge.period, other.bridge.period];
  if (left === null || right === null || left.from === right.from) return 'A bridge leads between two different times.';
  const [from, to] = left.from < right.from ? [left, right] : [right, left];
  return { metric: metric.id, by, from, to, where: filter };
}
