import type { Share } from '../attempt-truth.ts';
import { dayCount } from '../synth-calendar.ts';
import { returnWindow } from './ach-plan.ts';

/** Kinds of what comes back, by the level that it counts against. */
export const returnKinds = ['unauthorized', 'administrative', 'funds', 'correction'] as const;
export type ReturnKind = (typeof returnKinds)[number];

/** What the ACH files hold, counted while they are written: debits by day of their file, and what came back by day of its return. */
export class AchTruth {
  private readonly debits = new Float64Array(dayCount);
  private readonly returns = returnKinds.map(() => new Float64Array(dayCount));
  /** Files of which a debit came back as unauthorized in the window. */
  private readonly originalFiles = new Set<number>();

  addDebits(fileDay: number, count: number): void {
    this.debits[fileDay]! += count;
  }

  addReturn(kind: ReturnKind, day: number, fileDay: number): void {
    this.returns[returnKinds.indexOf(kind)]![day]!++;
    if (kind === 'unauthorized' && day >= returnWindow.from && day < returnWindow.to) this.originalFiles.add(fileDay);
  }

  /** Returns of these kinds in the window; a correction is no return. */
  returned(kinds: readonly ReturnKind[]): number {
    return kinds.reduce((sum, kind) => sum + inWindow(this.returns[returnKinds.indexOf(kind)]!), 0);
  }

  sameWindow(kinds: readonly ReturnKind[]): Share {
    return { numerator: this.returned(kinds), denominator: inWindow(this.debits) };
  }

  /** Unauthorized returns over the debits of the files that their originals were sent in. */
  originalFilesShare(): Share {
    const denominator = [...this.originalFiles].reduce((sum, day) => sum + this.debits[day]!, 0);
    return { numerator: this.returned(['unauthorized']), denominator };
  }

  get files(): number {
    return this.originalFiles.size;
  }
}

const inWindow = (days: Float64Array): number => days.subarray(returnWindow.from, returnWindow.to).reduce((sum, count) => sum + count, 0);
