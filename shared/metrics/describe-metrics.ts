import { factTable, type FactTableName } from '../domain/tables.ts';
import { parseLag } from '../query/lag.ts';
import { printFilter } from '../query/print-filter.ts';
import { isHolistic } from './compile-holistic.ts';
import { metricDimensions } from './dimensions.ts';
import type { MetricCatalog } from './metric-catalog.ts';
import { neededColumns } from './metric-columns.ts';
import type { MetricInfo } from './metric-info.ts';
import type { Metric } from './metric.ts';
import { computationWords, grainWords } from './metric-words.ts';
import { planMetrics } from './plan-metrics.ts';

/** What the active extracts hold. */
export interface LoadedData {
  readonly tables: ReadonlySet<FactTableName>;
  /** Whether some row has a value in a column of the table's own. */
  readonly hasValues: (table: FactTableName, column: string) => boolean;
}

/** The metrics a metric is made from, itself included; only those that look at rows. */
export function evaluatedParts(metric: Metric, catalog: MetricCatalog): readonly Metric[] {
  return planMetrics([metric], catalog.byId).metrics.filter(({ computation }) => computation.kind !== 'derived');
}

const withoutTemplate: readonly FactTableName[] = ['ach_entry', 'ach_return', 'plain_line'];

/** What a metric still needs, as words after "needs"; null when everything is loaded. */
export function missingData(metric: Metric, loaded: LoadedData, catalog: MetricCatalog): string | null {
  for (const part of evaluatedParts(metric, catalog)) {
    const table = factTable(part.table);
    if (!loaded.tables.has(part.table)) return `an extract with ${table.label.toLowerCase()}`;
    for (const name of neededColumns(part).flatMap(timesOf)) {
      const column = table.columns.find((candidate) => candidate.name === name);
      if (column === undefined || loaded.hasValues(part.table, name)) continue;
      const where = withoutTemplate.includes(part.table) ? `column ${name}` : `column ${name} of the template ${part.table}`;
      return `${table.label.toLowerCase()} with a value for “${column.label}” (${where})`;
    }
  }
  return null;
}

const timesOf = (name: string): readonly string[] => {
  const lag = parseLag(name);
  return lag === null ? [name] : [lag.from, lag.to];
};

export function metricKind(metric: Metric, catalog: MetricCatalog): MetricInfo['kind'] {
  if (metric.computation.kind === 'reconciled') return 'stated';
  const { metrics, shapes } = planMetrics([metric], catalog.byId);
  const [shape] = shapes;
  if (shape === undefined || shape.kind === 'value' || metrics.some(isHolistic)) return 'holistic';
  return shape.kind === 'sum' ? 'additive' : 'ratio';
}

/** What people and pickers need to know of a metric. */
export function describeMetric(metric: Metric, loaded: LoadedData, catalog: MetricCatalog): MetricInfo {
  const needs = metric.computation.kind === 'reconciled' ? null : missingData(metric, loaded, catalog);
  const tables = new Set(evaluatedParts(metric, catalog).map(({ table }) => table));
  return {
    id: metric.id,
    version: metric.version,
    label: metric.label,
    group: metric.group,
    sentence: metric.sentence,
    source: [...tables].map((table) => factTable(table).label).join(', '),
    unit: metric.unit,
    direction: metric.direction,
    table: metric.table,
    tables: [...tables],
    grain: metric.grain,
    grainWords: grainWords(metric),
    basis: metric.basis,
    kind: metricKind(metric, catalog),
    dimensions: metricDimensions(metric, catalog.byId).map(({ name, label }) => ({ name, label })),
    available: needs === null,
    needs,
    minimumN: metric.minimumN,
    words: computationWords(metric),
    text: catalog.own.find(({ metric: own }) => own.id === metric.id)?.metric.formula ?? null,
    population: printFilter(metric.population),
    parameters: metric.parameters ?? [],
    reference: metric.reference ?? null,
    isOwn: metric.isOwn ?? false,
  };
}

export function describeMetrics(loaded: LoadedData, catalog: MetricCatalog): readonly MetricInfo[] {
  return catalog.all.map((metric) => describeMetric(boundOf(metric, catalog), loaded, catalog));
}

/** A metric with the usual values of its parameters. */
function boundOf(metric: Metric, catalog: MetricCatalog): Metric {
  return metric.parameters === undefined ? metric : catalog.byId(metric.id);
}
