import { addDays } from '../calendar/day.ts';
import {
  addFractions,
  compareFractions,
  decimalFraction,
  type Fraction,
  fraction,
  fractionNumber,
  multiplyFractions,
  subtractFractions,
} from '../money/fraction.ts';

/** One day of one partner's fee part: what was billed and the sales it was billed on, exact, in the reporting currency. */
export interface FeeDay {
  readonly day: string;
  readonly lines: number;
  readonly billed: Fraction;
  readonly sales: Fraction;
  /** What the card asks for each sale besides its share of the amount. */
  readonly perItems?: Fraction;
}

export interface Overbilling {
  /** First and last day of the excess. */
  readonly from: string;
  readonly through: string;
  /** Billed less contracted over those days, exact. */
  readonly excess: Fraction;
  readonly billed: Fraction;
  readonly sales: Fraction;
  readonly lines: number;
  /** Billed share of sales in bps, while it lasted. */
  readonly billedBps: number;
}

const zero = fraction(0n);
/** Days in a row that make an excess, so that one odd day is not a change of terms. */
const leastDays = 3;
/** A day is over when it exceeds the card by more than this many bps and by more than rounding each line to the cent can explain. */
const toleranceBps = decimalFraction('0.1');
const roundingPerLine = 0.0115;

/** What the card makes of a day's sales, exact. */
export function feeByCard({ sales, perItems }: FeeDay, cardBps: number): Fraction {
  const share = multiplyFractions(sales, multiplyFractions(decimalFraction(cardBps), fraction(1n, 10_000n)));
  return addFractions(share, perItems ?? zero);
}

/** Fee billed above the rate card: days in a row on which billed exceeds bps x sales, summed over every such stretch. */
export function findOverbilling(days: readonly FeeDay[], cardBps: number): Overbilling | null {
  return findStretches(days, (day) => subtractFractions(day.billed, feeByCard(day, cardBps)));
}

/** Fee billed below the rate card, found the same way; `excess` is what is still to be billed. */
export function findUnderbilling(days: readonly FeeDay[], cardBps: number): Overbilling | null {
  return findStretches(days, (day) => subtractFractions(feeByCard(day, cardBps), day.billed));
}

function findStretches(days: readonly FeeDay[], excessOf: (day: FeeDay) => Fraction): Overbilling | null {
  const isOver = (day: FeeDay): boolean => {
    const excess = excessOf(day);
    const tolerance = multiplyFractions(day.sales, multiplyFractions(toleranceBps, fraction(1n, 10_000n)));
    return compareFractions(excess, tolerance) > 0 && fractionNumber(excess) > roundingPerLine * Math.sqrt(day.lines);
  };
  const stretches = daysInARow(
    days.filter((day) => day.lines > 0).toSorted((a, b) => (a.day < b.day ? -1 : 1)),
    isOver,
  );
  const over = stretches.filter((stretch) => stretch.length >= leastDays).flat();
  const [first] = over;
  const last = over.at(-1);
  if (first === undefined || last === undefined) return null;
  const sum = (part: (day: FeeDay) => Fraction): Fraction => over.reduce((total, day) => addFractions(total, part(day)), zero);
  const billed = sum((day) => day.billed);
  const sales = sum((day) => day.sales);
  return {
    from: first.day,
    through: last.day,
    excess: sum(excessOf),
    billed,
    sales,
    lines: over.reduce((total, day) => total + day.lines, 0),
    billedBps: fractionNumber(fraction(billed.n * sales.d * 10_000n, billed.d * sales.n)),
  };
}

function daysInARow(days: readonly FeeDay[], isOver: (day: FeeDay) => boolean): FeeDay[][] {
  const stretches: FeeDay[][] = [];
  let previous: string | null = null;
  for (const day of days) {
    if (!isOver(day)) {
      previous = null;
      continue;
    }
    // Days without a booking, such as a weekend, do not end a stretch.
    if (previous === null || addDays(previous, 7) < day.day) stretches.push([]);
    stretches.at(-1)?.push(day);
    previous = day.day;
  }
  return stretches;
}
