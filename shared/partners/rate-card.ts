import { z } from 'zod';
import { addDays, parseDay } from '../calendar/day.ts';
import { amountSchema } from '../commitments/remedy-terms.ts';
import { daySchema } from '../query/slice-schema.ts';

export const feeColumns = ['fee_scheme', 'fee_interchange', 'fee_markup', 'fee_commission', 'fee_total'] as const;
export type FeeColumn = (typeof feeColumns)[number];

export const feeWords: Readonly<Record<FeeColumn, string>> = {
  fee_scheme: 'network fee',
  fee_interchange: 'interchange',
  fee_markup: 'markup',
  fee_commission: 'commission',
  fee_total: 'total fee',
};

/** Fee terms in force: bps of gross sales and an amount for each sale, for one fee part of one partner. Billed above this is overbilling. */
export const rateCardLineSchema = z.object({
  id: z.string().min(1),
  partner: z.string().min(1),
  fee: z.enum(feeColumns),
  /** null = every product without a line of its own. */
  product: z.string().nullable(),
  bps: z.number().nonnegative(),
  /** For each sale, in the currency the partner settles in. */
  perItem: amountSchema.nullable().default(null),
  contract: z.string().default(''),
  clause: z.string().default(''),
  claimWithinDays: z.number().int().nonnegative().nullable().default(null),
  effectiveFrom: daySchema,
  /** Last day in force; null = open. */
  effectiveTo: daySchema.nullable(),
});
export type RateCardLine = z.infer<typeof rateCardLineSchema>;

/** What tells cards apart: of one partner, fee and product, and where rates are for one currency only, of that currency. */
type DatedCard = Pick<RateCardLine, 'partner' | 'fee' | 'product' | 'effectiveFrom' | 'effectiveTo'> & {
  readonly currency?: string | null;
};

/**
 * The card in force, day by day: of lines for the same fee a later one ends the earlier; of two that begin on the same day the first
 * given counts (typed lines are given before loaded ones). A line that never is in force is left out.
 */
export function cardsInForce<T extends DatedCard>(lines: readonly T[]): T[] {
  const scopes = new Map<string, T[]>();
  for (const line of lines) {
    const key = JSON.stringify([line.partner, line.fee, line.product, line.currency ?? null]);
    const known = scopes.get(key) ?? [];
    if (!known.some(({ effectiveFrom }) => effectiveFrom === line.effectiveFrom)) scopes.set(key, [...known, line]);
  }
  return [...scopes.values()].flatMap((scope) => {
    const ordered = scope.toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1));
    return ordered.flatMap((line, index) => {
      const following = ordered[index + 1]?.effectiveFrom;
      const ends = [line.effectiveTo, following === undefined ? null : addDays(following, -1)].filter((day) => day !== null).sort();
      const effectiveTo = ends[0] ?? null;
      return effectiveTo !== null && effectiveTo < line.effectiveFrom ? [] : [{ ...line, effectiveTo }];
    });
  });
}

/** Of two cards for the same sales from the same day on only one can be meant: the later line of a list that repeats another; null without. */
export function sameDayCard(lines: readonly RateCardLine[]): { readonly index: number; readonly message: string } | null {
  const seen = new Map<string, string>();
  for (const [index, { id, partner, fee, product, effectiveFrom }] of lines.entries()) {
    const key = JSON.stringify([partner, fee, product, effectiveFrom]);
    const other = seen.get(key);
    if (other !== undefined) return { index, message: `it begins on ${effectiveFrom}, as ${other} does for the same fee and product` };
    seen.set(key, id);
  }
  return null;
}

/** Why a line cannot join those that are there, in a sentence; null when it can. Typed lines have no name that a person knows. */
export function sameDayProblem(line: RateCardLine, known: readonly RateCardLine[]): string | null {
  const others = known.filter(({ id }) => id !== line.id);
  if (sameDayCard([...others, line])?.index !== others.length) return null;
  return `another card for the ${feeWords[line.fee]}${line.product === null ? '' : ` of ${line.product}`} begins on ${line.effectiveFrom}, and only one can be in force`;
}

/** What is wrong with a line, in a sentence; null when it makes sense. */
export function rateCardProblem({ effectiveFrom, effectiveTo, bps, perItem }: RateCardLine): string | null {
  const noDay = [effectiveFrom, effectiveTo].find((day) => day !== null && parseDay(day) === null);
  if (noDay !== undefined) return `there is no day ${noDay}`;
  if (effectiveTo !== null && effectiveTo < effectiveFrom) return `the card ends on ${effectiveTo}, before it begins on ${effectiveFrom}`;
  return bps === 0 && (perItem === null || Number(perItem) === 0) ? 'a card needs basis points or an amount for each sale' : null;
}
