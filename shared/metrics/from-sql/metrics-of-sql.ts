import { factTables, type FactTableName } from '../../domain/tables.ts';
import { everything, type Filter } from '../../query/filter.ts';
import type { ParsedSql } from '../../query/sql-gate.ts';
import type { Operator } from '../formula.ts';
import type { AggregateName } from '../metric-text.ts';
import { printAggregate } from '../print-metric-text.ts';
import { sqlFilter, together } from './sql-filter.ts';
import { columnOf, constantOf, isNode, nodeOf, nodesOf, NoMetric, noMetric, numberOf, type SqlNode, textOf, uncast } from './sql-node.ts';

/** A figure of a query as the formula of a metric, or why it is none. */
export type SqlMetric = { readonly name: string; readonly formula: string } | { readonly name: string; readonly problem: string };

interface Place {
  readonly table: FactTableName;
  readonly where: Filter;
}

const operators: ReadonlySet<string> = new Set<Operator>(['+', '-', '*', '/']);
const plainAggregates: Readonly<Record<string, AggregateName>> = { sum: 'sum', avg: 'average', mean: 'average', median: 'median' };
const ranks: Readonly<Record<string, AggregateName>> = { '0.5': 'median', '0.9': 'p90', '0.95': 'p95', '0.99': 'p99' };

/** Every figure of a SELECT as a metric of the same rows; what it groups by is left to those who ask for the metric. */
export function metricsOfSql(parsed: ParsedSql): readonly SqlMetric[] | { readonly problem: string } {
  try {
    const select = nodeOf(nodeOf(parsed.statements?.[0])['node']);
    const place = placeOf(select);
    if (isNode(select['having']) || isNode(select['qualify'])) return noMetric('leaves groups out: a metric counts all of them');
    return nodesOf(select['select_list']).flatMap((item): SqlMetric[] => {
      if (!isFigure(item)) return [];
      const name = textOf(item['alias']) || textOf(uncast(item)['function_name']) || 'figure';
      try {
        return [{ name, formula: unscaled(item, place) }];
      } catch (thrown) {
        if (thrown instanceof NoMetric) return [{ name, problem: `${name} ${thrown.message}` }];
        throw thrown;
      }
    });
  } catch (thrown) {
    if (thrown instanceof NoMetric) return { problem: `This query ${thrown.message}.` };
    throw thrown;
  }
}

/** The one table that a SELECT reads and what its rows pass. */
export function placeOf(select: SqlNode): Place {
  if (select['type'] !== 'SELECT_NODE' || nodesOf(nodeOf(select['cte_map'])['map']).length > 0)
    return noMetric('is more than one SELECT: only the rows of one table can be told');
  const from = nodeOf(select['from_table']);
  const table = factTables.find(({ name }) => name === from['table_name'])?.name;
  if (from['type'] !== 'BASE_TABLE' || table === undefined)
    return noMetric('joins tables or reads none: only the rows of one table can be told');
  if (isNode(select['sample']) || isNode(from['sample'])) return noMetric('reads a sample: which rows it took cannot be told');
  return { table, where: isNode(select['where_clause']) ? sqlFilter(select['where_clause']) : everything };
}

const aggregateCalls: ReadonlySet<string> = new Set(['count', 'count_star', 'count_if', 'quantile_cont', ...Object.keys(plainAggregates)]);

/** What no formula says, but is a figure all the same. */
const otherFigures: ReadonlySet<string> = new Set(
  'min max mode stddev variance quantile quantile_disc approx_quantile approx_count_distinct arg_max arg_min first last any_value sum_no_overflow'.split(
    ' ',
  ),
);

/** Whether something is counted or added up in it. */
export function isFigure(node: SqlNode): boolean {
  const name = textOf(node['function_name']);
  if (node['class'] === 'FUNCTION' && (aggregateCalls.has(name) || otherFigures.has(name))) return true;
  return Object.values(node).some((value) => (Array.isArray(value) ? nodesOf(value).some(isFigure) : isNode(value) && isFigure(value)));
}

/** "100 * a / b" and "a * 100 / b" are shares as people write them in SQL: here the unit says %. */
function unscaled(item: SqlNode, place: Place): string {
  const node = plainOf(item);
  const [left, right] = nodesOf(node['children']).map(plainOf);
  if (left !== undefined && right !== undefined) {
    const isQuotient = (part: SqlNode) => part['function_name'] === '/';
    if (node['function_name'] === '*' && numberOf(left) === '100' && isQuotient(right)) return formulaOf(right, place);
    if (node['function_name'] === '*' && numberOf(right) === '100' && isQuotient(left)) return formulaOf(left, place);
    const [first, second] = nodesOf(left['children']).map(plainOf);
    if (isQuotient(node) && left['function_name'] === '*' && first !== undefined && second !== undefined) {
      const share = numberOf(first) === '100' ? second : numberOf(second) === '100' ? first : null;
      if (share !== null) return `${factor(share, place)} / ${factor(right, place)}`;
    }
  }
  return formulaOf(node, place);
}

/** Without casts, rounding and the guard against a division by zero, which metrics have of their own. */
function plainOf(node: SqlNode): SqlNode {
  const plain = uncast(node);
  const [first, second] = nodesOf(plain['children']);
  const name = textOf(plain['function_name']);
  const isGuard = (name === 'nullif' || plain['type'] === 'OPERATOR_NULLIF') && second !== undefined && numberOf(second) === '0';
  return first !== undefined && (isGuard || name === 'round') ? plainOf(first) : plain;
}

function formulaOf(item: SqlNode, place: Place): string {
  const node = plainOf(item);
  const number = numberOf(node);
  if (number !== null) return number;
  const name = textOf(node['function_name']);
  const [left, right] = nodesOf(node['children']);
  if (operators.has(name) && left !== undefined && right !== undefined) return `${factor(left, place)} ${name} ${factor(right, place)}`;
  return node['class'] === 'FUNCTION' && aggregateCalls.has(name)
    ? aggregateOf(node, place)
    : noMetric('is worked out in a way that a formula cannot say: use count, sum, avg, median, quantile_cont and + - * /');
}

function factor(item: SqlNode, place: Place): string {
  const node = plainOf(item);
  return operators.has(textOf(node['function_name'])) ? `(${formulaOf(node, place)})` : formulaOf(node, place);
}

function aggregateOf(node: SqlNode, place: Place): string {
  const name = textOf(node['function_name']);
  const where = isNode(node['filter']) ? together(place.where, sqlFilter(node['filter'])) : place.where;
  const [argument, rank] = nodesOf(node['children']);
  const write = (aggregate: AggregateName, columns: readonly string[], filter: Filter) =>
    printAggregate({ name: aggregate, table: place.table, columns, where: filter });
  if (name === 'count_star' || argument === undefined) return write('count', [], where);
  if (name === 'count_if') return write('count', [], together(where, sqlFilter(argument)));
  const chosen = caseOf(argument);
  if (chosen !== null) {
    const filter = together(where, chosen.when);
    if (chosen.column !== null && name === 'sum' && chosen.otherwise !== 'other') return write('sum', [chosen.column], filter);
    const isCounted =
      chosen.column === null && ((name === 'sum' && chosen.counts === '1') || (name === 'count' && chosen.otherwise === 'nothing'));
    return isCounted && chosen.otherwise !== 'other' && node['distinct'] !== true
      ? write('count', [], filter)
      : noMetric('chooses with CASE in a way that a formula cannot say');
  }
  const column = columnOf(uncast(argument)) ?? noMetric('adds up something other than a plain column');
  if (name === 'count')
    return node['distinct'] === true
      ? write('distinct', [column], where)
      : write('count', [], together(where, { kind: 'not', part: { kind: 'missing', column } }));
  if (node['distinct'] === true) return noMetric('adds up different values only');
  const quantile = name === 'quantile_cont' && rank !== undefined ? ranks[numberOf(rank) ?? ''] : plainAggregates[name];
  return quantile === undefined ? noMetric('is a quantile other than 0.5, 0.9, 0.95 and 0.99') : write(quantile, [column], where);
}

interface Chosen {
  readonly when: Filter;
  readonly column: string | null;
  /** The number that is added up for a row that passes; null for a column. */
  readonly counts: string | null;
  readonly otherwise: 'nothing' | 'zero' | 'other';
}

/** CASE WHEN condition THEN a column or a number [ELSE 0] END; null for anything else. */
function caseOf(node: SqlNode): Chosen | null {
  const plain = uncast(node);
  const [check, ...more] = nodesOf(plain['case_checks']);
  if (check === undefined || more.length > 0) return null;
  const then = nodeOf(check['then_expr']);
  const otherwise = isNode(plain['else_expr']) ? constantOf(plain['else_expr']) : null;
  return {
    when: sqlFilter(nodeOf(check['when_expr'])),
    column: columnOf(uncast(then)),
    counts: numberOf(then),
    otherwise: otherwise === null ? 'nothing' : otherwise === 0 ? 'zero' : 'other',
  };
}
