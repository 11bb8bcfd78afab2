import { allOf, type Filter } from '../../shared/query/filter.ts';

/** The filters that are joined by "and"; each is a chip. */
export function chipsOf(where: Filter): readonly Filter[] {
  if (where.kind === 'all') return [];
  return where.kind === 'and' ? where.parts : [where];
}

function columnOf(filter: Filter): string | null {
  return 'column' in filter ? filter.column : null;
}

/** Values chosen for a column, or null when it is not filtered by choosing values. */
export function chosenValues(where: Filter, column: string): readonly (string | null)[] | null {
  const chip = chipsOf(where).find((filter) => filter.kind === 'in' && filter.column === column);
  return chip?.kind === 'in' ? chip.values.map((value) => (value === null ? null : String(value))) : null;
}

/** Limits a column to these values; an empty list lifts the limit. */
export function withValues(where: Filter, column: string, values: readonly (string | null)[]): Filter {
  const others = chipsOf(where).filter((filter) => columnOf(filter) !== column);
  return values.length === 0 ? allOf(...others) : allOf(...others, { kind: 'in', column, values });
}
