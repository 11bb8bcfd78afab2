import { type AttemptColumns, isApproved, none } from './attempt-columns.ts';
import type { Share } from './attempt-truth.ts';
import { authenticated, isChallenge, shiftsLiability } from './authentication.ts';
import { authenticationDue } from './reasons.ts';
import { months } from './synth-calendar.ts';

const outcomes = Object.keys(authenticated).length;

/** Outcomes of 3-D Secure on card attempts, by month. */
export class AuthenticationTruth {
  private readonly counts = new Float64Array(months.length * outcomes);
  private readonly approved = new Float64Array(months.length);
  private readonly shifted = new Float64Array(months.length);
  private readonly exempted = new Float64Array(months.length);
  private readonly exemptionsDeclined = new Float64Array(months.length);

  /** Any attempt; those without a card are passed over. */
  add(month: number, columns: AttemptColumns, row: number): void {
    if (columns.bin[row] === none) return;
    const outcome = columns.authentication[row]!;
    this.counts[month * outcomes + outcome]!++;
    if (isApproved(columns.outcome[row]!)) {
      this.approved[month]!++;
      if (shiftsLiability(outcome)) this.shifted[month]!++;
    }
    if (columns.exemption[row] === 0) return;
    this.exempted[month]!++;
    if (columns.reason[row] === authenticationDue) this.exemptionsDeclined[month]!++;
  }

  /** Authentications with these outcomes over all that were asked for. */
  share(month: number, wanted: readonly number[]): Share {
    return { numerator: this.count(month, wanted), denominator: this.count(month, asked) };
  }

  challengeShare(month: number, wanted: readonly number[]): Share {
    return { numerator: this.count(month, wanted), denominator: this.count(month, asked.filter(isChallenge)) };
  }

  liabilityShift(month: number): Share {
    return { numerator: this.shifted[month]!, denominator: this.approved[month]! };
  }

  exemptionDeclined(month: number): Share {
    return { numerator: this.exemptionsDeclined[month]!, denominator: this.exempted[month]! };
  }

  private count(month: number, wanted: readonly number[]): number {
    return wanted.reduce((sum, outcome) => sum + this.counts[month * outcomes + outcome]!, 0);
  }
}

/** Every outcome but none. */
const asked: readonly number[] = Object.values(authenticated).filter((outcome) => outcome !== authenticated.none);
