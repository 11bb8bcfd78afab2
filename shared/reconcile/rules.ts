import { z } from 'zod';
import { daySchema } from '../query/slice-schema.ts';
import { keyRuleSchema, plainKeyRule } from './key-rule.ts';

const days = z.number().int().min(0).max(366);
/** Plain decimal text, major units of whatever currency the items are in. */
const tolerance = z.string().regex(/^\d{1,12}(\.\d{1,6})?$/);

/** How one partner's items are compared. Every rule that decides a match or a break is here, to be seen and changed. */
export const partnerRulesSchema = z.object({
  partner: z.string().min(1).max(200),
  /** Other names of the partner in our ledger and in files. */
  aliases: z.array(z.string().min(1).max(200)).max(20),
  keys: keyRuleSchema,
  /** Largest difference that still counts as matched; the difference is listed all the same. */
  tolerance: z.object({ 'ledger-partner': tolerance, 'lines-payout': tolerance, 'payout-bank': tolerance }),
  /** Business days from our entry to the partner's line (T+n) where the ledger states no day of its own. */
  settleDays: days,
  /** Business days from a partner line to its payout. */
  payoutDays: days,
  /** Business days from a payout to the bank. */
  bankDays: days,
  /** Business days on top before an item counts as missing. */
  graceDays: days,
  /** Weekdays on which the partner or the bank does not settle. */
  holidays: z.array(daySchema).max(400),
  /** What the partner's conversions are held against: nothing, or the workbook's plan rates as the rates of the contract. */
  exchangeRates: z.enum(['own', 'plan']),
  /** How partner files book their own payout rows: as money leaving the partner's balance (-) or as money arriving (+). */
  payoutRows: z.enum(['leaving', 'arriving']),
  /** Texts by which a bank line shows that it is from this partner; the partner's name always is one. */
  bankTexts: z.array(z.string().min(2).max(120)).max(20),
  /** Calendar days between two items that a suggestion may pair. */
  suggestDays: days,
});
export type PartnerRules = z.infer<typeof partnerRulesSchema>;

/** The rules of a partner nobody has set any for: no tolerance, T+2 with one day of grace. */
export function plainRules(partner: string): PartnerRules {
  return {
    partner,
    aliases: [],
    keys: plainKeyRule,
    tolerance: { 'ledger-partner': '0', 'lines-payout': '0', 'payout-bank': '0' },
    settleDays: 2,
    payoutDays: 5,
    bankDays: 2,
    graceDays: 1,
    holidays: [],
    exchangeRates: 'own',
    payoutRows: 'leaving',
    bankTexts: [],
    suggestDays: 5,
  };
}

/** Words of a ledger entry's or payout's status that say no money is to move. */
export const closedStatuses = ['cancelled', 'canceled', 'void', 'voided', 'failed', 'declined', 'rejected', 'expired', 'returned'] as const;
