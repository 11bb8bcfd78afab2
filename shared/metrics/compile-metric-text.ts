import { nearestName } from '../base/nearest-name.ts';
import { factTable, type FactTableName } from '../domain/tables.ts';
import { fail } from '../errors/fail.ts';
import { filterColumns } from '../query/compile-filter.ts';
import { allOf, everything, type Filter } from '../query/filter.ts';
import { parseLag } from '../query/lag.ts';
import type { Formula } from './formula.ts';
import type { Computation, Measure, Metric } from './metric.ts';
import type { Aggregate, AggregateName, MetricText } from './metric-text.ts';
import { present } from './populations.ts';
import { columnType, metricTableColumns } from './table-columns.ts';

/** A metric made from text, and the parts that its formula names besides other metrics. */
export interface CompiledText {
  readonly metric: Metric;
  readonly parts: readonly Metric[];
}

/** What a metric made from text has besides its computation. */
export type MetricShell = Omit<Metric, 'table' | 'population' | 'computation'>;

const quantiles: Partial<Record<AggregateName, number>> = { median: 0.5, p90: 0.9, p95: 0.95, p99: 0.99 };

/**
 * The metric that a text states. One aggregate is that aggregate; one count or sum over another of the same table is a ratio, so that its
 * rows can be listed and its change taken apart; everything else is a formula over parts. Fails with METRIC_INVALID by name.
 */
export function compileMetricText(text: MetricText, shell: MetricShell): CompiledText {
  const problem = (what: string): never => fail('METRIC_INVALID', { metric: shell.label, problem: what });
  const checked = (aggregate: Aggregate): Aggregate => checkAggregate(aggregate, problem);

  if (text.of === 'aggregate') return { metric: ofAggregate(checked(text.aggregate), shell), parts: [] };
  if (text.of === 'operation' && text.operator === '/' && text.left.of === 'aggregate' && text.right.of === 'aggregate') {
    const [left, right] = [checked(text.left.aggregate), checked(text.right.aggregate)];
    const [numerator, denominator] = [measureOf(left), measureOf(right)];
    if (left.table === right.table && numerator !== null && denominator !== null)
      return {
        metric: { ...shell, table: left.table, population: everything, computation: { kind: 'ratio', numerator, denominator } },
        parts: [],
      };
  }
  const parts: Metric[] = [];
  const formulaOf = (part: MetricText): Formula => {
    switch (part.of) {
      case 'aggregate': {
        const id = `${shell.id}#${parts.length + 1}`;
        parts.push(
          ofAggregate(checked(part.aggregate), { ...shell, id, label: `${shell.label}, part ${parts.length + 1}`, unit: 'count' }),
        );
        return { of: 'metric', id };
      }
      case 'metric':
        return { of: 'metric', id: part.ref };
      case 'number':
        return part;
      case 'operation':
        return { of: 'operation', operator: part.operator, left: formulaOf(part.left), right: formulaOf(part.right) };
    }
  };
  const formula = formulaOf(text);
  const [first] = parts;
  return {
    metric: { ...shell, table: first?.table ?? 'attempt', population: everything, computation: { kind: 'derived', formula } },
    parts,
  };
}

function ofAggregate(aggregate: Aggregate, shell: MetricShell): Metric {
  const { name, table, columns, where } = aggregate;
  const [column = ''] = columns;
  const quantile = quantiles[name];
  const made = (computation: Computation, population: Filter = everything): Metric => ({ ...shell, table, population, computation });
  if (quantile !== undefined) return made({ kind: 'quantile', column, quantile }, allOf(where, present(column)));
  const measure = measureOf(aggregate);
  if (measure !== null) return made({ kind: 'additive', value: measure });
  const held = allOf(where, present(column));
  return made({ kind: 'ratio', numerator: added(table, column, held), denominator: { of: 'rows', where: held } });
}

/** Null for what is no sum: averages and percentiles. */
function measureOf({ name, table, columns, where }: Aggregate): Measure | null {
  const limited = where.kind === 'all' ? {} : { where };
  const [column = ''] = columns;
  if (name === 'count') return { of: 'rows', ...limited };
  if (name === 'distinct') return { of: 'distinct', columns, ...limited };
  return name === 'sum' ? added(table, column, where) : null;
}

function added(table: FactTableName, column: string, where: Filter): Measure {
  const limited = where.kind === 'all' ? {} : { where };
  return columnType(table, column) === 'money'
    ? { of: 'money', column, sign: 1, ...limited }
    : { of: 'sum', terms: [{ column, sign: 1 }], ...limited };
}

const numeric: ReadonlySet<string> = new Set(['money', 'integer', 'number']);

/** Columns must be there, and what is added up or ranked must be numbers. */
function checkAggregate(aggregate: Aggregate, problem: (what: string) => never): Aggregate {
  const { name, table, columns, where } = aggregate;
  const { label } = factTable(table);
  const known = metricTableColumns(table).map((column) => column.name);
  for (const column of [...columns, ...filterColumns(where)].flatMap(timesOf)) {
    if (columnType(table, column) !== null) continue;
    const near = nearestName(column, known);
    problem(`${label.toLowerCase()} have no column ${column}${near === null ? '' : `; did you mean ${near}?`}`);
  }
  if (name === 'count' || name === 'distinct') return aggregate;
  for (const column of columns) {
    const type = columnType(table, column);
    if (type === null || numeric.has(type)) continue;
    const numbers = metricTableColumns(table).filter((each) => numeric.has(each.type));
    problem(
      `${column} of ${label.toLowerCase()} is ${type === 'text' ? 'text' : `a ${type}`}, and ${name} needs a number: one of ${numbers.map((each) => each.name).join(', ')}`,
    );
  }
  return aggregate;
}

function timesOf(column: string): readonly string[] {
  const lag = parseLag(column);
  return lag === null ? [column] : [lag.from, lag.to];
}
