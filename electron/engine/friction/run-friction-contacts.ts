import { failureOfReason } from '../../../shared/explain/friction/contact-reasons.ts';
import type { FrictionBoard } from '../../../shared/explain/friction/friction-board.ts';
import { isRepeated } from '../../../shared/explain/friction/friction-rows.ts';
import { is, no } from '../../../shared/metrics/populations.ts';
import { fromSql } from '../../../shared/metrics/slice-source.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { compileFilter, filterColumns } from '../../../shared/query/compile-filter.ts';
import { allOf, type Filter } from '../../../shared/query/filter.ts';
import type { Period } from '../../../shared/query/slice.ts';
import { quoteInstant } from '../../../shared/query/sql-text.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { withPrepared } from '../prepared-tables.ts';
import { readSmallResult } from '../read-small-result.ts';
import { cellKey, textOf } from './run-friction-cases.ts';
import { instantsOf, sourceTable } from '../table-facts.ts';

export interface ContactCounts {
  readonly contacts: number;
  readonly repeats: number;
}

export interface ContactFacts {
  /** By failure, then by cell. */
  readonly byType: ReadonlyMap<string, ReadonlyMap<string, ContactCounts>>;
  readonly reasons: FrictionBoard['reasons'];
  readonly unclaimed: FrictionBoard['unclaimed'];
}

/** Contacts of the period by the failure they are about, transfers not counted. */
export async function contactFacts(workbook: OpenWorkbook, where: Filter, period: Period, job: JobContext): Promise<ContactFacts> {
  const counted = allOf(no(is('is_transfer', true)), where);
  const used = filterColumns(allOf(counted, isRepeated));
  const table = await withPrepared(workbook, await sourceTable(workbook, 'contact', job.signal), used, job);
  const { from, to } = instantsOf(period, workbook.document().settings.timeZone);
  const active = workbook.activeExtracts();
  const sql = `SELECT reason, product, partner, count(*), count(*) FILTER (WHERE ${compileFilter(isRepeated, table)}), count(*) FILTER (WHERE is_payment)
FROM ${fromSql(table, used)} WHERE extract_id IN (${active.length === 0 ? 'NULL' : active.join(', ')})
  AND ts_utc >= ${quoteInstant(from)} AND ts_utc < ${quoteInstant(to)} AND ${compileFilter(counted, table)} GROUP BY 1, 2, 3`;
  const { contactReasons } = workbook.document();
  const byType = new Map<string, Map<string, ContactCounts>>();
  const reasons = new Map<string | null, { contacts: number; failure: string | null }>();
  const unclaimed = new Map<string, number>();
  for (const [reason, product, partner, contacts, repeats, payment] of await readSmallResult(workbook, sql, job.signal)) {
    const code = textOf(reason);
    const name = code ?? 'no reason';
    const type = code === null ? null : failureOfReason(code, contactReasons);
    reasons.set(code, { contacts: (reasons.get(code)?.contacts ?? 0) + Number(contacts), failure: type });
    if (type === null) {
      if (Number(payment) > 0) unclaimed.set(name, (unclaimed.get(name) ?? 0) + Number(payment));
      continue;
    }
    const cells = byType.get(type) ?? new Map<string, ContactCounts>();
    const key = cellKey(textOf(product), textOf(partner));
    const before = cells.get(key) ?? { contacts: 0, repeats: 0 };
    cells.set(key, { contacts: before.contacts + Number(contacts), repeats: before.repeats + Number(repeats) });
    byType.set(type, cells);
  }
  const most = (left: { contacts: number }, right: { contacts: number }) => right.contacts - left.contacts;
  return {
    byType,
    reasons: [...reasons].map(([reason, rest]) => ({ reason, ...rest })).sort(most),
    unclaimed: [...unclaimed].map(([reason, contacts]) => ({ reason, contacts })).sort(most),
  };
}
