import { plainTableId, plainTableLabel } from '../../../shared/extract/plain-table.ts';
import { profileNameOf } from '../../../shared/extract/profile.ts';
import type { ExtractSummary } from '../../../shared/extract/receipt.ts';
import { receiptPaper } from '../../../shared/extract/receipt-paper.ts';
import { holidaysOf } from '../../../shared/reconcile/reconciliation.ts';
import { extractFormat } from '../../../shared/extract/registry.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { receiptHtml, receiptMarkdown } from '../exporters/write-receipt.ts';
import { receiptXlsx } from '../exporters/write-receipt-xlsx.ts';
import { readQuarantine } from '../import/read-quarantine.ts';

/** Records in quarantine that a paper shows in full. */
const shownRecords = 50;

const formatLabel = (id: string) => (id === plainTableId ? plainTableLabel : (profileNameOf(id) ?? extractFormat(id)?.label ?? id));

/** The working paper of one extract as text, or as the bytes of a spreadsheet. */
export async function receiptContent(
  workbook: OpenWorkbook,
  extract: ExtractSummary,
  to: 'md' | 'html' | 'xlsx',
  signal: AbortSignal,
): Promise<string | Uint8Array> {
  const { name, state, receipt, partners } = extract;
  const { records } = await readQuarantine(workbook.session, extract, 0, shownRecords, signal);
  const holidays = holidaysOf(workbook.document().reconciliation, partners);
  const paper = receiptPaper(receipt, { name, state, partners, formatLabel: formatLabel(receipt.format), holidays, quarantined: records });
  if (to === 'xlsx') return receiptXlsx(paper, receipt.loadedAt);
  return to === 'md' ? receiptMarkdown(paper) : receiptHtml(paper);
}
