import type { FactTableName } from '../domain/tables.ts';

/** The comparisons that lead from our books to the bank: what we expect, what the partner lists, what it pays, what arrives. */
export const legs = ['ledger-partner', 'lines-payout', 'payout-bank'] as const;
export type Leg = (typeof legs)[number];

/** The left side is the one that is nearer to our own books. */
export type Side = 'left' | 'right';

export interface LegInfo {
  readonly label: string;
  readonly left: string;
  readonly right: string;
}

export const legInfo: Readonly<Record<Leg, LegInfo>> = {
  'ledger-partner': { label: 'Ledger to partner', left: 'Ledger entries', right: 'Partner lines' },
  'lines-payout': { label: 'Partner lines to payout', left: 'Partner lines', right: 'Payouts' },
  'payout-bank': { label: 'Payout to bank', left: 'Payouts', right: 'Bank lines' },
};

/** Rows known of each kind; payouts also stand as rows of their own in settlement files. */
export interface KnownCounts {
  readonly ledger: number;
  readonly lines: number;
  readonly payouts: number;
  readonly bank: number;
}

const sidesOf: Readonly<Record<Leg, readonly (keyof KnownCounts)[]>> = {
  'ledger-partner': ['ledger', 'lines'],
  'lines-payout': ['lines', 'payouts'],
  'payout-bank': ['payouts', 'bank'],
};
const tableOf: Readonly<Record<keyof KnownCounts, FactTableName>> = {
  ledger: 'order_ledger',
  lines: 'settlement_line',
  payouts: 'payout',
  bank: 'bank_line',
};

/** Tables that hold no row yet and without which nothing is compared on a leg; empty when it can be. */
export function legNeeds(leg: Leg, counts: KnownCounts): readonly FactTableName[] {
  return sidesOf[leg].filter((kind) => counts[kind] === 0).map((kind) => tableOf[kind]);
}
