import type { Column, ColumnBatch, Unit } from '../../shared/base/column-batch.ts';
import { dayNumber } from '../../shared/calendar/day.ts';
import { metricById } from '../../shared/metrics/registry.ts';
import type { Lineage, SliceColumn, SliceNote, SliceResult, SliceSpec } from '../../shared/query/slice.ts';

export function lineageOf(metric: string, hash: string): Lineage {
  return {
    metrics: [{ id: metric, version: metricById(metric).version, sentence: metricById(metric).sentence }],
    sliceHash: hash,
    sql: 'select 1',
    extracts: [
      { id: 1, name: 'gateway_transactions_2026-01.csv', sha256: 'a'.repeat(64), rows: 8000, quarantined: 0 },
      { id: 3, name: 'gateway_transactions_2026-03.csv', sha256: 'c'.repeat(64), rows: 8000, quarantined: 2 },
    ],
    dataThrough: '2026-03-31',
    appVersion: '0.1.0',
  };
}

/** One row of a hand-made result: dimensions as text, a bucket as a day, and per ratio its numerator and denominator. */
export interface RatioRow {
  readonly by?: Readonly<Record<string, string | null>>;
  readonly day?: string;
  readonly now: readonly [number, number] | null;
  readonly base?: readonly [number, number] | null;
  readonly partial?: boolean;
}

/** A SliceResult of one ratio metric, as the engine would send it. */
export function ratioResult(slice: SliceSpec, rows: readonly RatioRow[], total: RatioRow, notes: readonly SliceNote[] = []): SliceResult {
  const id = slice.metrics[0] ?? '';
  const info = metricById(id);
  const unit: Unit = { kind: 'ratio' };
  const count: Unit = { kind: 'count' };
  const columns: SliceColumn[] = [
    ...slice.by.map(
      (name): SliceColumn => ({ name, kind: 'dimension', label: name.charAt(0).toUpperCase() + name.slice(1), unit: { kind: 'none' } }),
    ),
    ...(slice.grain === null ? [] : [{ name: 'period', kind: 'period', label: 'Period', unit: { kind: 'none' } } as const]),
    { name: id, kind: 'metric', label: info.label, unit, metric: id },
    { name: `${id}.numerator`, kind: 'numerator', label: 'Numerator', unit: count, metric: id },
    { name: `${id}.denominator`, kind: 'denominator', label: 'Denominator', unit: count, metric: id },
    { name: `${id}.n`, kind: 'n', label: 'n', unit: count, metric: id },
  ];
  return {
    columns,
    rows: batch(slice, id, rows),
    totals: batch({ ...slice, by: [], grain: null }, id, [total]),
    lineage: lineageOf(id, `slice-${slice.by.join('-')}-${slice.grain ?? 'all'}`),
    notes,
  };
}

function batch(slice: SliceSpec, id: string, rows: readonly RatioRow[]): ColumnBatch {
  const dict = (name: string): Column => {
    const dictionary = [...new Set(rows.flatMap((row) => row.by?.[name] ?? []))];
    return {
      name,
      type: 'dict',
      unit: { kind: 'none' },
      dictionary,
      codes: Int32Array.from(rows, (row) => dictionary.indexOf(row.by?.[name] ?? '')),
    };
  };
  const ratio = (name: string, of: (row: RatioRow) => readonly [number, number] | null | undefined): Column[] => {
    const validity = Uint8Array.from(rows, (row) => (of(row) ? 1 : 0));
    const values = (pick: (pair: readonly [number, number]) => number) => Float64Array.from(rows, (row) => pick(of(row) ?? [0, 1]));
    const whole = (at: 0 | 1): BigInt64Array => BigInt64Array.from(rows, (row) => BigInt(of(row)?.[at] ?? 0));
    const dot = name.endsWith('.base') ? '_' : '.';
    return [
      { name, type: 'f64', unit: { kind: 'ratio' }, values: values(([n, d]) => n / d), validity },
      { name: `${name}${dot}numerator`, type: 'i64', unit: { kind: 'count' }, values: whole(0), validity },
      { name: `${name}${dot}denominator`, type: 'i64', unit: { kind: 'count' }, values: whole(1), validity },
      ...(dot === '.' ? [{ name: `${name}.n`, type: 'i64', unit: { kind: 'count' }, values: whole(1), validity } as const] : []),
    ];
  };
  const period: Column[] =
    slice.grain === null
      ? []
      : [
          {
            name: 'period',
            type: 'day',
            unit: { kind: 'none' },
            values: Int32Array.from(rows, (row) => dayNumber(row.day ?? '2026-01-01')),
          },
          { name: 'complete', type: 'bool', unit: { kind: 'none' }, values: Uint8Array.from(rows, (row) => (row.partial ? 0 : 1)) },
        ];
  return {
    rowCount: rows.length,
    columns: [
      ...slice.by.map(dict),
      ...period,
      ...ratio(id, (row) => row.now),
      ...(slice.compare ? ratio(`${id}.base`, (row) => row.base) : []),
    ],
  };
}

/** A SliceResult of one amount, exact in micro-units. */
export function moneyResult(
  slice: SliceSpec,
  rows: readonly { readonly by: Readonly<Record<string, string>>; readonly micros: bigint; readonly base?: bigint }[],
  total: bigint,
  totalBase?: bigint,
): SliceResult {
  const id = slice.metrics[0] ?? '';
  const unit: Unit = { kind: 'money', currency: 'USD' };
  const make = (values: readonly (readonly [bigint, bigint | undefined])[]): Column[] => [
    { name: id, type: 'money', unit, values: BigInt64Array.from(values, ([now]) => now) },
    ...(slice.compare
      ? [{ name: `${id}.base`, type: 'money', unit, values: BigInt64Array.from(values, ([, base]) => base ?? 0n) } as const]
      : []),
  ];
  const dims = slice.by.map((name): Column => {
    const dictionary = rows.map((row) => row.by[name] ?? '');
    return { name, type: 'dict', unit: { kind: 'none' }, dictionary, codes: Int32Array.from(rows, (_, index) => index) };
  });
  return {
    columns: [
      ...slice.by.map(
        (name): SliceColumn => ({ name, kind: 'dimension', label: name.charAt(0).toUpperCase() + name.slice(1), unit: { kind: 'none' } }),
      ),
      { name: id, kind: 'metric', label: metricById(id).label, unit, metric: id },
    ],
    rows: { rowCount: rows.length, columns: [...dims, ...make(rows.map((row) => [row.micros, row.base]))] },
    totals: { rowCount: 1, columns: make([[total, totalBase]]) },
    lineage: lineageOf(id, `money-${slice.by.join('-')}`),
    notes: [],
  };
}
