import { z } from 'zod';
import { daySchema } from '../query/slice-schema.ts';
import { ageBuckets } from './age.ts';
import { breakTypes } from './break-type.ts';
import { legs } from './leg.ts';
import { type MatchRule, matchRules } from './match-rule.ts';
import { entryStates } from './result.ts';

const names = z.array(z.string().max(200)).max(200);

/** Lets through what is in every list that is given. */
export const queueFilterSchema = z.object({
  keys: z.array(z.string().max(1000)).max(1000).optional(),
  legs: z.array(z.enum(legs)).optional(),
  types: z.array(z.enum(breakTypes)).optional(),
  states: z.array(z.enum(entryStates)).optional(),
  partners: names.optional(),
  /** An empty name is nobody. */
  owners: names.optional(),
  buckets: z.array(z.enum(ageBuckets.map(({ id }) => id))).optional(),
  currencies: names.optional(),
  /** Instead of the queue, what these rules tied together and holds; sorted by amount, day or partner. */
  rules: z.array(z.enum(Object.keys(matchRules) as [MatchRule, ...MatchRule[]])).optional(),
  /** Part of a reference, whatever its case. */
  text: z.string().max(200).optional(),
});
export type QueueFilter = z.infer<typeof queueFilterSchema>;

export const queueColumns = [
  'leg',
  'type',
  'partner',
  'reference',
  'left',
  'right',
  'difference',
  'size',
  'age',
  'owner',
  'state',
] as const;

export const queueRequestSchema = z.object({
  asOf: daySchema.nullable(),
  filter: queueFilterSchema,
  sort: z.object({ column: z.enum(queueColumns), descending: z.boolean() }),
  offset: z.number().int().nonnegative(),
  limit: z.number().int().min(1).max(1000),
});
export type QueueRequest = z.infer<typeof queueRequestSchema>;
