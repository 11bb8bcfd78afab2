import { type IncomeTerm, incomeTermSchema } from '../../../shared/partners/income-term.ts';
import { incomeTermProblem } from '../../../shared/partners/income-term-problem.ts';
import { toAppError } from '../../../shared/errors/fail.ts';
import { parseFilter } from '../../../shared/query/parse-filter.ts';
import { printFilter } from '../../../shared/query/print-filter.ts';

/** An income term as it is typed. */
export interface IncomeDraft {
  readonly id: string;
  readonly partner: string;
  readonly kind: IncomeTerm['kind'];
  readonly title: string;
  readonly contract: string;
  readonly clause: string;
  readonly currency: string;
  readonly table: IncomeTerm['table'];
  readonly where: string;
  readonly time: string;
  readonly rate: IncomeTerm['rate']['kind'];
  readonly amount: string;
  readonly column: string;
  readonly bps: string;
  readonly paid: IncomeTerm['paid']['kind'];
  readonly paidColumn: string;
  readonly measure: string;
  readonly claimWithinDays: string;
  readonly effectiveFrom: string;
  readonly effectiveTo: string;
}

export function newIncomeDraft(partner: string, currency: string, contract: string, from: string): IncomeDraft {
  return {
    id: crypto.randomUUID(),
    partner,
    kind: 'bounty',
    title: '',
    contract,
    clause: '',
    currency,
    table: 'application',
    where: 'not booked_at is missing',
    time: 'booked_at',
    rate: 'per_event',
    amount: '',
    column: '',
    bps: '',
    paid: 'column',
    paidColumn: 'bounty',
    measure: '',
    claimWithinDays: '',
    effectiveFrom: from,
    effectiveTo: '',
  };
}

export function incomeDraftOf(term: IncomeTerm): IncomeDraft {
  const { rate, paid } = term;
  return {
    ...newIncomeDraft(term.partner, term.currency, term.contract, term.effectiveFrom),
    id: term.id,
    kind: term.kind,
    title: term.title,
    clause: term.clause,
    table: term.table,
    where: printFilter(term.where),
    time: term.time ?? '',
    rate: rate.kind,
    amount: rate.kind === 'per_event' ? rate.amount : '',
    column: rate.kind === 'share' ? rate.column : '',
    bps: rate.kind === 'share' ? String(rate.bps) : '',
    paid: paid.kind,
    paidColumn: paid.kind === 'column' ? paid.column : '',
    measure: paid.kind === 'reported' ? paid.figure.measure : '',
    claimWithinDays: term.claimWithinDays === null ? '' : String(term.claimWithinDays),
    effectiveTo: term.effectiveTo ?? '',
  };
}

/** The term a draft comes to, or in a sentence why it is none yet. */
export function incomeTermOf(draft: IncomeDraft, before: IncomeTerm | null): IncomeTerm | string {
  if (draft.title.trim() === '') return 'Say what the partner pays, in a few words.';
  let where: IncomeTerm['where'];
  try {
    where = draft.where.trim() === '' ? { kind: 'all' } : parseFilter(draft.where);
  } catch (thrown) {
    return `${toAppError(thrown).title}.`;
  }
  const days = draft.claimWithinDays.trim();
  if (days !== '' && !/^\d+$/.test(days)) return `Claim within: ${days} is no number of days.`;
  if (draft.rate === 'per_event' && draft.amount.trim() === '') return 'Give the amount for each event.';
  if (draft.rate === 'share' && !(Number(draft.bps) > 0)) return 'Give the share in bps, such as 50.';
  const was = before?.paid.kind === 'reported' && before.paid.figure.measure === draft.measure.trim() ? before.paid : null;
  const parsed = incomeTermSchema.safeParse({
    id: draft.id,
    partner: draft.partner,
    kind: draft.kind,
    title: draft.title.trim(),
    contract: draft.contract.trim(),
    clause: draft.clause.trim(),
    currency: draft.currency.trim().toUpperCase(),
    table: draft.table,
    where,
    time: draft.time.trim() === '' ? null : draft.time.trim(),
    rate:
      draft.rate === 'per_event'
        ? { kind: 'per_event', amount: draft.amount.trim() }
        : { kind: 'share', column: draft.column.trim(), bps: Number(draft.bps) },
    paid:
      draft.paid === 'column'
        ? { kind: 'column', column: draft.paidColumn.trim() }
        : (was ?? { kind: 'reported', figure: { measure: draft.measure.trim(), mid: null, scheme: null, product: null } }),
    claimWithinDays: days === '' ? null : Number(days),
    effectiveFrom: draft.effectiveFrom.trim(),
    effectiveTo: draft.effectiveTo.trim() === '' ? null : draft.effectiveTo.trim(),
  });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return `${fieldWords[String(issue?.path[0] ?? '')] ?? 'One field'}: ${issue?.message ?? 'not valid'}.`;
  }
  const problem = incomeTermProblem(parsed.data);
  return problem === null ? parsed.data : `${problem.charAt(0).toUpperCase()}${problem.slice(1)}.`;
}

const fieldWords: Readonly<Record<string, string>> = {
  currency: 'Currency',
  rate: 'Rate',
  paid: 'Paid',
  effectiveFrom: 'In force from',
  effectiveTo: 'In force until',
};
