import type { BriefFinding } from '../../../shared/explain/brief.ts';
import { ledgerFinding } from '../../../shared/explain/brief-ledger.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { runLedger } from '../business-case/run-ledger.ts';

/** Savings realized against committed; nothing where no initiative is kept. */
export async function realizedSavings(workbook: OpenWorkbook, now: number, job: JobContext): Promise<BriefFinding | null> {
  if (workbook.document().initiatives.length === 0) return null;
  const { year, currency, totals, clashes, rows } = await runLedger(workbook, null, now, job);
  if (totals.committed === 0 && totals.realized === 0) return null;
  return ledgerFinding({
    year,
    currency,
    ...totals,
    clashes,
    notCaused: rows.filter(({ attribution }) => attribution?.counts === false).map(({ initiative }) => initiative.name),
    lineage: rows.flatMap(({ lineage }) => lineage ?? []),
  });
}
