import { factTable, type FactTableName } from '../../shared/domain/tables.ts';
import { fail } from '../../shared/errors/fail.ts';
import { tablesOf } from '../../shared/extract/receipt.ts';
import { evaluatedParts, type LoadedData, missingData } from '../../shared/metrics/describe-metrics.ts';
import type { MetricCatalog } from '../../shared/metrics/metric-catalog.ts';
import { neededColumns } from '../../shared/metrics/metric-columns.ts';
import type { Metric } from '../../shared/metrics/metric.ts';
import { parseLag } from '../../shared/query/lag.ts';
import { sourceConditions } from '../../shared/metrics/slice-source.ts';
import type { JobContext } from '../../shared/protocol/engine-protocol.ts';
import { quoteName } from '../../shared/query/sql-text.ts';
import { dataCache } from './data-cache.ts';
import type { OpenWorkbook } from './engine-context.ts';
import { sourceTable } from './table-facts.ts';

/** Fails with what is missing when the active extracts do not hold what the metrics are made from. */
export async function checkData(
  workbook: OpenWorkbook,
  metrics: readonly Metric[],
  catalog: MetricCatalog,
  job: JobContext,
): Promise<void> {
  const loaded = await loadedData(workbook, metrics, catalog, job.signal);
  for (const metric of metrics) {
    const needs = missingData(metric, loaded, catalog);
    if (needs !== null) fail('METRIC_NEEDS_DATA', { metric: metric.label, needs });
  }
}

/** What the active extracts hold of the tables and columns that these metrics need. */
export async function loadedData(
  workbook: OpenWorkbook,
  metrics: readonly Metric[],
  catalog: MetricCatalog,
  signal: AbortSignal,
): Promise<LoadedData> {
  const tables = loadedTables(workbook);
  const wanted = new Map<FactTableName, Set<string>>();
  for (const part of metrics
    .filter(({ computation }) => computation.kind !== 'reconciled')
    .flatMap((metric) => evaluatedParts(metric, catalog))) {
    if (!tables.has(part.table)) continue;
    const own = wanted.get(part.table) ?? new Set<string>();
    for (const name of neededColumns(part)) {
      const lag = parseLag(name);
      for (const column of lag === null ? [name] : [lag.from, lag.to]) own.add(column);
    }
    wanted.set(part.table, own);
  }
  const found = new Map<FactTableName, ReadonlySet<string>>();
  for (const [table, columns] of wanted) found.set(table, await columnsWithValues(workbook, table, [...columns], signal));
  return { tables, hasValues: (table, column) => found.get(table)?.has(column) ?? false };
}

/** Tables of which some extract counts. */
function loadedTables(workbook: OpenWorkbook): ReadonlySet<FactTableName> {
  const receipts = workbook.receipts();
  const counting = workbook.activeExtracts().flatMap((id) => receipts.get(id) ?? []);
  return new Set(counting.flatMap((receipt) => tablesOf(receipt).map(({ table }) => table)));
}

/** Of the table's own columns, those with a value in some row that counts; each asked once for each state of the data. */
async function columnsWithValues(
  workbook: OpenWorkbook,
  table: FactTableName,
  columns: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const own = columns.filter((name) => factTable(table).columns.some((column) => column.name === name));
  const known = await dataCache(workbook).once(`values|${table}`, signal, async () => new Map<string, boolean>());
  const asked = own.filter((name) => !known.has(name));
  if (asked.length > 0) {
    const source = await sourceTable(workbook, table, signal);
    const where = sourceConditions({ table: source, instants: null, buckets: null });
    const exists = (name: string) =>
      `EXISTS (SELECT 1 FROM ${quoteName(table)} WHERE ${[...where, `${quoteName(name)} IS NOT NULL`].join(' AND ')})`;
    const answers = await workbook.session.withConnection(
      async (connection) => (await connection.run(`SELECT ${asked.map(exists).join(', ')}`)).getColumns(),
      signal,
    );
    for (const [index, name] of asked.entries()) known.set(name, answers[index]?.[0] === true);
  }
  return new Set(own.filter((name) => known.get(name) === true));
}
