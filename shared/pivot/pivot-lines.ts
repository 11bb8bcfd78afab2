import { ownOrder } from '../metrics/own-order.ts';
import { otherValue } from '../query/worked-column.ts';
import { hasOwnOrder, type MemberWords, memberText } from './member-text.ts';
import type { MemberKey, MemberPath, PivotIndex } from './pivot-index.ts';
import type { PivotField } from './pivot-spec.ts';

/** One row or one group of columns of a pivot: a path of members; shorter than the fields = a subtotal, empty = the grand total. */
export interface PivotLine {
  readonly path: MemberPath;
  /** A text for each member of the path. */
  readonly texts: readonly string[];
  readonly isTotal: boolean;
}

interface Node {
  readonly key: MemberKey;
  readonly path: MemberPath;
  readonly children: Map<string, Node>;
}

/** Ranks the paths of one parent instead of the order of the result; larger numbers come first. Null = no value, last. */
export type LineRank = (path: MemberPath) => number | null;

/** The lines of one axis. Rows: a parent stands above its children; columns: it follows them. The grand total comes last. */
export function pivotLines(
  axis: 'rows' | 'columns',
  fields: readonly PivotField[],
  index: PivotIndex,
  words: MemberWords,
  rank: LineRank | null = null,
): readonly PivotLine[] {
  const root: Node = { key: null, path: [], children: new Map() };
  let hasSubtotals = true;
  for (let depth = 1; depth <= fields.length; depth++) {
    const paths = index.paths(axis, depth);
    if (paths === null) hasSubtotals = false;
    for (const path of paths ?? []) insert(root, path);
  }
  const lines: PivotLine[] = [];
  const line = ({ path }: Node): PivotLine => ({
    path,
    texts: path.map((key, at) => memberText(fields[at] ?? { kind: 'column', column: '' }, key, words)),
    isTotal: path.length < fields.length,
  });
  const walk = (node: Node): void => {
    const isShown = node.path.length > 0 && (node.path.length === fields.length || hasSubtotals);
    if (isShown && axis === 'rows') lines.push(line(node));
    for (const child of ordered(node, fields[node.path.length], rank)) walk(child);
    if (isShown && axis === 'columns') lines.push(line(node));
  };
  walk(root);
  return [...lines, line(root)];
}

function insert(root: Node, path: MemberPath): void {
  let node = root;
  path.forEach((key, at) => {
    const id = JSON.stringify(key);
    const known = node.children.get(id) ?? { key, path: path.slice(0, at + 1), children: new Map<string, Node>() };
    node.children.set(id, known);
    node = known;
  });
}

function ordered({ children }: Node, field: PivotField | undefined, rank: LineRank | null): readonly Node[] {
  const nodes = [...children.values()];
  if (field === undefined) return nodes;
  const order = field.kind === 'date' ? null : ownOrder(field.column);
  if (order !== null && (rank === null || hasOwnOrder(field)))
    return nodes.toSorted((left, right) => order(textOf(left.key), textOf(right.key)));
  if (hasOwnOrder(field)) return nodes.toSorted((left, right) => numberOf(left.key) - numberOf(right.key));
  const last = (node: Node): number => (node.key === otherValue ? 1 : 0);
  if (rank === null) return nodes.toSorted((left, right) => last(left) - last(right));
  const ranks = new Map(nodes.map((node) => [node, rank(node.path) ?? Number.NEGATIVE_INFINITY]));
  return nodes.toSorted((left, right) => {
    const difference = (ranks.get(right) ?? 0) - (ranks.get(left) ?? 0);
    return last(left) - last(right) || (Number.isNaN(difference) ? 0 : difference);
  });
}

const textOf = (key: MemberKey): string | null => (key === null ? null : String(key));
const numberOf = (key: MemberKey): number => (key === null ? Number.POSITIVE_INFINITY : Number(key));
