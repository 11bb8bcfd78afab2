import { z } from 'zod';
import { daySchema } from '../query/slice-schema.ts';

/** Someone who is called: `level` is the step of the escalation path, 1 first; null = not on it. */
export const partnerContactSchema = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  role: z.string().default(''),
  email: z.string().default(''),
  phone: z.string().default(''),
  side: z.enum(['partner', 'us']).default('partner'),
  level: z.number().int().min(1).max(9).nullable().default(null),
});
export type PartnerContact = z.infer<typeof partnerContactSchema>;

/** A contract and the days on which something must be done about it. */
export const partnerContractSchema = z.object({
  ref: z.string().min(1),
  title: z.string().default(''),
  startsOn: daySchema.nullable().default(null),
  endsOn: daySchema.nullable().default(null),
  /** Last day on which notice can be given. */
  noticeBy: daySchema.nullable().default(null),
  renews: z.boolean().default(false),
});
export type PartnerContract = z.infer<typeof partnerContractSchema>;

/** What the partner can carry by contract or by load test, and how its next peak is foreseen. */
export const partnerCapacitySchema = z.object({
  /** Requests per second. */
  perSecond: z.number().positive(),
  /** Growth until the next peak, 0.2 = 20 %. */
  growth: z.number().min(-1).max(10).default(0),
  /** How many times an ordinary peak the event is. */
  eventFactor: z.number().positive().max(100).default(1),
});
export type PartnerCapacity = z.infer<typeof partnerCapacitySchema>;

/** What is known of a partner besides its rows; `id` is its name in the data. */
export const partnerProfileSchema = z.object({
  id: z.string().min(1),
  role: z.string().default(''),
  contacts: z.array(partnerContactSchema).default([]),
  contracts: z.array(partnerContractSchema).default([]),
  lastReview: daySchema.nullable().default(null),
  nextReview: daySchema.nullable().default(null),
  capacity: partnerCapacitySchema.nullable().default(null),
});
export type PartnerProfile = z.infer<typeof partnerProfileSchema>;

/** "Contract to Dec 31 2027, notice by Jun 30 2027, next review Apr 2": days as ISO text. */
export function profileDates({ contracts, nextReview }: PartnerProfile): readonly { readonly label: string; readonly day: string }[] {
  return [
    ...contracts.flatMap(({ ref, endsOn, noticeBy, renews }) => [
      ...(noticeBy === null ? [] : [{ label: `Notice on ${ref} by`, day: noticeBy }]),
      ...(endsOn === null ? [] : [{ label: `${ref} ${renews ? 'renews after' : 'ends'}`, day: endsOn }]),
    ]),
    ...(nextReview === null ? [] : [{ label: 'Next review', day: nextReview }]),
  ].toSorted((a, b) => (a.day < b.day ? -1 : 1));
}

/** The people to call, first step first. */
export function escalationPath({ contacts }: PartnerProfile): readonly PartnerContact[] {
  return contacts.filter(({ level }) => level !== null).toSorted((a, b) => (a.level ?? 0) - (b.level ?? 0));
}
