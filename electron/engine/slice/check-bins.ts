import type { FactTableName } from '../../../shared/domain/tables.ts';
import { fail } from '../../../shared/errors/fail.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { allOf, type Filter } from '../../../shared/query/filter.ts';
import type { SliceSpec } from '../../../shared/query/slice.ts';
import { quoteName } from '../../../shared/query/sql-text.ts';
import { parseWorked } from '../../../shared/query/worked-column.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { readSmallResult } from '../read-small-result.ts';
import { compileRowsSpec } from '../rows/compile-rows-spec.ts';
import { sourceTable } from '../table-facts.ts';

/** Steps of amounts need amounts of one currency. */
export async function checkBins(
  workbook: OpenWorkbook,
  { by, where, period }: Pick<SliceSpec, 'by' | 'where' | 'period'>,
  tables: Iterable<FactTableName>,
  job: JobContext,
): Promise<void> {
  for (const name of by) {
    const worked = parseWorked(name);
    if (worked === null || (worked.kind !== 'bin' && worked.kind !== 'bins')) continue;
    for (const table of new Set(tables)) {
      const found = (await sourceTable(workbook, table, job.signal)).columns.find(({ name }) => name === worked.column);
      if (found?.type !== 'money' || found.currency === undefined) continue;
      const present: Filter = { kind: 'not', part: { kind: 'missing', column: worked.column } };
      const spec = { table, where: allOf(where, present), period, metric: null, part: 'all', sort: null } as const;
      const { conditions } = await compileRowsSpec(workbook, spec, job);
      const sql = `SELECT DISTINCT ${quoteName(found.currency)} FROM ${quoteName(table)} WHERE ${conditions.join(' AND ')} ORDER BY 1 LIMIT 20`;
      const currencies = (await readSmallResult(workbook, sql, job.signal)).map(([currency]) => String(currency ?? 'no currency'));
      if (currencies.length > 1)
        fail('BINS_MIX_CURRENCIES', { column: found.name, currencies: currencies.join(', '), currency: found.currency });
    }
  }
}
