import { isWithin, outage } from './incident-windows.ts';
import { monthOf, months } from './synth-calendar.ts';

/** A minute is bad above 5 % partner errors with at least 20 requests; ten bad minutes in a row are downtime. */
const errorPercent = 5;
const fewestRequests = 20;
const shortestSpell = 10;

export interface Spell {
  /** Minutes since 1970-01-01 UTC, [from, to). */
  readonly from: number;
  readonly to: number;
}

interface MonthSums {
  requests: number;
  partnerErrors: number;
  ownErrors: number;
  minutes: number;
}

/** Sums and spells of bad minutes of each measured partner, in its own arithmetic. */
export class AvailabilityTruth {
  private readonly sums: readonly (readonly MonthSums[])[];
  /** I1: requests of the partner that went down, and those that failed, in the 47 minutes. */
  readonly outage = { requests: 0, failed: 0 };
  private readonly runs: readonly { from: number; to: number }[][];

  constructor(partners: number) {
    this.sums = Array.from({ length: partners }, () => months.map(() => ({ requests: 0, partnerErrors: 0, ownErrors: 0, minutes: 0 })));
    this.runs = Array.from({ length: partners }, () => []);
  }

  add(partner: number, day: number, minute: number, requests: number, partnerErrors: number, ownErrors: number): void {
    const sums = this.sums[partner]![monthOf(day)]!;
    sums.requests += requests;
    sums.partnerErrors += partnerErrors;
    sums.ownErrors += ownErrors;
    sums.minutes++;
    if (partner === 0 && isWithin(outage, minute * 60_000)) {
      this.outage.requests += requests;
      this.outage.failed += partnerErrors;
    }
    const eligible = requests - ownErrors;
    if (eligible < fewestRequests || partnerErrors * 100 <= errorPercent * eligible) return;
    const runs = this.runs[partner]!;
    const last = runs.at(-1);
    if (last?.to === minute) last.to = minute + 1;
    else runs.push({ from: minute, to: minute + 1 });
  }

  /** Requests less own-side errors, and those of them that the partner did not fail. */
  requests(partner: number, month: number): { readonly numerator: number; readonly denominator: number } {
    const { requests, partnerErrors, ownErrors } = this.sums[partner]![month]!;
    return { numerator: requests - ownErrors - partnerErrors, denominator: requests - ownErrors };
  }

  minutes(partner: number, month: number): number {
    return this.sums[partner]![month]!.minutes;
  }

  /** Spells that are long enough to be downtime. */
  longSpells(partner: number): readonly Spell[] {
    return this.runs[partner]!.filter((run) => run.to - run.from >= shortestSpell);
  }

  /** Spells of more than one minute that are too short to count. */
  shortSpells(partner: number): readonly Spell[] {
    return this.runs[partner]!.filter((run) => run.to - run.from < shortestSpell && run.to - run.from > 1);
  }
}
