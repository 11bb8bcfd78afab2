import { type AttemptColumns, none } from './attempt-columns.ts';
import { planOf, spikeBaseRate } from './incident-plan.ts';
import { aroundSpike, declineSpike, declineSpikeEffect, isWithin } from './incident-windows.ts';
import { bins, isSpikeBin, isSpikeIssuer } from './issuers.ts';
import type { SynthSize } from './quotas.ts';
import { doNotHonor } from './reasons.ts';

/** Share of attempts that I2 has answered 05, by chance or because of it. */
const spikeRate = spikeBaseRate + declineSpikeEffect;

/** I2: has the eight BINs answer 05 as often as planned in their window, BIN by BIN. */
export class DeclineSpike {
  private readonly isPlanted: boolean;
  private readonly attempts = new Int32Array(bins.length);
  private readonly code05 = new Int32Array(bins.length);

  constructor(
    size: SynthSize,
    private readonly columns: AttemptColumns,
  ) {
    this.isPlanted = planOf('I2', size).isPlanted;
  }

  /** Whether an attempt is to be answered 05: it is on one of the BINs in the window, and the BIN is behind its share. */
  hits(row: number): boolean {
    return this.isIn(row) && this.isBehind(this.columns.bin[row]!);
  }

  note(row: number, reason: number): void {
    if (!this.isIn(row)) return;
    const bin = this.columns.bin[row]!;
    this.attempts[bin]!++;
    if (reason === doNotHonor) this.code05[bin]!++;
  }

  /**
   * Whether a chance 05 is to be something else: the issuer's other BINs, and the six hours before and after, hold none, so that the
   * edges can be told from the data; and a BIN of the incident holds none beyond its share.
   */
  bars(row: number): boolean {
    const bin = this.columns.bin[row]!;
    if (!this.isPlanted || bin === none || isSpikeIssuer[bin] === 0 || !isWithin(aroundSpike, this.columns.instant[row]!)) return false;
    return !this.isIn(row) || !this.isBehind(bin);
  }

  private isIn(row: number): boolean {
    const bin = this.columns.bin[row]!;
    return this.isPlanted && bin !== none && isSpikeBin[bin] === 1 && isWithin(declineSpike, this.columns.instant[row]!);
  }

  /** Whether the BIN's attempts so far hold fewer 05 than they should. */
  private isBehind(bin: number): boolean {
    return this.code05[bin]! + 0.5 < spikeRate * (this.attempts[bin]! + 1);
  }
}
