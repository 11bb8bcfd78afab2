import { z } from 'zod';
import { factTableNames } from '../domain/tables.ts';
import { reportedFigureSchema } from '../commitments/commitment.ts';
import { amountSchema } from '../commitments/remedy-terms.ts';
import { daySchema, filterSchema } from '../query/slice-schema.ts';

/** What a partner pays us by contract. Underpayment = contract rate x events (or share x amount) - paid. */
export const incomeTermSchema = z.object({
  id: z.string().min(1),
  partner: z.string().min(1),
  kind: z.enum(['bounty', 'revenue_share', 'points_funding', 'rewards']),
  title: z.string().min(1),
  contract: z.string().default(''),
  clause: z.string().default(''),
  currency: z.string().length(3),
  /** Rows that are events: of `table`, passing `where`, in the month of `time` (the table's own time when null). */
  table: z.enum(factTableNames),
  where: filterSchema,
  time: z.string().nullable().default(null),
  rate: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('per_event'), amount: amountSchema }),
    z.object({ kind: z.literal('share'), column: z.string().min(1), bps: z.number().positive() }),
  ]),
  paid: z.discriminatedUnion('kind', [
    /** An amount on each row, empty where nothing was paid. */
    z.object({ kind: z.literal('column'), column: z.string().min(1) }),
    /** The partner's statement, as it is given. */
    z.object({ kind: z.literal('reported'), figure: reportedFigureSchema }),
  ]),
  claimWithinDays: z.number().int().nonnegative().nullable().default(null),
  effectiveFrom: daySchema,
  /** The day after the last. */
  effectiveTo: daySchema.nullable().default(null),
});
export type IncomeTerm = z.infer<typeof incomeTermSchema>;

export const incomeWords: Readonly<Record<IncomeTerm['kind'], string>> = {
  bounty: 'Bounty',
  revenue_share: 'Revenue share',
  points_funding: 'Points funding',
  rewards: 'Rewards',
};
