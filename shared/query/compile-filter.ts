import { assertNever } from '../base/assert-never.ts';
import { fail } from '../errors/fail.ts';
import { columnNamed, columnSql, type QueryColumn, type QueryTable } from './column-sql.ts';
import type { Filter, Literal } from './filter.ts';
import { decimalText, quoteText } from './sql-text.ts';

/** The columns a filter may name. */
export type FilterTable = QueryTable;

/**
 * A filter as a SQL condition. A missing value passes no comparison except `!=`, and `not` turns exactly the rows around
 * that passed, so a filter and its opposite always add up to all rows.
 */
export function compileFilter(filter: Filter, table: FilterTable): string {
  switch (filter.kind) {
    case 'all':
      return 'TRUE';
    case 'and':
    case 'or': {
      if (filter.parts.length === 0) return filter.kind === 'and' ? 'TRUE' : 'FALSE';
      return `(${filter.parts.map((part) => compileFilter(part, table)).join(filter.kind === 'and' ? ' AND ' : ' OR ')})`;
    }
    case 'not':
      return `(${compileFilter(filter.part, table)}) IS NOT TRUE`;
    case 'compare': {
      const column = columnNamed(filter.column, table);
      const operator = filter.operator === '!=' ? 'IS DISTINCT FROM' : filter.operator;
      return `${columnSql(column)} ${operator} ${compileLiteral(filter.value, column)}`;
    }
    case 'in':
      return compileIn(filter.values, columnNamed(filter.column, table));
    case 'contains': {
      const column = columnNamed(filter.column, table);
      const text = column.type === 'text' ? columnSql(column) : `CAST(${columnSql(column)} AS VARCHAR)`;
      return `contains(lower(${text}), lower(${quoteText(filter.text)}))`;
    }
    case 'missing':
      return `${columnSql(columnNamed(filter.column, table))} IS NULL`;
    default:
      return assertNever(filter);
  }
}

/** Names of the columns a filter looks at. */
export function filterColumns(filter: Filter): string[] {
  switch (filter.kind) {
    case 'all':
      return [];
    case 'and':
    case 'or':
      return [...new Set(filter.parts.flatMap(filterColumns))];
    case 'not':
      return filterColumns(filter.part);
    default:
      return [filter.column];
  }
}

function compileIn(values: readonly (Literal | null)[], column: QueryColumn): string {
  const literals = values.filter((value): value is Literal => value !== null).map((value) => compileLiteral(value, column));
  const conditions = [
    ...(literals.length === 0 ? [] : [`${columnSql(column)} IN (${literals.join(', ')})`]),
    ...(literals.length < values.length ? [`${columnSql(column)} IS NULL`] : []),
  ];
  if (conditions.length === 0) return 'FALSE';
  return conditions.length === 1 ? conditions.join('') : `(${conditions.join(' OR ')})`;
}

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const instantPattern = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?Z?)?$/;

/** A literal in the type of the column it is compared with; a value that cannot be one fails by name, it is never coerced. */
function compileLiteral(value: Literal, column: QueryColumn): string {
  const wrong = (expected: string): never =>
    fail('FILTER_INVALID', { problem: `${column.name} is compared with ${expected}`, column: column.name });
  switch (column.type) {
    case 'text':
      return quoteText(typeof value === 'number' ? (decimalText(value) ?? '') : String(value));
    case 'boolean':
      if (value === true || value === 'true') return 'TRUE';
      return value === false || value === 'false' ? 'FALSE' : wrong('true or false');
    case 'money':
    case 'integer':
    case 'number': {
      const text = typeof value === 'boolean' ? null : decimalText(value);
      if (text === null || text.replace(/[-.]/g, '').length > 30) return wrong('a number');
      return text;
    }
    case 'day':
      return typeof value === 'string' && isDate(value.slice(0, 10)) && dayPattern.test(value)
        ? `DATE ${quoteText(value)}`
        : wrong('a day like "2026-03-01"');
    case 'instant':
      if (typeof value !== 'string' || !instantPattern.test(value) || !isDate(value.slice(0, 10)))
        return wrong('a UTC time like "2026-03-01 14:30"');
      return `TIMESTAMP ${quoteText(withSeconds(value.replace('T', ' ').replace('Z', '')))}`;
    default:
      return assertNever(column.type);
  }
}

function withSeconds(text: string): string {
  if (text.length === 10) return `${text} 00:00:00`;
  return text.length === 16 ? `${text}:00` : text;
}

function isDate(text: string): boolean {
  const milliseconds = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(text);
}
