import { decimalOf, microsOf, microsPerUnit } from '../money/micros.ts';

/** Micro-units of unsigned digits that count hundredths of the major unit, whatever the currency; null for anything else. */
export function hundredths(text: string): bigint | null {
  return /^\d{1,20}$/.test(text) ? (BigInt(text) * microsPerUnit) / 100n : null;
}

/** Exact decimal text of micro-units whose sign a word beside them gave. */
export function signedText(micros: bigint, isToUs: boolean): string {
  return decimalOf(isToUs ? micros : -micros);
}

/** A stated total in the form in which sums are written; text that is no number as it stands. */
export function statedText(text: string): string {
  const micros = microsOf(text.trim());
  return micros === null ? text.trim() : decimalOf(micros);
}

/** Exact sums by name (a currency, a type), in the order in which names first came. */
export class NamedSums {
  private readonly sums = new Map<string, bigint>();

  add(name: string, micros: bigint): void {
    this.sums.set(name, (this.sums.get(name) ?? 0n) + micros);
  }

  names(): readonly string[] {
    return [...this.sums.keys()];
  }

  /** Micro-units; zero for a name that never came. */
  of(name: string): bigint {
    return this.sums.get(name) ?? 0n;
  }

  text(name: string): string {
    return decimalOf(this.of(name));
  }
}
