import type { DuckDBConnection } from '@duckdb/node-api';
import { formatDay, millisecondsPerDay } from '../../../shared/calendar/day.ts';
import { zoneSpans } from '../../../shared/calendar/time-zone.ts';
import { factTable } from '../../../shared/domain/tables.ts';
import { isAbsolute } from '../../../shared/extract/date-style.ts';
import type { LoadPlan } from '../../../shared/extract/load-plan.ts';
import type { ReceiptWarning } from '../../../shared/extract/receipt.ts';
import { quoteName } from '../../../shared/query/sql-text.ts';
import type { ReadBack } from './read-back.ts';

/** In autumn the clocks of a zone show one hour twice; a stamp without an offset does not say which of the two it means. */
export async function hoursTwice(
  connection: DuckDBConnection,
  plans: readonly LoadPlan[],
  found: readonly ReadBack[],
  extractId: number,
): Promise<readonly ReceiptWarning[]> {
  const warnings: ReceiptWarning[] = [];
  for (const [index, { table, rules }] of plans.entries()) {
    const { timeColumn } = factTable(table);
    const rule = rules[timeColumn];
    const { firstInstant = null, lastInstant = null } = found[index] ?? {};
    if (rule?.kind !== 'instant' || rule.zone.kind !== 'zone' || (rule.order !== undefined && isAbsolute(rule.order))) continue;
    if (firstInstant === null || lastInstant === null) continue;
    const { zone } = rule.zone;
    // An instant of the later hour may be the first one in the file.
    const spans = zoneSpans(zone, Date.parse(firstInstant) - millisecondsPerDay, Date.parse(lastInstant) + 1);
    for (const [at, span] of spans.entries()) {
      const longer = (spans[at - 1]?.offset ?? span.offset) - span.offset;
      if (longer <= 0) continue;
      const time = `epoch_ms(${quoteName(timeColumn)})`;
      const within = `extract_id = ${extractId} AND ${time} >= ${span.from} AND ${time} < ${span.from + longer}`;
      const [[count = 0] = []] = (await connection.runAndReadAll(`SELECT count(*) FROM ${table} WHERE ${within}`)).getRows();
      if (Number(count) === 0) continue;
      const day = formatDay(Math.floor((span.from + span.offset) / millisecondsPerDay));
      warnings.push({
        code: 'HOUR_TWICE',
        message: `${Number(count).toLocaleString('en-US')} ${Number(count) === 1 ? 'time lies' : 'times lie'} in the hour that clocks in ${zone} showed twice on ${day}; a time without an offset was read as the later of the two.`,
      });
    }
  }
  return warnings;
}
