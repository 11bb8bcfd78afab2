import { z } from 'zod';
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
export function claimProblem({ events }: Pick<Claim, 'events'>): string | null {
  const [first, ...later] = events;
  if (first?.state !== 'drafted') return 'a claim begins as drafted';
  let [state, on]: [ClaimState, string] = [first.state, first.on];
  for (const event of later) {
    if (!next[state].includes(event.state))
      return `a claim that is ${claimWords[state].toLowerCase()} cannot become ${claimWords[event.state].toLowerCase()}`;
    if (event.on < on)
      return `${claimWords[event.state].toLowerCase()} on ${event.on} is before ${claimWords[state].toLowerCase()} on ${on}`;
    [state, on] = [event.state, event.on];
  }
  return null;
}
