import { z } from 'zod';
import type { Lineage, Period } from '../../query/slice.ts';
import { filterSchema, periodSchema } from '../../query/slice-schema.ts';
import type { Estimate } from './lost-sales.ts';

/** What the board is asked: a period, filters, and what a sale leaves over (0.12 = 12 %; null = as a case of the workbook states it). */
export const frictionSpecSchema = z.object({
  period: periodSchema.nullable(),
  where: filterSchema,
  margin: z.number().gt(0).max(1).nullable(),
});
export type FrictionSpec = z.infer<typeof frictionSpecSchema>;

/** A product of a partner; null = rows that name none. */
export const frictionPlaceSchema = z.object({ product: z.string().nullable(), partner: z.string().nullable() });
export type FrictionPlace = z.infer<typeof frictionPlaceSchema>;

/** Figures of one failure in one product of one partner, or over all of them. */
export interface FrictionCell extends FrictionPlace {
  /** Rows that show the failure. */
  readonly cases: number;
  /** Different orders and customers among them; null where the rows do not name them. */
  readonly orders: number | null;
  readonly customers: number | null;
  /** Contacts about it, transfers not counted; null without contact data. */
  readonly contacts: number | null;
  /** Contacts for every 1,000 orders of the cell. */
  readonly contactsPer1k: number | null;
  /** Contacts that were followed by another of the same customer about the same within seven days. */
  readonly repeats: number | null;
  /** Orders or redemptions that did not come about; null where none is lost, or nothing is there to compare with. */
  readonly lost: Estimate | null;
  /** In the reporting currency: what the lost ones would have brought in, and what would have been left of it. */
  readonly lostSales: Estimate | null;
  readonly lostMargin: Estimate | null;
  /** Cases by bucket of the board's trend. */
  readonly trend: readonly number[];
}

export interface FrictionType {
  readonly id: string;
  /** Why there is no figure, in a sentence; null when there is one. */
  readonly absent: string | null;
  readonly total: FrictionCell;
  /** Most cases first. */
  readonly cells: readonly FrictionCell[];
  readonly lineage: Lineage | null;
}

export interface FrictionBoard {
  readonly period: Period;
  readonly currency: string;
  /** null: nobody has stated one, so no margin is shown. */
  readonly margin: { readonly value: number; readonly source: string } | null;
  /** First days of the trend's buckets. */
  readonly trend: { readonly grain: 'day' | 'week' | 'month'; readonly starts: readonly string[] };
  readonly types: readonly FrictionType[];
  /** Every reason of contacts in the period, most contacts first, and the failure it stands for. */
  readonly reasons: readonly { readonly reason: string | null; readonly contacts: number; readonly failure: string | null }[];
  /** Contacts about payments under reasons that no failure claims. */
  readonly unclaimed: readonly { readonly reason: string; readonly contacts: number }[];
}
