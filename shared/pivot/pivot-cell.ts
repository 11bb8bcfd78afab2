import { cellAt, type Unit } from '../base/column-batch.ts';
import { columnOf, metricUnit } from '../charts/slice-cells.ts';
import { faceOf } from '../metrics/metric-face.ts';
import { exactRatio } from '../query/exact-ratio.ts';
import { formatChange, formatRelative, formatValue, missingText } from '../query/format-value.ts';
import { metricCell } from '../query/slice-cells.ts';
import type { CellDays } from './cell-days.ts';
import type { MemberPath, PivotIndex, PivotPlace } from './pivot-index.ts';
import { batchOf } from './pivot-place.ts';
import type { PivotMeasure, PivotShow } from './pivot-spec.ts';
import { runningTotal } from './running-total.ts';

/** A figure of a pivot with what is needed to show and to doubt it. */
export interface PivotCell {
  /** Money in micro-units, ratios and shares as 0..1, a relative change as a share of the base. */
  readonly value: number | bigint | null;
  readonly unit: Unit;
  readonly form: 'value' | 'change' | 'relative';
  readonly text: string;
  readonly n: bigint | null;
  /** Fewer behind it than the metric asks for. */
  readonly isSmall: boolean;
  /** False where days of its period are not loaded or missing. */
  readonly isComplete: boolean;
  readonly place: PivotPlace | null;
  /** Business days of its period and of the one it is compared with, where sums differ by that alone. */
  readonly unlikeDays: CellDays | null;
}

const share: Unit = { kind: 'ratio' };

/** The cell at the crossing of two paths; null values where the pivot has nothing there. */
export function pivotCell(index: PivotIndex, rows: MemberPath, columns: MemberPath, measure: PivotMeasure, locale: string): PivotCell {
  const place = index.find(rows, columns);
  const { metric, show } = measure;
  if (show === 'running') return runningCell(index, rows, columns, metric, locale);
  if (place === null) return { ...blank, place };
  const { batch, row } = batchOf(place);
  const unit = metricUnit(place.grain.result, metric);
  const now = metricCell(batch, metric, row);
  const base = metricCell(batch, metric, row, 'base');
  const complete = columnOf(batch, 'complete');
  const facts = {
    n: now.n,
    isSmall: now.n !== null && now.n > 0n && now.n < BigInt(faceOf(place.grain.result.lineage, metric).minimumN),
    isComplete: complete === undefined || cellAt(complete, row) !== false,
    place,
    unlikeDays: null,
  };
  const plain = (value: number | bigint | null, of: Unit): PivotCell => ({
    ...facts,
    value,
    unit: of,
    form: 'value',
    text: formatValue(value, of, locale),
  });
  switch (show) {
    case 'value':
      return plain(now.value, unit);
    case 'base':
      return plain(base.value, unit);
    case 'change': {
      const value = difference(now.value, base.value);
      return { ...facts, value, unit, form: 'change', text: formatChange(value, unit, locale) };
    }
    case 'relative': {
      const [from, to] = [numberOf(base.value), numberOf(now.value)];
      const value = from === null || to === null || from === 0 ? null : (to - from) / Math.abs(from);
      return { ...facts, value, unit: share, form: 'relative', text: formatRelative(from, to, locale) };
    }
    default:
      return plain(shareOf(index, rows, columns, metric, show), share);
  }
}

const blank: Omit<PivotCell, 'place'> = {
  value: null,
  unit: { kind: 'none' },
  form: 'value',
  text: missingText,
  n: null,
  isSmall: false,
  isComplete: true,
  unlikeDays: null,
};

/** What came together so far stands also where nothing came in. */
function runningCell(index: PivotIndex, rows: MemberPath, columns: MemberPath, metric: string, locale: string): PivotCell {
  const place = index.find(rows, columns);
  const whole = index.find([], []);
  const value = runningTotal(index, rows, columns, metric);
  if (value === null || whole === null) return { ...blank, place };
  const unit = metricUnit(whole.grain.result, metric);
  return { ...blank, place, value, unit, text: formatValue(value, unit, locale) };
}

/** The part of its row, its column or everything; both are exact sums at their own grain. */
function shareOf(
  index: PivotIndex,
  rows: MemberPath,
  columns: MemberPath,
  metric: string,
  show: Extract<PivotShow, 'row_share' | 'column_share' | 'total_share'>,
): number | null {
  const own = sumAt(index.find(rows, columns), metric);
  const whole = sumAt(
    show === 'row_share' ? index.find(rows, []) : show === 'column_share' ? index.find([], columns) : index.find([], []),
    metric,
  );
  return own === null || whole === null ? null : exactRatio(own, whole);
}

function sumAt(place: PivotPlace | null, metric: string): bigint | null {
  if (place === null) return null;
  const { batch, row } = batchOf(place);
  const { value } = metricCell(batch, metric, row);
  return typeof value === 'bigint' ? value : null;
}

function difference(now: number | bigint | null, base: number | bigint | null): number | bigint | null {
  if (now === null || base === null) return null;
  return typeof now === 'bigint' && typeof base === 'bigint' ? now - base : Number(now) - Number(base);
}

const numberOf = (value: number | bigint | null): number | null => (value === null ? null : Number(value));

/** The number of a cell for ranking, coloring and spreadsheets: money in major units. */
export function cellNumber({ value, unit }: Pick<PivotCell, 'value' | 'unit'>): number | null {
  if (value === null) return null;
  return unit.kind === 'money' && typeof value === 'bigint' ? Number(value) / 1e6 : Number(value);
}
