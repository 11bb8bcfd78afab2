import { z } from 'zod';
import { daySchema } from '../query/slice-schema.ts';
import { decisionSchema } from './decision.ts';
import { type PartnerRules, partnerRulesSchema, plainRules } from './rules.ts';

/** The part of a workbook that people decide about reconciliation; what is matched and what breaks always follows from the rows. */
export const reconciliationSchema = z.object({
  /** From which day a file counts in the view of an earlier day: each row from its own day, or no row before the file was loaded. */
  knownFrom: z.enum(['rows', 'loaded']),
  /** Extract id -> the day its file was received, where somebody said so; it goes before `knownFrom`. */
  received: z.record(z.string(), daySchema),
  partners: z.array(partnerRulesSchema),
  decisions: z.array(decisionSchema),
});
export type Reconciliation = z.infer<typeof reconciliationSchema>;

export const newReconciliation: Reconciliation = { knownFrom: 'rows', received: {}, partners: [], decisions: [] };

const sameName = (left: string, right: string) => left.trim().toLowerCase() === right.trim().toLowerCase();

/** The rules in force for a partner, by its name or one of its aliases in any case. */
export function rulesFor({ partners }: Pick<Reconciliation, 'partners'>, name: string): PartnerRules {
  const known = partners.find(({ partner, aliases }) => [partner, ...aliases].some((alias) => sameName(alias, name)));
  return known ?? plainRules(name);
}

/**
 * Names found in rows -> the partner they stand for. Names that differ only in case and blanks are one partner, spelled as in its
 * rules, else as first in `names` (give files' spellings before the ledger's).
 */
export function partnerOfName(reconciliation: Pick<Reconciliation, 'partners'>, names: readonly string[]): ReadonlyMap<string, string> {
  const spelled = new Map<string, string>();
  return new Map(
    names.map((name) => {
      const { partner } = rulesFor(reconciliation, name);
      const first = spelled.get(partner.trim().toLowerCase()) ?? partner;
      spelled.set(partner.trim().toLowerCase(), first);
      return [name, first];
    }),
  );
}

/** Days on which one of the partners keeps its books closed, besides weekends. */
export function holidaysOf(reconciliation: Pick<Reconciliation, 'partners'>, partners: readonly string[]): ReadonlySet<string> {
  return new Set(partners.flatMap((partner) => rulesFor(reconciliation, partner).holidays));
}
