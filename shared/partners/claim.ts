import { z } from 'zod';
import { compareFractions, decimalFraction } from '../money/fraction.ts';
import { amountSchema } from '../commitments/remedy-terms.ts';
import { daySchema } from '../query/slice-schema.ts';

export const claimStates = ['drafted', 'sent', 'acknowledged', 'disputed', 'agreed', 'collected', 'written_off'] as const;
export type ClaimState = (typeof claimStates)[number];

/** Where a claim may go from each state; what is collected or written off is over. */
const next: Readonly<Record<ClaimState, readonly ClaimState[]>> = {
  drafted: ['sent', 'written_off'],
  sent: ['acknowledged', 'disputed', 'agreed', 'collected', 'written_off'],
  acknowledged: ['disputed', 'agreed', 'collected', 'written_off'],
  disputed: ['acknowledged', 'agreed', 'written_off'],
  agreed: ['collected', 'disputed', 'written_off'],
  collected: [],
  written_off: [],
};

export const claimEventSchema = z.object({
  on: daySchema,
  state: z.enum(claimStates),
  note: z.string().default(''),
  /** What was agreed or collected, where it is not the whole. */
  amount: amountSchema.nullable().default(null),
});

/** Money asked back from a partner: `key` names what it is for; amount and basis are frozen when it is drafted. */
export const claimSchema = z.object({
  id: z.string().min(1),
  partner: z.string().min(1),
  key: z.string().min(1),
  title: z.string().min(1),
  amount: amountSchema,
  currency: z.string().length(3),
  noticeDue: daySchema.nullable().default(null),
  events: z.array(claimEventSchema).min(1),
});
export type Claim = z.infer<typeof claimSchema>;

export function claimState({ events }: Pick<Claim, 'events'>): ClaimState {
  return events.at(-1)?.state ?? 'drafted';
}

/** What was agreed or collected of a claim, in its currency, where that was said; in every other state the whole. */
export function claimedAmount({ amount, events }: Pick<Claim, 'amount' | 'events'>): string {
  if (!hasClaimAmount(claimState({ events }))) return amount;
  return events.findLast((event) => event.amount !== null)?.amount ?? amount;
}

/** States in which a partner has said how much. */
export const hasClaimAmount = (state: ClaimState): boolean => state === 'agreed' || state === 'collected';

/** Whether what was agreed or collected is less than what was claimed. */
export function isPartClaim(claim: Pick<Claim, 'amount' | 'events'>): boolean {
  return compareFractions(decimalFraction(claimedAmount(claim)), decimalFraction(claim.amount)) !== 0;
}

/** "Agreed", "Agreed, 30000.00 of 42000.00 USD" */
export function claimText(claim: Pick<Claim, 'amount' | 'currency' | 'events'>): string {
  const word = claimWords[claimState(claim)];
  return isPartClaim(claim) ? `${word}, ${claimedAmount(claim)} of ${claim.amount} ${claim.currency}` : word;
}

export function nextClaimStates(state: ClaimState): readonly ClaimState[] {
  return next[state];
}

export const isClaimOver = (state: ClaimState): boolean => next[state].length === 0;

export const claimWords: Readonly<Record<ClaimState, string>> = {
  drafted: 'Drafted',
  sent: 'Sent',
  acknowledged: 'Acknowledged',
  disputed: 'Disputed',
  agreed: 'Agreed',
  collected: 'Collected',
  written_off: 'Written off',
};

/** What is wrong with the order of a claim's events, in a sentence; null when it makes sense. */
export function claimProblem({ amount, events }: Pick<Claim, 'amount' | 'events'>): string | null {
  const [first, ...later] = events;
  if (first?.state !== 'drafted') return 'a claim begins as drafted';
  let [state, on]: [ClaimState, string] = [first.state, first.on];
  for (const event of later) {
    if (!next[state].includes(event.state))
      return `a claim that is ${claimWords[state].toLowerCase()} cannot become ${claimWords[event.state].toLowerCase()}`;
    if (event.on < on)
      return `${claimWords[event.state].toLowerCase()} on ${event.on} is before ${claimWords[state].toLowerCase()} on ${on}`;
    if (event.amount !== null && compareFractions(decimalFraction(event.amount), decimalFraction(amount)) > 0)
      return `${claimWords[event.state].toLowerCase()} at ${event.amount} is more than the ${amount} that were claimed`;
    [state, on] = [event.state, event.on];
  }
  return null;
}
