import { runReconcile } from '../../electron/engine/reconcile/run-reconcile.ts';
import { runReconcileQueue } from '../../electron/engine/reconcile/run-reconcile-queue.ts';
import type { OpenWorkbook } from '../../electron/engine/engine-context.ts';
import type { Leg } from '../../shared/reconcile/leg.ts';
import { newReconciliation, type Reconciliation } from '../../shared/reconcile/reconciliation.ts';
import type { LegSummary, QueueEntry } from '../../shared/reconcile/result.ts';
import { type PartnerRules, plainRules } from '../../shared/reconcile/rules.ts';
import { type FactRow, job } from './fact-workbook.ts';
import { withDocument } from './with-document.ts';

/** Noon of a day of March 2026; 2026-03-02 is a Monday. */
export const march = (day: number): string => `2026-03-${String(day).padStart(2, '0')}`;
const noon = (day: number) => `${march(day)} 12:00:00`;

/** A ledger entry of partner Alder in USD; reference and order share a number unless said otherwise. */
export function entry(ref: string | null, amount: number, day: number, change: FactRow = {}): FactRow {
  return {
    ts_utc: noon(day),
    entry_date: march(day),
    partner: 'Alder',
    type: amount < 0 ? 'refund' : 'sale',
    partner_ref: ref === null ? null : `P${ref}`,
    merchant_ref: `O${ref}`,
    amount,
    ccy: 'USD',
    status: 'booked',
    ...change,
  };
}

/** A settlement line of partner Alder in USD without fees. */
export function line(ref: string | null, gross: number, day: number, change: FactRow = {}): FactRow {
  return {
    ts_utc: noon(day),
    posting_date: march(day),
    partner: 'Alder',
    type: gross < 0 ? 'refund' : 'sale',
    partner_ref: ref === null ? null : `P${ref}`,
    merchant_ref: `O${ref}`,
    gross,
    ccy_gross: 'USD',
    net: gross,
    ccy_net: 'USD',
    ...change,
  };
}

/** A payout of partner Alder in USD. */
export function payout(id: string | null, amount: number, day: number, change: FactRow = {}): FactRow {
  return { ts_utc: noon(day), payout_date: march(day), partner: 'Alder', payout_id: id, amount, ccy: 'USD', ...change };
}

/** A bank booking in USD that names nobody. */
export function booking(ref: string | null, amount: number, day: number, change: FactRow = {}): FactRow {
  return { ts_utc: noon(day), booking_date: march(day), bank_ref: ref, amount, ccy: 'USD', counterparty: 'SETTLEMENT', ...change };
}

export const rules = (change: Partial<PartnerRules> = {}): PartnerRules => ({ ...plainRules('Alder'), ...change });

/** The workbook under decisions and rules of its own. */
export function under(workbook: OpenWorkbook, change: Partial<Reconciliation>): OpenWorkbook {
  return withDocument(workbook, { reconciliation: { ...newReconciliation, ...change } });
}

export async function legOf(workbook: OpenWorkbook, leg: Leg, asOf: string | null = null): Promise<LegSummary> {
  const { legs } = await runReconcile(workbook, asOf, null, job);
  const found = legs.find((one) => one.leg === leg);
  if (found === undefined) throw new Error(`No leg ${leg}`);
  return found;
}

export async function queueOf(workbook: OpenWorkbook, leg: Leg, asOf: string | null = null): Promise<readonly QueueEntry[]> {
  const page = await runReconcileQueue(
    workbook,
    { asOf, filter: { legs: [leg] }, sort: { column: 'reference', descending: false }, offset: 0, limit: 1000 },
    job,
  );
  return page.entries;
}

/** An entry of the queue in a few words: state type reference left right difference. */
export function inWords({ state, type, reference, left, right, difference }: QueueEntry): string {
  return [state, type ?? 'none', reference ?? 'none', left?.amount ?? '-', right?.amount ?? '-', difference ?? '?'].join(' ');
}
