import { z } from 'zod';
import { failureType, type FailureType, failureTypes } from './failure-types.ts';

/** What contacts under a reason of a partner's or of our own are about: a failure, or null = none of them. */
export const contactReasonSchema = z.object({ reason: z.string().min(1).max(300), failure: z.string().nullable() });
export type ContactReason = z.infer<typeof contactReasonSchema>;

/** What the failures' own reasons say; null = none of them. */
const usual = (reason: string): string | null => failureTypes.find(({ reasons }) => reasons.includes(reason))?.id ?? null;

/** The failure that contacts under a reason are about: as people said, else as usual; null = none. */
export function failureOfReason(reason: string, said: readonly ContactReason[]): string | null {
  const own = said.find((each) => each.reason === reason);
  return own === undefined ? usual(reason) : own.failure;
}

/** A failure with the reasons that stand for it where people said so much. */
export function withReasons(type: FailureType, said: readonly ContactReason[]): FailureType {
  const taken = new Set(said.map(({ reason }) => reason));
  const own = said.filter(({ failure }) => failure === type.id).map(({ reason }) => reason);
  return { ...type, reasons: [...type.reasons.filter((reason) => !taken.has(reason)), ...own] };
}

/** What people said, with one more; what is usual anyway is not kept. Null: there is no such failure. */
export function saidOfReason(said: readonly ContactReason[], one: ContactReason): readonly ContactReason[] | null {
  if (one.failure !== null && failureType(one.failure) === null) return null;
  const others = said.filter(({ reason }) => reason !== one.reason);
  return one.failure === usual(one.reason) ? others : [...others, one];
}
