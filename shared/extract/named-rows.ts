import { uniqueNames } from './unique-names.ts';

/**
 * Rows of a table whose columns a file of several record types names itself. The first header fixes the order in which fields are
 * handed over; a later one may name its columns in another.
 */
export class NamedRows {
  private first: readonly string[] | null = null;
  private positions: ReadonlyMap<string, number> = new Map();
  private order: readonly number[] = [];

  /** Takes a header as the file gives it; names that the first header does not have, whose values are not kept. */
  header(names: readonly string[]): readonly string[] {
    const given = headerNames(names);
    this.positions = new Map(given.map((name, position) => [name, position]));
    this.first ??= given;
    const { first } = this;
    this.order = first.map((name) => this.positions.get(name) ?? -1);
    return given.filter((name) => !first.includes(name));
  }

  /** Why a record cannot stand under the present header; null where it can. Empty fields at its end are nothing. */
  misfit(fields: readonly string[]): string | null {
    const width = this.positions.size;
    if (this.first === null) return 'no column names came before it';
    if (fields.length >= width && fields.slice(width).every((field) => field === '')) return null;
    return `it has ${fields.length} ${fields.length === 1 ? 'field' : 'fields'} where its header names ${width}`;
  }

  has(name: string): boolean {
    return this.positions.has(name);
  }

  /** The field under a name; '' where the present header has no such column. */
  value(fields: readonly string[], name: string): string {
    return fields[this.positions.get(name) ?? -1] ?? '';
  }

  /** What the reader gives, and the record's fields in the order of the first header. */
  row(given: readonly (string | null)[], fields: readonly string[]): readonly (string | null)[] {
    const row = given.slice();
    for (const position of this.order) row.push(fields[position] ?? null);
    return row;
  }
}

/** Column names of a header record: told apart, without the empty ones that a delimiter at its end leaves. */
export function headerNames(names: readonly string[]): readonly string[] {
  let length = names.length;
  while (length > 0 && names[length - 1]?.trim() === '') length--;
  return uniqueNames(names.slice(0, length));
}
