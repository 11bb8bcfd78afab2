/** Reads the numbers of a draft; the first that is none is kept as a sentence, so that nothing typed is passed over in silence. */
export class DraftNumbers {
  problem: string | null = null;

  /** Whether levels are typed in percent. */
  constructor(readonly inPercent: boolean) {}

  /** null for nothing typed. */
  number(name: string, text: string): number | null {
    const typed = text.trim();
    if (typed === '') return null;
    const value = Number(typed);
    if (Number.isFinite(value)) return value;
    this.problem ??= `${name}: ${typed} is not a number.`;
    return null;
  }

  /** A level in the unit of the metric: a ratio as 0..1. */
  level(name: string, text: string): number | null {
    const value = this.number(name, text);
    return value === null || !this.inPercent ? value : Number((value / 100).toPrecision(12));
  }

  /** A share typed in percent, as 0..1. */
  share(name: string, text: string): number | null {
    const value = this.number(name, text);
    return value === null ? null : Number((value / 100).toPrecision(12));
  }
}
