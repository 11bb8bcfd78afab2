import type { AttemptColumns } from './attempt-columns.ts';
import { EvenShare } from './even-share.ts';
import { planOf } from './incident-plan.ts';
import { isWithin, lateApprovalShare, reversedShare, silence, silenceShare } from './incident-windows.ts';
import type { SynthSize } from './quotas.ts';
import { Random } from './random.ts';
import { product, timeoutMs } from './world.ts';

const minuteMs = 60_000;

/** I9: first attempts on network cards that get no answer in time, approvals that come after it, and their reversals. */
export class LateApprovals {
  private readonly isPlanted: boolean;
  private readonly silent = new EvenShare();
  private readonly approved = new EvenShare();
  private readonly reversed = new EvenShare();
  private readonly random: Random;

  constructor(
    size: SynthSize,
    seed: number,
    private readonly columns: AttemptColumns,
  ) {
    this.isPlanted = planOf('I9', size).isPlanted;
    this.random = new Random(`${seed}|late approvals`);
  }

  /** Whether a first attempt is to get no answer in time; asked once an order. */
  hits(row: number): boolean {
    const { product: products, instant } = this.columns;
    return this.isPlanted && products[row] === product.card && isWithin(silence, instant[row]!) && this.silent.take(silenceShare) > 0;
  }

  /** What comes after an attempt that was hit and has timed out. */
  follow(row: number): void {
    if (this.approved.take(lateApprovalShare) === 0) return;
    const late = timeoutMs + 1500 + this.random.below(80_000);
    this.columns.lateApproval[row] = late;
    if (this.reversed.take(reversedShare) > 0) this.columns.reversal[row] = late + 15 * minuteMs + this.random.below(330 * minuteMs);
  }
}
