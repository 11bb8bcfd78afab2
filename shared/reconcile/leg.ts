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
  /** Tables of which one must hold a row before a side can be compared. */
  readonly needs: { readonly [S in Side]: readonly FactTableName[] };
}

export const legInfo: Readonly<Record<Leg, LegInfo>> = {
  'ledger-partner': {
    label: 'Ledger to partner',
    left: 'Ledger entries',
    right: 'Partner lines',
    needs: { left: ['order_ledger'], right: ['settlement_line'] },
  },
  'lines-payout': {
    label: 'Partner lines to payout',
    left: 'Partner lines',
    right: 'Payouts',
    needs: { left: ['settlement_line'], right: ['payout', 'settlement_line'] },
  },
  'payout-bank': {
    label: 'Payout to bank',
    left: 'Payouts',
    right: 'Bank lines',
    needs: { left: ['payout', 'settlement_line'], right: ['bank_line'] },
  },
};
