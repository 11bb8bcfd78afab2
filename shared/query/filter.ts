/** A filter as data. Written by people as `partner in ("A","B") and amount >= 10`; compiled to SQL only by compile-filter. */
export type Literal = string | number | boolean;

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

export type Filter =
  | { readonly kind: 'all' }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Filter[] }
  | { readonly kind: 'not'; readonly part: Filter }
  | { readonly kind: 'compare'; readonly column: string; readonly operator: Comparison; readonly value: Literal }
  /** A null member means "has no value". */
  | { readonly kind: 'in'; readonly column: string; readonly values: readonly (Literal | null)[] }
  | { readonly kind: 'contains'; readonly column: string; readonly text: string }
  | { readonly kind: 'missing'; readonly column: string };

export const everything: Filter = { kind: 'all' };

/** Joins filters with AND, dropping those that let everything pass. */
export function allOf(...filters: readonly Filter[]): Filter {
  const parts = filters.filter((filter) => filter.kind !== 'all');
  if (parts.length === 0) return everything;
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind: 'and', parts };
}
