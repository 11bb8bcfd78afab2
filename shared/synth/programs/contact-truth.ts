import { dayOfInstant, monthOf, months } from '../synth-calendar.ts';
import type { Trouble } from './trouble.ts';

const dayMs = 86_400_000;
/** A contact that is followed by another of the same customer about the same within so many days was not resolved at once. */
export const repeatDays = 7;

interface MonthSums {
  payment: number;
  other: number;
  transfers: number;
}

/** Contacts about one thing. */
interface ReasonSums {
  contacts: number;
  /** Contacts resolved, and not followed by another within a week. */
  resolvedAtOnce: number;
  /** Followed by another within a week. */
  repeated: number;
}

export interface WrittenContact {
  readonly at: number;
  readonly trouble: Trouble;
  readonly customer: number;
  readonly isTransfer: boolean;
  readonly isResolved: boolean;
}

interface Last {
  readonly at: number;
  readonly isResolved: boolean;
}

/** Contacts by month and by reason, counted in order of time as they are written; a transfer is no new contact. */
export class ContactTruth {
  readonly months: readonly MonthSums[] = months.map(() => ({ payment: 0, other: 0, transfers: 0 }));
  private readonly byReason = new Map<string, ReasonSums>();
  /** The last contact of a customer about something. */
  private readonly last = new Map<string, Last>();
  /** I22: contacts about refunds asked for in its days, on plans of the late type and of the others; calls repeated are not counted. */
  readonly refunds = { late: 0, other: 0 };

  add({ at, trouble, customer, isTransfer, isResolved }: WrittenContact): void {
    const month = this.months[monthOf(dayOfInstant(at))]!;
    if (isTransfer) {
      month.transfers++;
      return;
    }
    if (trouble.isPayment) month.payment++;
    else month.other++;
    const sums = this.of(trouble.reason);
    sums.contacts++;
    if (isResolved) sums.resolvedAtOnce++;
    const key = `${trouble.reason}|${customer}`;
    const before = this.last.get(key);
    if (before !== undefined && at - before.at <= repeatDays * dayMs) {
      sums.repeated++;
      if (before.isResolved) sums.resolvedAtOnce--;
    }
    this.last.set(key, { at, isResolved });
  }

  of(reason: string): ReasonSums {
    const sums = this.byReason.get(reason) ?? { contacts: 0, resolvedAtOnce: 0, repeated: 0 };
    this.byReason.set(reason, sums);
    return sums;
  }

  get reasons(): readonly string[] {
    return [...this.byReason.keys()].sort();
  }
}
