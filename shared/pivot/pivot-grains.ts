import { fail } from '../errors/fail.ts';
import type { Grain, Period, SliceSpec } from '../query/slice.ts';
import type { PivotField, PivotSpec } from './pivot-spec.ts';

/** Grains from coarse to fine; each holds those after it, but weeks, which months, quarters and years do not hold. */
const order: readonly Grain[] = ['year', 'quarter', 'month', 'week', 'day', 'hour'];

/** The finest of the date fields; null without any. */
export function finestGrain(fields: readonly PivotField[]): Grain | null {
  const ranks = fields.flatMap((field) => (field.kind === 'date' ? [order.indexOf(field.grain)] : []));
  return ranks.length === 0 ? null : (order[Math.max(...ranks)] ?? null);
}

/** Fails where a field stands twice, or weeks stand beside what they do not fill. */
export function checkFields({ rows, columns, calendar }: PivotSpec): void {
  const fields = [...rows, ...columns];
  const names = fields.map((field) => (field.kind === 'date' ? field.grain : field.column));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) fail('PIVOT_INVALID', { problem: `${twice} stands in it twice`, remedy: 'Take one of them away.' });
  const coarse = calendar === 'iso' ? ['month', 'quarter'] : ['month', 'quarter', 'year'];
  const odd = names.includes('week') ? coarse.find((grain) => names.includes(grain)) : undefined;
  if (odd !== undefined)
    fail('PIVOT_INVALID', {
      problem: `weeks do not fill a ${odd}`,
      remedy: 'Take one of them away, or use the ISO calendar, whose years are whole weeks.',
    });
  if (calendar === 'iso' && names.some((name) => name === 'quarter' || name === 'month') && names.includes('year'))
    fail('PIVOT_INVALID', { problem: 'an ISO year is made of weeks, not of months', remedy: 'Use weeks, or another calendar.' });
}

/** The depths of rows and columns that a pivot shows: every prefix of both, without inner ones where no subtotals are asked for. */
export function pivotDepths({ rows, columns, subtotals }: PivotSpec): readonly (readonly [number, number])[] {
  const prefixes = (count: number): number[] =>
    Array.from({ length: count + 1 }, (_, depth) => depth).filter((depth) => subtotals || depth === 0 || depth === count);
  return prefixes(rows.length).flatMap((row) => prefixes(columns.length).map((column) => [row, column] as const));
}

/** A field's column as the slices are split by it. */
export type SplitBy = (axis: 'rows' | 'columns', at: number) => string;

/** The slice of one grain. Its dimensions stand in the order of rows, then columns. */
export function grainSlice(
  spec: PivotSpec,
  depth: readonly [number, number],
  splitBy: SplitBy,
  period: Period | null,
  compare: Period | null,
): SliceSpec {
  const axes = [spec.rows.slice(0, depth[0]), spec.columns.slice(0, depth[1])] as const;
  const by = axes.flatMap((fields, axis) =>
    fields.flatMap((field, at) => (field.kind === 'column' ? [splitBy(axis === 0 ? 'rows' : 'columns', at)] : [])),
  );
  return {
    metrics: [...new Set(spec.measures.map(({ metric }) => metric))],
    by,
    grain: finestGrain(axes.flat()),
    ...(spec.calendar === 'calendar' ? {} : { calendar: spec.calendar }),
    period,
    where: spec.where,
    ...(compare === null ? {} : { compare }),
  };
}
