import { assertNever } from '../base/assert-never.ts';
import type { Filter, Literal } from './filter.ts';
import { parseLag } from './lag.ts';
import { decimalText } from './sql-text.ts';

const keywords = new Set(['and', 'or', 'not', 'in', 'is', 'missing', 'contains', 'true', 'false', 'all']);

/** The text of a filter, as parseFilter reads it back; empty for a filter that lets everything pass. */
export function printFilter(filter: Filter): string {
  return filter.kind === 'all' ? '' : print(filter);
}

function print(filter: Filter): string {
  switch (filter.kind) {
    case 'all':
      return 'all';
    case 'and':
    case 'or':
      if (filter.parts.length === 0) return filter.kind === 'and' ? 'all' : 'not all';
      return filter.parts.map((part) => (isChain(part) ? `(${print(part)})` : print(part))).join(` ${filter.kind} `);
    case 'not':
      return `not ${isChain(filter.part) ? `(${print(filter.part)})` : print(filter.part)}`;
    case 'compare':
      return `${name(filter.column)} ${filter.operator} ${literal(filter.value)}`;
    case 'in':
      return `${name(filter.column)} in (${filter.values.map((value) => (value === null ? 'missing' : literal(value))).join(', ')})`;
    case 'contains':
      return `${name(filter.column)} contains ${text(filter.text)}`;
    case 'missing':
      return `${name(filter.column)} is missing`;
    default:
      return assertNever(filter);
  }
}

function isChain(filter: Filter): boolean {
  return (filter.kind === 'and' || filter.kind === 'or') && filter.parts.length > 1;
}

function name(column: string): string {
  if (parseLag(column) !== null) return column;
  return /^[A-Za-z_][A-Za-z0-9_.]*$/.test(column) && !keywords.has(column.toLowerCase()) ? column : `\`${column.replaceAll('`', '``')}\``;
}

function text(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}

function literal(value: Literal): string {
  if (typeof value === 'string' && /^\$[a-z_]+$/.test(value)) return value;
  return typeof value === 'string' ? text(value) : typeof value === 'number' ? (decimalText(value) ?? '0') : String(value);
}
