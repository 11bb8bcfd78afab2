import type { RowsSpec } from '../query/rows-spec.ts';
import type { Lineage } from '../query/slice.ts';
import type { MoneyAmount } from '../commitments/commitment-result.ts';
import type { Claim } from './claim.ts';

export const moneyKinds = ['credit', 'overbilling', 'underpayment', 'late_interest'] as const;
export type MoneyKind = (typeof moneyKinds)[number];

export const moneyWords: Readonly<Record<MoneyKind, string>> = {
  credit: 'Service credit',
  overbilling: 'Overbilled',
  underpayment: 'Underpaid',
  late_interest: 'Late settlement interest',
};

/** One line of an arithmetic that anybody can follow: "9,880 booked accounts x USD 40.00", "USD 395,200.00". */
export interface WorkingLine {
  readonly label: string;
  readonly value: string;
  readonly isSum?: boolean;
}

/** Money that a partner owes us, or would by what is loaded; exact, in the currency of the contract. */
export interface MoneyItem {
  /** Names the money wherever it appears: in a claim, in an action, in a package. */
  readonly key: string;
  readonly kind: MoneyKind;
  readonly partner: string;
  readonly title: string;
  readonly contract: string;
  readonly clause: string;
  /** First day, and the day after the last. */
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly amount: MoneyAmount;
  /** Its worth in the reporting currency at the plan rate; null without one. */
  readonly worth: string | null;
  readonly noticeDue: string | null;
  /** Days left until the notice is due as of the day of the book; negative = gone by. */
  readonly noticeDays: number | null;
  readonly sentence: string;
  readonly working: readonly WorkingLine[];
  readonly rows: RowsSpec;
  readonly lineage: Lineage;
  readonly commitmentId: string | null;
  readonly claim: Claim | null;
  /** Worth of what was agreed or collected, where the claim says how much; null = all of it. */
  readonly claimWorth: string | null;
}

/** Money that we owe a partner by what is loaded: a fee billed below its card, or more income than was due. */
export type OwedByUs = Omit<MoneyItem, 'kind' | 'noticeDue' | 'noticeDays' | 'commitmentId' | 'claim' | 'claimWorth'> & {
  readonly kind: 'underbilled' | 'overpaid';
};

export const owedByUsWords: Readonly<Record<OwedByUs['kind'], string>> = { underbilled: 'Billed too little', overpaid: 'Paid too much' };

/** Billed against the card, month by month, for every line of it: also where nothing is over. */
export interface FeeCheck {
  readonly lineId: string;
  readonly partner: string;
  readonly fee: string;
  readonly product: string | null;
  readonly bps: number;
  readonly perItem: string | null;
  readonly from: string;
  readonly to: string | null;
  readonly isLoaded: boolean;
  readonly months: readonly {
    readonly month: string;
    readonly sales: string;
    readonly items: number;
    readonly billed: string;
    readonly byCard: string;
    readonly difference: string;
  }[];
  readonly currency: string;
  /** Why it cannot be checked; null when it was. */
  readonly problem: string | null;
}

/** Due against paid, month by month. */
export interface IncomeCheck {
  readonly termId: string;
  readonly partner: string;
  readonly title: string;
  readonly currency: string;
  readonly months: readonly {
    readonly month: string;
    readonly events: number;
    readonly due: string;
    /** null: the partner has not said. */
    readonly paid: string | null;
    readonly paidEvents: number | null;
    readonly short: string | null;
  }[];
  readonly problem: string | null;
}

/** Owed to us by one partner, and what of it has become of claims, and by us to it, in the reporting currency; null where a plan rate is missing. */
export interface PartnerMoney {
  readonly partner: string;
  readonly owedToUs: string | null;
  readonly owedByUs: string | null;
  readonly collected: string | null;
  readonly items: number;
}

export interface MoneyBook {
  /** The day of the book in the workbook's zone. */
  readonly asOf: string;
  readonly currency: string;
  /** Clauses whose money is still being worked out, in words. */
  readonly awaits?: readonly string[];
  readonly items: readonly MoneyItem[];
  readonly owedByUs: readonly OwedByUs[];
  readonly partners: readonly PartnerMoney[];
  readonly fees: readonly FeeCheck[];
  readonly income: readonly IncomeCheck[];
}
