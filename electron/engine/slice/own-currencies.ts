import type { FactTableName } from '../../../shared/domain/tables.ts';
import { fail } from '../../../shared/errors/fail.ts';
import { amountsCompared, ownCurrencyNote, withoutComparing } from '../../../shared/metrics/amounts-compared.ts';
import { computedColumns } from '../../../shared/metrics/computed-columns.ts';
import { metricTableColumns } from '../../../shared/metrics/table-columns.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { allOf, type Filter } from '../../../shared/query/filter.ts';
import type { SliceNote, SliceSpec } from '../../../shared/query/slice.ts';
import { quoteName } from '../../../shared/query/sql-text.ts';
import { parseWorked } from '../../../shared/query/worked-column.ts';
import { dataCache } from '../data-cache.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { readSmallResult } from '../read-small-result.ts';
import { compileRowsSpec } from '../rows/compile-rows-spec.ts';

type Asked = Pick<SliceSpec, 'where' | 'period'>;

/** Amounts by which rows of either period are sorted into steps or bands, or are let through, in several currencies: steps are refused, the rest is noted. */
export async function ownCurrencies(
  workbook: OpenWorkbook,
  { by, where, period, compare = null }: Pick<SliceSpec, 'by' | 'where' | 'period' | 'compare'>,
  tables: readonly FactTableName[],
  job: JobContext,
): Promise<readonly SliceNote[]> {
  const steps = new Set(
    by.flatMap((name) => {
      const worked = parseWorked(name);
      return worked?.kind === 'bin' || worked?.kind === 'bins' ? [worked.column] : [];
    }),
  );
  const compared = new Set([...steps, ...by, ...amountsCompared(where)]);
  const notes = new Map<string, SliceNote>();
  for (const table of new Set(tables))
    for (const name of compared) {
      const column = computedColumns.find((each) => each.table === table && each.name === name)?.bandsOf ?? name;
      const found = metricTableColumns(table).find((each) => each.name === column);
      if (found?.type !== 'money' || found.currency === undefined) continue;
      const rows = { where: withoutComparing(where, name), period };
      const inside = await currenciesOf(workbook, table, column, found.currency, rows, job);
      const before = compare === null ? [] : await currenciesOf(workbook, table, column, found.currency, { ...rows, period: compare }, job);
      const currencies = [...new Set([...inside, ...before])].sort();
      if (currencies.length < 2) continue;
      if (steps.has(name)) fail('BINS_MIX_CURRENCIES', { column, currencies: currencies.join(', '), currency: found.currency });
      notes.set(column, ownCurrencyNote(found.label, currencies));
    }
  return [...notes.values()];
}

async function currenciesOf(
  workbook: OpenWorkbook,
  table: FactTableName,
  column: string,
  currency: string,
  { where, period }: Asked,
  job: JobContext,
): Promise<readonly string[]> {
  const present: Filter = { kind: 'not', part: { kind: 'missing', column } };
  const spec = { table, where: allOf(where, present), period, metric: null, part: 'all', sort: null } as const;
  const { conditions } = await compileRowsSpec(workbook, spec, job);
  const sql = `SELECT DISTINCT ${quoteName(currency)} FROM ${quoteName(table)} WHERE ${conditions.join(' AND ')} ORDER BY 1 LIMIT 20`;
  return dataCache(workbook).once(sql, job.signal, async () =>
    (await readSmallResult(workbook, sql, job.signal)).map(([code]) => String(code ?? 'no currency')),
  );
}
