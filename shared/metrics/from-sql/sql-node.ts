import type { Literal } from '../../query/filter.ts';
import { decimalText } from '../../query/sql-text.ts';

/** A node of the syntax tree that the database's parser gives. */
export type SqlNode = Readonly<Record<string, unknown>>;

/** Why a part of a query is no metric, as words that complete "it ...". */
export class NoMetric extends Error {}

export const noMetric = (why: string): never => {
  throw new NoMetric(why);
};

export const isNode = (value: unknown): value is SqlNode => typeof value === 'object' && value !== null && !Array.isArray(value);
export const nodesOf = (value: unknown): readonly SqlNode[] => (Array.isArray(value) ? value.filter(isNode) : []);
export const nodeOf = (value: unknown): SqlNode => (isNode(value) ? value : noMetric('is written in a way that cannot be read'));
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What stands inside casts, which change no number. */
export function uncast(node: SqlNode): SqlNode {
  return textOf(node['type']) === 'OPERATOR_CAST' && node['try_cast'] !== true ? uncast(nodeOf(node['child'])) : node;
}

/** The name of a plain column, without its table's; null for anything else. */
export function columnOf(node: SqlNode): string | null {
  const names = node['type'] === 'COLUMN_REF' && Array.isArray(node['column_names']) ? node['column_names'] : [];
  return names.length === 0 ? null : textOf(names.at(-1));
}

/** A constant as a literal, decimals as exact text; null = SQL's NULL, undefined = no constant. */
export function constantOf(node: SqlNode): Literal | null | undefined {
  const plain = uncast(node);
  if (plain['type'] === 'OPERATOR_CAST' || plain['type'] !== 'VALUE_CONSTANT' || !isNode(plain['value'])) return undefined;
  const { value, type, is_null: isNull } = plain['value'];
  if (isNull === true) return null;
  if (typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value !== 'number' || !isNode(type)) return undefined;
  const scale = isNode(type['type_info']) ? Number(type['type_info']['scale'] ?? 0) : 0;
  return scale === 0 ? value : Number(`${value}e-${scale}`);
}

/** A number as exact decimal text; null for anything else. */
export function numberOf(node: SqlNode): string | null {
  const value = constantOf(node);
  return typeof value === 'number' ? decimalText(value) : null;
}
