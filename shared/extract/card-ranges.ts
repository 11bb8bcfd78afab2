/**
 * Issuer ranges of the card networks and the lengths their numbers have (13 to 19 digits). Kept wide on purpose: a range too many
 * masks a harmless number, a range too few lets a card number through. Source: ISO/IEC 7812 assignments as the networks publish them.
 */
interface CardRange {
  readonly from: number;
  readonly to: number;
  readonly lengths: readonly number[];
}

/** First six digits, from and to inclusive. */
const ranges: readonly CardRange[] = [
  { from: 400000, to: 499999, lengths: [13, 16, 19] }, // Visa
  { from: 510000, to: 559999, lengths: [16] }, // Mastercard
  { from: 222100, to: 272099, lengths: [16] }, // Mastercard
  { from: 340000, to: 349999, lengths: [15] }, // American Express
  { from: 370000, to: 379999, lengths: [15] }, // American Express
  { from: 300000, to: 305999, lengths: [14] }, // Diners Club
  { from: 309500, to: 309599, lengths: [14] }, // Diners Club
  { from: 360000, to: 369999, lengths: [14] }, // Diners Club
  { from: 380000, to: 399999, lengths: [14] }, // Diners Club
  { from: 601100, to: 601199, lengths: [16, 17, 18, 19] }, // Discover
  { from: 644000, to: 659999, lengths: [16, 17, 18, 19] }, // Discover
  { from: 352800, to: 358999, lengths: [16, 17, 18, 19] }, // JCB
  { from: 620000, to: 629999, lengths: [16, 17, 18, 19] }, // UnionPay
  { from: 810000, to: 817199, lengths: [16, 17, 18, 19] }, // UnionPay
  { from: 500000, to: 509999, lengths: [16, 19] }, // Maestro, Elo, RuPay
  { from: 560000, to: 589999, lengths: [16, 19] }, // Maestro
  { from: 630400, to: 630499, lengths: [16, 19] }, // Maestro
  { from: 675900, to: 676399, lengths: [16, 19] }, // Maestro
  { from: 220000, to: 220499, lengths: [16] }, // Mir
];

const longest = 19;
/** One bit per length for each three-digit prefix that a range touches: most candidates are turned away by one look. */
const lengthsByPrefix = new Int32Array(1000);
for (const range of ranges) {
  const bits = range.lengths.reduce((sum, length) => sum | (1 << length), 0);
  for (let prefix = Math.floor(range.from / 1000); prefix <= Math.floor(range.to / 1000); prefix++)
    lengthsByPrefix[prefix] = (lengthsByPrefix[prefix] ?? 0) | bits;
}

/** Whether a network issues numbers of this length with these first six digits. */
export function isIssuerRange(firstSix: number, length: number): boolean {
  if (length > longest || ((lengthsByPrefix[Math.floor(firstSix / 1000)] ?? 0) & (1 << length)) === 0) return false;
  return ranges.some((range) => firstSix >= range.from && firstSix <= range.to && range.lengths.includes(length));
}
