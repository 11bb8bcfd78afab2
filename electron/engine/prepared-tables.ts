import { hashText } from '../../shared/base/hash.ts';
import { preparedFor, type PreparedTable, type SourceTable } from '../../shared/metrics/slice-source.ts';
import type { JobContext } from '../../shared/protocol/engine-protocol.ts';
import { dataCache } from './data-cache.ts';
import type { OpenWorkbook } from './engine-context.ts';
import { preparations } from './prepared/registry.ts';
import { addScratchTable } from './scratch-tables.ts';

/** The table with the prepared columns at hand that a query with these columns needs. */
export async function withPrepared(
  workbook: OpenWorkbook,
  table: SourceTable,
  columns: readonly string[],
  job: JobContext,
): Promise<SourceTable> {
  const needed = new Set(preparedFor(table, columns).map(({ id }) => id));
  if (needed.size === 0) return table;
  const prepared: PreparedTable[] = [];
  for (const each of table.prepared ?? [])
    prepared.push(needed.has(each.id) ? { ...each, name: await prepare(workbook, table, each.id, job) } : each);
  return { ...table, prepared };
}

/** Makes a prepared table once for each state of what it is made from; tells its qualified name. */
async function prepare(workbook: OpenWorkbook, table: SourceTable, id: string, job: JobContext): Promise<string> {
  const found = preparations.find((one) => one.table === table.name && one.id === id);
  if (found === undefined) throw new Error(`Nothing prepares ${id} of ${table.name}`);
  const cache = dataCache(workbook);
  const { key, select } = await found.plan(workbook, table, job);
  const version = hashText(`${cache.state}|${key}`);
  return cache.once(`prepared|${table.name}|${id}|${version}`, job.signal, async () => {
    job.progress(found.label, null);
    const { name, gone } = await addScratchTable(workbook, `prepared_${table.name}_${id}`, version, select, 2, job.signal);
    for (const old of gone) if (old !== version) cache.forget(`prepared|${table.name}|${id}|${old}`);
    return name;
  });
}
