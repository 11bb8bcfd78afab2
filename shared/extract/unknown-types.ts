import { oneOfSql } from '../query/one-of-sql.ts';
import { quoteText } from '../query/sql-text.ts';
import type { ControlRule } from './extract-format.ts';

/** So many words have a control each; the rows of all others are counted in one. */
const mostNamed = 20;

/** A control for each word that a layout does not know, none where all are known. */
function unknownSql({
  table,
  rows,
  column,
  what,
  means,
}: Readonly<Record<'table' | 'rows' | 'column' | 'what' | 'means', string>>): string {
  const tail = quoteText(`, which the layout does not know: ${means}`);
  return (
    `SELECT name, '0', CAST(sum(n) AS VARCHAR) FROM (SELECT count(*) AS n, concat(${quoteText(`${what} `)}, ` +
    `CASE WHEN row_number() OVER (ORDER BY count(*) DESC, ${column}) <= ${mostNamed} THEN coalesce(${column}, '(blank)') ELSE 'any other word' END, ${tail}) AS name ` +
    `FROM ${table} WHERE ${rows} GROUP BY ${column}) GROUP BY name ORDER BY sum(n) DESC, name`
  );
}

const isUnknown = (column: string, known: readonly string[]) =>
  `NOT ${oneOfSql(
    `lower(coalesce(${column}, ''))`,
    known.map((word) => word.toLowerCase()),
  )}`;

/**
 * Lines that became adjustments because the layout does not know their type: a control for each such type, none where all are known.
 * `adjustments` are the partner's words that are adjustments.
 */
export function unknownLineTypes(adjustments: readonly string[]): ControlRule {
  return {
    sql: (rows) =>
      unknownSql({
        table: 'settlement_line',
        rows: `${rows} AND type = 'adjustment' AND ${isUnknown('source_type', adjustments)}`,
        column: 'source_type',
        what: 'Lines of type',
        means: 'kept as adjustments',
      }),
  };
}

/**
 * Attempts whose status the layout does not know: pending, and so in no rate; a control for each such status. `column`: where the status
 * is kept; `known`: the words that it knows; `like`: a pattern of further known ones.
 */
export function unknownStatuses(column: string, known: readonly string[], like: string | null = null): ControlRule {
  const others = like === null ? '' : ` AND ${column} NOT LIKE ${quoteText(like)}`;
  return {
    sql: (rows) =>
      unknownSql({
        table: 'attempt',
        rows: `${rows} AND result = 'pending' AND ${isUnknown(column, known)}${others}`,
        column,
        what: 'Attempts of status',
        means: 'in no rate',
      }),
  };
}
