import type { Column, ColumnBatch, Unit } from '../base/column-batch.ts';
import { exactRatio } from '../query/exact-ratio.ts';
import { microsToText } from '../query/format-value.ts';
import { roundedQuotient } from '../query/plan-rates.ts';
import type { Grain, SliceColumn } from '../query/slice.ts';
import type { Metric } from './metric.ts';
import type { Group, Sums } from './roll-up.ts';
import { type SumType, unitsIn, type ValueShape } from './value-shape.ts';

/** One row to be written: a group, whether its bucket is complete, and its counterpart in the comparison period. */
export interface SliceRow {
  readonly group: Group;
  readonly complete: boolean;
  /** Metrics (by position) for which no rows means zero: they have rows elsewhere and no day is missing here. */
  readonly zeroWhenEmpty: readonly boolean[];
  readonly base: Group | null;
  readonly baseZeroWhenEmpty: readonly boolean[];
}

export interface BatchShape {
  readonly metrics: readonly Metric[];
  /** What the numbers of each metric are made of. */
  readonly shapes: readonly ValueShape[];
  readonly dimensions: readonly { readonly name: string; readonly label: string }[];
  readonly grain: Grain | null;
  readonly hasBase: boolean;
  readonly currency: string;
  /** Money sums are divided by this once, at the very end. */
  readonly rateScale: bigint;
}

interface NumberColumn {
  readonly column: SliceColumn;
  readonly type: 'f64' | 'i64' | 'money';
  readonly value: (row: SliceRow) => number | bigint | null;
}

/** Columns of a slice, with how each gets its value. */
function numberColumns(batch: BatchShape): NumberColumn[] {
  return batch.metrics.flatMap((metric, slot) => {
    const shape = batch.shapes[slot] ?? { kind: 'value' };
    const current = partColumns(metric, shape, batch, '', (row) =>
      filled(row.group.sums[slot] ?? null, row.zeroWhenEmpty[slot] ?? false, shape),
    );
    if (!batch.hasBase) return current;
    const base = partColumns(metric, shape, batch, 'base', (row) =>
      filled(row.base?.sums[slot] ?? null, row.baseZeroWhenEmpty[slot] ?? false, shape),
    );
    return [...current, ...base];
  });
}

function filled(sums: Sums | null, isZero: boolean, shape: ValueShape): Sums | null {
  if (sums !== null || !isZero || shape.kind !== 'sum') return sums;
  return { numerator: 0n, denominator: null, n: 0n };
}

function partColumns(
  metric: Metric,
  shape: ValueShape,
  batch: BatchShape,
  part: '' | 'base',
  sumsOf: (row: SliceRow) => Sums | null,
): NumberColumn[] {
  const money: Unit = { kind: 'money', currency: batch.currency };
  const unit: Unit = metric.unit === 'money' ? money : { kind: metric.unit };
  const [top, bottom] = shape.kind === 'ratio' ? [shape.top, shape.bottom] : [shape.kind === 'sum' ? shape.type : null, null];
  const name = (suffix: string): string =>
    part === '' ? (suffix === '' ? metric.id : `${metric.id}.${suffix}`) : `${metric.id}.${suffix === '' ? 'base' : `base_${suffix}`}`;
  const prefix = part === '' ? '' : 'Before: ';
  const column = (kind: SliceColumn['kind'], suffix: string, label: string, columnUnit: Unit): SliceColumn => ({
    name: name(suffix),
    kind,
    label: `${prefix}${metric.label}${label}`,
    unit: columnUnit,
    metric: metric.id,
  });
  const sumColumn = (kind: 'numerator' | 'denominator', type: SumType | null, pick: (sums: Sums) => bigint | null): NumberColumn => ({
    column: column(kind, kind, `, ${kind}`, type === 'money' ? money : type === 'decimal' ? { kind: 'none' } : { kind: 'count' }),
    type: type === 'money' ? 'money' : type === 'decimal' ? 'f64' : 'i64',
    value: (row) => {
      const sums = sumsOf(row);
      const sum = sums === null || type === null ? null : pick(sums);
      return sum === null ? null : shown(sum, type ?? 'count', batch.rateScale);
    },
  });
  return [
    {
      column: column('metric', '', '', unit),
      type: metric.unit === 'money' ? 'money' : shape.kind === 'sum' && shape.type === 'count' && metric.unit === 'count' ? 'i64' : 'f64',
      value: (row) => metricValue(metric, shape, sumsOf(row), batch.rateScale),
    },
    sumColumn('numerator', top, (sums) => sums.numerator),
    sumColumn('denominator', bottom, (sums) => sums.denominator),
    { column: column('n', 'n', ', n', { kind: 'count' }), type: 'i64', value: (row) => sumsOf(row)?.n ?? null },
  ];
}

/** A sum as it goes out: counts as they are, amounts as micro-units, other numbers as floats. */
function shown(sum: bigint, type: SumType, rateScale: bigint): number | bigint {
  if (type === 'count') return sum;
  return type === 'money' ? roundedQuotient(sum, rateScale) : Number(sum) / 1e6;
}

const unitScales: Partial<Record<Metric['unit'], bigint>> = { bps: 10_000n, per_thousand: 1_000n };

/** The number itself: an exact fraction of sums in the metric's unit, or a quantile. Missing where there is nothing to divide by. */
export function metricValue(metric: Metric, shape: ValueShape, sums: Sums | null, rateScale: bigint): number | bigint | null {
  if (sums === null) return null;
  if (sums.value !== undefined) return metric.unit === 'money' ? BigInt(Math.round(sums.value * 1e6)) : sums.value;
  const fraction = fractionOf(sums, shape, rateScale);
  if (fraction === null || fraction.bottom === 0n) return null;
  const { top, bottom } = fraction;
  if (metric.unit === 'money') return bottom < 0n ? roundedQuotient(-top * 1_000_000n, -bottom) : roundedQuotient(top * 1_000_000n, bottom);
  const scale = unitScales[metric.unit] ?? 1n;
  if (shape.kind === 'sum' && shape.type === 'count' && metric.unit === 'count') return top;
  return exactRatio(top * scale, bottom);
}

function fractionOf(sums: Sums, shape: ValueShape, rateScale: bigint): { readonly top: bigint; readonly bottom: bigint } | null {
  if (sums.exact !== undefined) return sums.exact;
  if (shape.kind === 'sum') return { top: sums.numerator, bottom: unitsIn(shape.type, rateScale) };
  if (shape.kind === 'value' || sums.denominator === null) return null;
  if (shape.top === shape.bottom) return { top: sums.numerator, bottom: sums.denominator };
  return { top: sums.numerator * unitsIn(shape.bottom, rateScale), bottom: sums.denominator * unitsIn(shape.top, rateScale) };
}

/** Every column of a slice in order: dimensions, period, complete, then four (with a comparison eight) for each metric. */
export function sliceColumns(shape: BatchShape): SliceColumn[] {
  return [
    ...shape.dimensions.map(({ name, label }): SliceColumn => ({ name, kind: 'dimension', label, unit: { kind: 'none' } })),
    ...(shape.grain === null ? [] : [{ name: 'period', kind: 'period' as const, label: 'Period', unit: { kind: 'none' as const } }]),
    { name: 'complete', kind: 'complete', label: 'Complete', unit: { kind: 'none' } },
    ...numberColumns(shape).map(({ column }) => column),
  ];
}

export function sliceBatch(rows: readonly SliceRow[], shape: BatchShape): ColumnBatch {
  const none: Unit = { kind: 'none' };
  const columns: Column[] = [
    ...shape.dimensions.map(({ name }, position) =>
      dictColumn(
        name,
        rows.map((row) => row.group.key[position] ?? null),
      ),
    ),
    ...(shape.grain === null ? [] : [periodColumn(rows, shape.grain)]),
    { name: 'complete', type: 'bool', unit: none, values: Uint8Array.from(rows, (row) => (row.complete ? 1 : 0)) },
    ...numberColumns(shape).map((source) => numberColumn(rows, source)),
  ];
  return { rowCount: rows.length, columns };
}

/** Texts as codes into a dictionary, in order of first appearance. */
export function dictColumn(name: string, values: readonly (string | null)[]): Column {
  const codes = new Int32Array(values.length);
  const positions = new Map<string, number>();
  values.forEach((value, row) => {
    if (value === null) {
      codes[row] = -1;
      return;
    }
    const known = positions.get(value) ?? positions.size;
    positions.set(value, known);
    codes[row] = known;
  });
  return { name, type: 'dict', unit: { kind: 'none' }, codes, dictionary: [...positions.keys()], ...validity(values) };
}

function periodColumn(rows: readonly SliceRow[], grain: Grain): Column {
  const starts = rows.map((row) => row.group.bucket);
  const unit: Unit = { kind: 'none' };
  const present = validity(starts);
  if (grain === 'hour')
    return { name: 'period', type: 'instant', unit, values: Float64Array.from(starts, (start) => start ?? 0), ...present };
  return { name: 'period', type: 'day', unit, values: Int32Array.from(starts, (start) => start ?? 0), ...present };
}

const int64 = 2n ** 63n;

function numberColumn(rows: readonly SliceRow[], { column, type, value }: NumberColumn): Column {
  const values = rows.map(value);
  const { name, unit } = column;
  const present = validity(values);
  if (type === 'f64') return { name, type, unit, values: Float64Array.from(values, (one) => Number(one ?? 0)), ...present };
  const whole = values.map((one) => BigInt(one ?? 0));
  const wire = BigInt64Array.from(whole, (one) => BigInt.asIntN(64, one));
  if (type === 'i64') return { name, type, unit, values: wire, ...present };
  const isWide = whole.some((one) => one >= int64 || one < -int64);
  return { name, type, unit, values: wire, ...(isWide ? { text: whole.map(microsToText) } : {}), ...present };
}

function validity(values: readonly unknown[]): { validity?: Uint8Array } {
  return values.includes(null) ? { validity: Uint8Array.from(values, (value) => (value === null ? 0 : 1)) } : {};
}
