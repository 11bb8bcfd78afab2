import type { MoneyAmount } from './commitment-result.ts';

/** How many rows, orders and customers an escalation touched, as the data says now. */
export interface AffectedCount {
  readonly rows: number;
  /** null where the rows name no order. */
  readonly orders: number | null;
  /** null where the rows name no customer. */
  readonly customers: number | null;
  /** Each order once, at its largest amount, in the reporting currency at plan rates; null where no amount is known. */
  readonly value: MoneyAmount | null;
  /** Currencies without a plan rate: their amounts are not in the value. */
  readonly unrated: readonly string[];
}
