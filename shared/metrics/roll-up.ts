import { converted, type RateTable } from '../query/plan-rates.ts';
import type { AggregateRef } from './aggregates.ts';
import type { SliceStatement } from './statement.ts';

/** Result columns of a statement; money as micro-units. */
export type RawColumns = readonly (readonly (string | bigint | number | null)[])[];

/** Exact sums of one metric in one group; money is still multiplied by the rate table's scale. */
export interface Sums {
  numerator: bigint;
  denominator: bigint | null;
  n: bigint;
  /** The number itself where it is no sum and no ratio of sums: a quantile, a peak. */
  value?: number;
  /** The number of a formula that is neither, as an exact fraction in natural units. */
  exact?: { readonly top: bigint; readonly bottom: bigint };
}

/** One group of a slice: dimension texts and bucket start, with the sums of each metric (null = the metric has no rows here). */
export interface Group {
  readonly key: readonly (string | null)[];
  readonly bucket: number | null;
  readonly sums: (Sums | null)[];
}

export interface RolledUp {
  readonly groups: Map<string, Group>;
  readonly totals: Group;
  faults: bigint;
  /** Currencies met in amounts other than zero. */
  readonly currencies: Set<string>;
  /** By metric: what a numerator split by outcome is divided by, for every group of the other dimensions. */
  readonly wholes: Map<string, Whole>[];
}

export interface Whole {
  readonly denominator: bigint;
  readonly n: bigint;
}

/** How the metrics of a statement are placed in a slice. */
export interface Placement {
  /** Position of each of the statement's metrics in the slice. */
  readonly slots: readonly number[];
  /** For each of them, the dimension positions that split its numerator only. */
  readonly outcomes: readonly (readonly number[])[];
  readonly bucketStart: ((key: bigint) => number) | null;
  /** Folds groups together, for "Other"; the identity otherwise. */
  readonly fold: (key: readonly (string | null)[]) => readonly (string | null)[];
  readonly rates: RateTable;
}

export function groupKey(key: readonly (string | null)[], bucket: number | null): string {
  return JSON.stringify([bucket, ...key]);
}

/** The group of the dimensions that do not tell an outcome. */
export function wholeKey(key: readonly (string | null)[], split: readonly number[], bucket: number | null): string {
  return groupKey(
    key.map((value, position) => (split.includes(position) ? null : value)),
    bucket,
  );
}

export function emptyRollUp(metricCount: number, dimensions: number): RolledUp {
  const totals: Group = { key: Array<null>(dimensions).fill(null), bucket: null, sums: Array<null>(metricCount).fill(null) };
  return { groups: new Map(), totals, faults: 0n, currencies: new Set(), wholes: Array.from({ length: metricCount }, () => new Map()) };
}

/** Adds a statement's rows into groups and totals: sums only, exact, converted at plan rates; a ratio is divided afterwards. */
export function rollUp(target: RolledUp, statement: SliceStatement, columns: RawColumns, placement: Placement): void {
  const rowCount = columns[0]?.length ?? 0;
  let at = statement.dimensions;
  const bucketColumn = statement.hasBucket ? columns[at++] : undefined;
  const eraColumn = statement.hasEra ? columns[at++] : undefined;
  const currencyColumns = new Map(statement.currencies.map((name) => [name, columns[at++]]));
  const first = at;

  for (let row = 0; row < rowCount; row++) {
    const key = placement.fold(columns.slice(0, statement.dimensions).map((column) => (column[row] ?? null) as string | null));
    const bucket = bucketColumn === undefined || placement.bucketStart === null ? null : placement.bucketStart(big(bucketColumn[row]));
    const era = eraColumn === undefined ? 0 : Number(big(eraColumn[row]));
    const valueOf = (ref: AggregateRef): bigint => {
      const value = big(columns[first + ref.index]?.[row]) * ref.sign;
      if (ref.currency === null || value === 0n) return value;
      const currency = (currencyColumns.get(ref.currency)?.[row] ?? null) as string | null;
      target.currencies.add(currency ?? '');
      return converted(placement.rates, value, currency, era);
    };
    if (statement.faults !== null) target.faults += big(columns[first + statement.faults]?.[row]);
    statement.metrics.forEach((refs, index) => {
      const sums: Sums = {
        numerator: valueOf(refs.numerator),
        denominator: refs.denominator === null ? null : valueOf(refs.denominator),
        n: valueOf(refs.n),
      };
      if (sums.n === 0n && sums.numerator === 0n && (sums.denominator ?? 0n) === 0n) return;
      const slot = placement.slots[index] ?? 0;
      add(target.totals, slot, sums);
      add(groupAt(target, key, bucket), slot, sums);
      addWhole(target, slot, wholeKey(key, placement.outcomes[index] ?? [], bucket), sums);
    });
  }
  statement.metrics.forEach((_, index) => widenDenominators(target, placement.slots[index] ?? 0, placement.outcomes[index] ?? []));
  dropEmpty(target);
}

/** Rows that cancel out (a retry counted and taken away again) leave nothing to divide by; groups without any number go. */
function dropEmpty(target: RolledUp): void {
  const isEmpty = (sums: Sums | null): boolean => sums !== null && sums.denominator === 0n && sums.numerator === 0n && sums.n === 0n;
  for (const group of [target.totals, ...target.groups.values()])
    group.sums.forEach((sums, slot) => {
      if (isEmpty(sums)) group.sums[slot] = null;
    });
  for (const [id, group] of target.groups) if (group.sums.every((sums) => sums === null)) target.groups.delete(id);
}

function addWhole(target: RolledUp, slot: number, key: string, sums: Sums): void {
  const known = target.wholes[slot]?.get(key) ?? { denominator: 0n, n: 0n };
  target.wholes[slot]?.set(key, { denominator: known.denominator + (sums.denominator ?? 0n), n: known.n + sums.n });
}

/** Gives each part of a split numerator the denominator of all parts together; parts without a numerator go. */
function widenDenominators(target: RolledUp, slot: number, split: readonly number[]): void {
  if (split.length === 0) return;
  for (const group of target.groups.values()) {
    const sums = group.sums[slot] ?? null;
    const whole = target.wholes[slot]?.get(wholeKey(group.key, split, group.bucket));
    if (sums === null || whole === undefined) continue;
    group.sums[slot] = sums.numerator === 0n ? null : { ...sums, denominator: whole.denominator, n: whole.n };
  }
}

export function groupAt(target: RolledUp, key: readonly (string | null)[], bucket: number | null): Group {
  const id = groupKey(key, bucket);
  const known = target.groups.get(id);
  if (known !== undefined) return known;
  const made: Group = { key, bucket, sums: target.totals.sums.map(() => null) };
  target.groups.set(id, made);
  return made;
}

export function add(group: Group, slot: number, sums: Sums): void {
  const known = group.sums[slot] ?? null;
  group.sums[slot] =
    known === null
      ? { ...sums }
      : {
          numerator: known.numerator + sums.numerator,
          denominator: known.denominator === null || sums.denominator === null ? null : known.denominator + sums.denominator,
          n: known.n + sums.n,
        };
}

function big(value: string | bigint | number | null | undefined): bigint {
  return typeof value === 'bigint' ? value : BigInt(value ?? 0);
}
