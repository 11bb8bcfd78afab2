import { byteVariants } from './byte-variants.ts';
import { cleanTables } from './clean-table.ts';
import { combinedVariants } from './combined-variants.ts';
import { dialectVariants } from './dialect-variants.ts';
import { encodingVariants, mixedEncodings } from './encoding-variants.ts';
import { headers, lineEnds, preambles, severalTables, trailers } from './layout-variants.ts';
import { rowDamage } from './row-damage.ts';
import { largeVariants } from './large-variants.ts';
import type { Variant } from './variant.ts';
import { plain, type Writing } from './write-table.ts';

const writings: readonly Writing[] = [',', ';'].map((delimiter) => ({ ...plain, delimiter }));

/** Every damaged file of one seed, always the same ones in the same order. */
export function allVariants(seed: number): readonly Variant[] {
  const tables = cleanTables(seed, 14);
  const few = cleanTables(seed, 8);
  const { settlement, payouts, points, german } = tables;
  return [
    ...rowDamage(few.settlement),
    ...rowDamage(few.points, { ...plain, delimiter: ';', quoting: 'all' }),
    ...dialectVariants(settlement),
    ...encodingVariants(tables),
    ...mixedEncodings(settlement),
    ...mixedEncodings(german),
    ...writings.flatMap((writing) => [
      ...[settlement, points].flatMap((table) => [...preambles(table, writing), ...trailers(table, writing)]),
      ...[payouts, points].flatMap((table) => headers(table, writing)),
      ...[settlement, payouts].flatMap((table) => lineEnds(table, writing)),
      ...severalTables(payouts, points, writing),
      ...severalTables(points, payouts, writing),
    ]),
    ...byteVariants(settlement),
    ...largeVariants(settlement),
    ...combinedVariants([settlement, payouts, points], seed, 300),
  ];
}
