import { type BusinessCase, businessCaseSchema } from '../business-case.ts';
import { typedNumber } from './typed-number.ts';

/** The frame of a case as it is typed. */
export interface CaseDraft {
  readonly name: string;
  readonly owner: string;
  readonly currency: string;
  readonly startMonth: string;
  readonly months: string;
  readonly periods: 'month' | 'year';
  /** Percent a year. */
  readonly discountRate: string;
  readonly timing: 'end' | 'mid';
  /** "EUR 1.1, CAD 0.73": units of the case's currency for one of another. */
  readonly fx: string;
}

export type CaseDraftProblems = Partial<Record<keyof CaseDraft, string>>;

export function draftOfCase(plan: BusinessCase): CaseDraft {
  const { name, owner, currency, startMonth, periods, timing } = plan;
  return {
    name,
    owner,
    currency,
    startMonth,
    months: String(plan.months),
    periods,
    discountRate: String(Number((plan.discountRate * 100).toPrecision(12))),
    timing,
    fx: plan.fx.map(({ currency: from, rate }) => `${from} ${rate}`).join(', '),
  };
}

/** The case with the frame that was typed, or what is wrong with it by field. */
export function readCaseDraft(
  draft: CaseDraft,
  before: BusinessCase,
): { readonly plan: BusinessCase | null; readonly problems: CaseDraftProblems } {
  const problems: CaseDraftProblems = {};
  const currency = draft.currency.trim().toUpperCase();
  if (draft.name.trim() === '') problems.name = 'Give it a name';
  if (!/^[A-Z]{3}$/.test(currency)) problems.currency = 'Three letters, such as USD';
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(draft.startMonth.trim())) problems.startMonth = 'A month, such as 2026-04';
  const months = typedNumber(draft.months);
  if (typeof months !== 'number' || !Number.isInteger(months) || months < 1 || months > 240)
    problems.months = 'A whole number from 1 to 240';
  else if (draft.periods === 'year' && months % 12 !== 0) problems.months = 'Whole years: a multiple of 12';
  const rate = typedNumber(draft.discountRate);
  if (typeof rate !== 'number' || rate <= -100) problems.discountRate = 'Percent a year, such as 10';
  const fx = readRates(draft.fx);
  if (typeof fx === 'string') problems.fx = fx;
  if (Object.keys(problems).length > 0) return { plan: null, problems };
  const frame = { ...before, ...draft, name: draft.name.trim(), owner: draft.owner.trim(), currency, startMonth: draft.startMonth.trim() };
  return { plan: businessCaseSchema.parse({ ...frame, months, discountRate: Number(rate) / 100, fx }), problems };
}

function readRates(text: string): { readonly currency: string; readonly rate: number }[] | string {
  const rates: { readonly currency: string; readonly rate: number }[] = [];
  for (const part of text.split(/[,;\n]/).map((one) => one.trim())) {
    if (part === '') continue;
    const [, currency, number] = /^([A-Za-z]{3})\s*=?\s*(\S+)$/.exec(part) ?? [];
    const rate = typedNumber(number ?? '');
    if (currency === undefined || typeof rate !== 'number' || rate <= 0) return `"${part}" is not a rate; write EUR 1.1`;
    rates.push({ currency: currency.toUpperCase(), rate });
  }
  return rates;
}
