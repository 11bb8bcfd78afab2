import { allOf, type Comparison, type Filter, type Literal } from '../../query/filter.ts';
import { columnOf, constantOf, nodeOf, nodesOf, noMetric, type SqlNode, textOf, uncast } from './sql-node.ts';

const comparisons: Readonly<Record<string, Comparison>> = {
  COMPARE_EQUAL: '=',
  COMPARE_NOTEQUAL: '!=',
  COMPARE_LESSTHAN: '<',
  COMPARE_LESSTHANOREQUALTO: '<=',
  COMPARE_GREATERTHAN: '>',
  COMPARE_GREATERTHANOREQUALTO: '>=',
};
const mirrored: Readonly<Record<Comparison, Comparison>> = { '=': '=', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

const present = (column: string): Filter => ({ kind: 'not', part: { kind: 'missing', column } });
const hasOpposite: ReadonlySet<Filter['kind']> = new Set<Filter['kind']>(['compare', 'in', 'contains']);

/** All of some filters, without brackets inside. */
export const together = (...filters: readonly Filter[]): Filter =>
  allOf(...filters.flatMap((filter) => (filter.kind === 'and' ? filter.parts : [filter])));

/** A condition of SQL as a filter that passes the same rows: where a value is missing, SQL passes neither it nor its opposite. */
export function sqlFilter(node: SqlNode): Filter {
  const type = textOf(node['type']);
  const comparison = comparisons[type];
  if (comparison !== undefined) return compared(comparison, nodeOf(node['left']), nodeOf(node['right']));
  const children = nodesOf(node['children']);
  const [first] = children;
  switch (type) {
    case 'CONJUNCTION_AND':
      return together(...children.map(sqlFilter));
    case 'CONJUNCTION_OR':
      return { kind: 'or', parts: children.map(sqlFilter) };
    case 'COMPARE_IN':
      return among(children);
    case 'COMPARE_NOT_IN':
      return opposite(among(children));
    case 'OPERATOR_NOT':
      return opposite(sqlFilter(nodeOf(first)));
    case 'OPERATOR_IS_NULL':
      return { kind: 'missing', column: named(first) };
    case 'OPERATOR_IS_NOT_NULL':
      return present(named(first));
    case 'COMPARE_BETWEEN': {
      const input = nodeOf(node['input']);
      return allOf(compared('>=', input, nodeOf(node['lower'])), compared('<=', input, nodeOf(node['upper'])));
    }
    case 'COLUMN_REF':
      return { kind: 'compare', column: named(node), operator: '=', value: true };
    default:
      return noMetric('has a condition that a filter cannot say: compare plain columns with values');
  }
}

const named = (node: SqlNode | undefined): string =>
  (node === undefined ? null : columnOf(uncast(node))) ?? noMetric('has a condition on something other than a plain column');

function valueOf(node: SqlNode): Literal {
  const value = constantOf(node);
  return value === undefined || value === null ? noMetric('compares a column with something other than a value') : value;
}

function compared(operator: Comparison, left: SqlNode, right: SqlNode): Filter {
  if (columnOf(uncast(left)) === null && columnOf(uncast(right)) !== null) return compared(mirrored[operator], right, left);
  const column = named(left);
  const filter: Filter = { kind: 'compare', column, operator, value: valueOf(right) };
  return operator === '!=' ? allOf(filter, present(column)) : filter;
}

function among([column, ...values]: readonly SqlNode[]): Filter {
  return { kind: 'in', column: named(column), values: values.map(valueOf) };
}

function opposite(filter: Filter): Filter {
  if (!hasOpposite.has(filter.kind) || !('column' in filter)) return noMetric('turns several conditions round at once: write them out');
  return allOf({ kind: 'not', part: filter }, present(filter.column));
}
