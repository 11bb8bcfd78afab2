/** Values of a row by the columns of its stream; a column that is not named has none. */
export type RowValues<Column extends string> = { readonly [C in Column]?: string | null };

/** The values in the order of the columns. */
export function rowFields<Column extends string>(columns: readonly Column[], values: RowValues<Column>): readonly (string | null)[] {
  return columns.map((column) => values[column] ?? null);
}
