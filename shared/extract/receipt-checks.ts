import { factTable } from '../domain/tables.ts';
import { decimalOf, microsOf } from '../money/micros.ts';
import type { AmountControl, Receipt, StatedControl } from './receipt.ts';

const micros = (text: string): bigint => microsOf(text) ?? 0n;

/** Lines of the file less lines that were given a meaning; 0 where every line is accounted for. */
export function linesLeft({ lines }: Receipt): number {
  return lines.physical - lines.header - lines.preamble - lines.blank - lines.trailer - lines.loaded - lines.quarantined;
}

/** A column of amounts in words, with its table where the file fills several: "Settlement lines: fee total". */
export function amountName({ table, column }: Pick<AmountControl, 'table' | 'column'>): string {
  const words = column.replaceAll('_', ' ');
  return table === undefined ? words : `${factTable(table).label}: ${words}`;
}

/** Loaded and quarantined together less what was counted while reading, as exact decimal text. */
export function amountGap({ loaded, quarantined, independent }: AmountControl): string {
  return decimalOf(micros(loaded) + micros(quarantined) - micros(independent));
}

/** Found less stated, as exact decimal text; null where one of them is no number. */
export function controlGap({ stated, computed }: StatedControl): string | null {
  const [left, right] = [microsOf(stated), microsOf(computed)];
  return left === null || right === null ? null : decimalOf(right - left);
}

/** Everything that does not tie, a sentence each; empty where the file is accounted for to the last line and the last cent. */
export function exceptions(receipt: Receipt): readonly string[] {
  const left = linesLeft(receipt);
  return [
    ...(left === 0 ? [] : [`${left} lines of the file are not accounted for.`]),
    ...receipt.amounts
      .filter((amount) => amountGap(amount) !== '0')
      .map(
        (amount) =>
          `${amountName(amount)} (${amount.currency}) in the workbook differs by ${amountGap(amount)} from what was counted while reading.`,
      ),
    ...receipt.controls.filter(({ ok }) => !ok).map((control) => `${control.name}: stated ${control.stated}, found ${control.computed}.`),
  ];
}
