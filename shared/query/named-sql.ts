/** SQL that computes `sql` once and uses it by `name` in `body`, for expressions that a text names many times. */
export const namedSql = (sql: string, name: string, body: (name: string) => string): string =>
  `list_transform([${sql}], lambda ${name}: ${body(name)})[1]`;
