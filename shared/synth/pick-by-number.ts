import type { SlotTable } from './draw-tables.ts';

/** A value of a discrete distribution that depends on a number and a salt alone, so that two writers can tell it without a word to each other. */
export function pickByNumber(table: SlotTable, number: number, salt: number): number {
  let mixed = Math.imul(number ^ Math.imul(salt + 1, 0x9e3779b1), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
  return table[((mixed ^ (mixed >>> 13)) >>> 8) % table.length]!;
}
