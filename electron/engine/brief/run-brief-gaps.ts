import type { FactTableName } from '../../../shared/domain/tables.ts';
import type { DataGap } from '../../../shared/explain/brief-gaps.ts';
import { missingDays } from '../../../shared/metrics/presence.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { everything } from '../../../shared/query/filter.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { ownLineage } from '../slice/own-lineage.ts';
import { tableFacts } from '../table-facts.ts';

const tables: readonly FactTableName[] = ['attempt', 'availability_sample', 'settlement_line'];

/** Days on which a partner should have rows and has none, table by table. */
export async function dataGaps(workbook: OpenWorkbook, job: JobContext): Promise<(DataGap & { readonly table: FactTableName })[]> {
  const gaps: (DataGap & { table: FactTableName })[] = [];
  for (const table of tables) {
    const { source, presence } = await tableFacts(workbook, table, job.signal);
    for (const [partner, days] of missingDays(presence, everything)) {
      const metric = { id: 'missing_days', sentence: 'Days without a row of a partner on which, by its other weeks, rows were due.' };
      const lineage = await ownLineage(
        workbook,
        { sql: '', table, partner, metric, instants: null, subject: { partner, days } },
        job.signal,
      );
      gaps.push({ table, partner, tableLabel: source.label, days, lineage });
    }
  }
  return gaps;
}
