import type { AttemptColumns } from './attempt-columns.ts';
import { isWithin, silence } from './incident-windows.ts';
import { timeout } from './reasons.ts';
import { currencyOf, microsPerMinor, product } from './world.ts';

/** What the answers that came too late (I9) come to. */
export class LateApprovalTruth {
  /** First attempts on network cards in the window, and those of them that got no answer in time. */
  attempts = 0;
  timeouts = 0;
  late = 0;
  reversed = 0;
  /** Late approvals of orders that were paid all the same: the money is held twice. */
  heldTwice = 0;
  /** Micro-dollars at plan rates of late approvals that nobody has reversed. */
  openMicros = 0;

  /** Any attempt; others than those of the incident are passed over. */
  add(columns: AttemptColumns, row: number): void {
    if (columns.product[row] !== product.card || columns.attemptNumber[row] !== 1 || !isWithin(silence, columns.instant[row]!)) return;
    this.attempts++;
    if (columns.reason[row] !== timeout) return;
    this.timeouts++;
    if (columns.lateApproval[row] === 0) return;
    this.late++;
    this.heldTwice += columns.isPaid[row]!;
    if (columns.reversal[row]! > 0) this.reversed++;
    else this.openMicros += columns.amount[row]! * microsPerMinor[currencyOf[columns.country[row]!]!]!;
  }
}
