import { z } from 'zod';
import { daySchema } from '../query/slice-schema.ts';

/** Items that one decision is about. */
export const itemKeys = z.array(z.string().min(1).max(1000)).min(1).max(1000);

/** What each kind of decision says beside the items it is about. */
export const decisionFields = {
  /** The two sides of a suggestion belong together. */
  accept: { on: daySchema, by: z.string().max(200) },
  /** An empty owner is nobody. */
  assign: { on: daySchema, owner: z.string().trim().max(200) },
  writeOff: { on: daySchema, reason: z.string().trim().min(1).max(500), approver: z.string().trim().min(1).max(200) },
  /** Takes back an acceptance or a write-off. */
  reopen: { on: daySchema },
} as const;

/** What a person decided about some items, and on which day. Kept in order and never rewritten, so that every earlier day can be seen again. */
export const decisionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('accept'), keys: itemKeys, ...decisionFields.accept }),
  z.object({ kind: z.literal('assign'), keys: itemKeys, ...decisionFields.assign }),
  z.object({ kind: z.literal('writeOff'), keys: itemKeys, ...decisionFields.writeOff }),
  z.object({ kind: z.literal('reopen'), keys: itemKeys, ...decisionFields.reopen }),
]);
export type Decision = z.infer<typeof decisionSchema>;

/** Where an item stands after every decision about it. */
export interface Standing {
  readonly owner: string | null;
  readonly accepted: { readonly by: string; readonly on: string } | null;
  readonly writtenOff: { readonly reason: string; readonly approver: string; readonly on: string } | null;
}

export const undecided: Standing = { owner: null, accepted: null, writtenOff: null };

/** Standing by item key, as people had decided on a day (YYYY-MM-DD, inclusive); null = by now. */
export function standings(decisions: readonly Decision[], asOf: string | null): ReadonlyMap<string, Standing> {
  const found = new Map<string, Standing>();
  for (const decision of decisions) {
    if (asOf !== null && decision.on > asOf) continue;
    for (const key of decision.keys) found.set(key, decide(found.get(key) ?? undecided, decision));
  }
  return found;
}

function decide(standing: Standing, decision: Decision): Standing {
  switch (decision.kind) {
    case 'accept':
      return { ...standing, accepted: { by: decision.by, on: decision.on } };
    case 'assign':
      return { ...standing, owner: decision.owner === '' ? null : decision.owner };
    case 'writeOff':
      return { ...standing, writtenOff: { reason: decision.reason, approver: decision.approver, on: decision.on } };
    case 'reopen':
      return { ...standing, accepted: null, writtenOff: null };
  }
}
