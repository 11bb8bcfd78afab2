/** Lets through a share of the calls, or more than one a call, evenly spread: a realized count, not a draw. */
export class EvenShare {
  private credit = 0.5;

  /** How many this call lets through. */
  take(share: number): number {
    this.credit += share;
    const count = Math.floor(this.credit);
    this.credit -= count;
    return count;
  }
}
