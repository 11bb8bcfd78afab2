import type { Leg } from './leg.ts';

/** What tied two sides together. Passes run in order and stop at the first that fits; one of pass 5 is only ever a suggestion. */
export const matchRules = {
  partner_ref: { pass: 1, label: 'Partner reference, type, amount and currency' },
  merchant_ref: { pass: 2, label: 'Order reference, type, amount and currency' },
  partner_ref_only: { pass: 3, label: 'Partner reference and type' },
  merchant_ref_only: { pass: 3, label: 'Order reference and type' },
  partner_ref_other_type: { pass: 3, label: 'Partner reference and amount, another type' },
  partner_ref_sum: { pass: 4, label: 'Sum over one partner reference' },
  merchant_ref_sum: { pass: 4, label: 'Sum over one order reference' },
  payout_sum: { pass: 4, label: 'Sum of the lines of one payout' },
  nothing_due: { pass: 4, label: 'Lines that add up to nothing' },
  bank_ref: { pass: 1, label: 'Bank reference, amount and currency' },
  bank_text: { pass: 2, label: 'Reference in the bank text, amount and currency' },
  bank_ref_only: { pass: 3, label: 'Bank reference' },
  bank_ref_sum: { pass: 4, label: 'Sum over one bank reference' },
  bank_partner: { pass: 4, label: 'Partner, amount, currency and date, no other candidate' },
  amount_date: { pass: 5, label: 'Amount, currency, date and last digits' },
} as const satisfies Record<string, { readonly pass: 1 | 2 | 3 | 4 | 5; readonly label: string }>;

export type MatchRule = keyof typeof matchRules;
export type Pass = (typeof matchRules)[MatchRule]['pass'];

/** One link between two sides, with what it rests on. */
export interface Match {
  readonly leg: Leg;
  readonly pass: Pass;
  readonly rule: MatchRule;
  /** Largest difference that still counted as matched, plain decimal text. */
  readonly tolerance: string;
  /** Who made it: the rules, or the person who accepted the suggestion. */
  readonly by: { readonly kind: 'auto' } | { readonly kind: 'user'; readonly name: string; readonly on: string };
}
