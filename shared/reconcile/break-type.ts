import type { Leg, Side } from './leg.ts';

/** Everything that can be wrong with an item, or not yet right: `timing` clears by itself when the late file arrives. */
export const breakTypes = [
  'missing_in_partner',
  'missing_in_ledger',
  'missing_in_payout',
  'missing_in_bank',
  'amount_diff',
  'fee_diff',
  'fx_diff',
  'currency_diff',
  'duplicate',
  'wrong_sign',
  'status_diff',
  'timing',
] as const;
export type BreakType = (typeof breakTypes)[number];

interface BreakWords {
  readonly label: string;
  readonly meaning: string;
}

export const breakWords: Readonly<Record<BreakType, BreakWords>> = {
  missing_in_partner: { label: 'Missing at partner', meaning: 'Our side has it, and no line of the partner does.' },
  missing_in_ledger: { label: 'Missing in ledger', meaning: 'The partner lists it, and our ledger does not.' },
  missing_in_payout: { label: 'Missing in payout', meaning: 'The money was settled or has arrived, and no payout states it.' },
  missing_in_bank: { label: 'Missing at bank', meaning: 'The partner states the payout, and no bank line shows it.' },
  amount_diff: { label: 'Amount differs', meaning: 'The references agree and the amounts do not.' },
  fee_diff: { label: 'Fee differs', meaning: 'The amounts differ by exactly the fee.' },
  fx_diff: { label: 'Exchange rate differs', meaning: 'Converted as the partner states, the amounts differ.' },
  currency_diff: { label: 'Currency differs', meaning: 'The references agree and the currencies do not.' },
  duplicate: { label: 'Duplicate', meaning: 'The same item is there once more.' },
  wrong_sign: { label: 'Wrong sign', meaning: 'The amounts are equal with opposite signs.' },
  status_diff: { label: 'Status differs', meaning: 'One side says money moved, the other says it did not or was of another kind.' },
  timing: { label: 'Timing', meaning: 'Not due yet: it clears when the next file arrives.' },
};

/** Type of an item that the other side of its leg does not have. */
export const missingType: Readonly<Record<Leg, Readonly<Record<Side, BreakType>>>> = {
  'ledger-partner': { left: 'missing_in_partner', right: 'missing_in_ledger' },
  'lines-payout': { left: 'missing_in_payout', right: 'missing_in_partner' },
  'payout-bank': { left: 'missing_in_bank', right: 'missing_in_payout' },
};
