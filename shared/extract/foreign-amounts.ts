import { parseAmount } from '../money/number-format.ts';
import type { ColumnRules } from './column-rule.ts';

const commaFormat = { decimal: ',', thousands: '.', isLoose: true } as const;
/** One in so many amounts that are written otherwise is no slip of one row. */
const ordinaryPerSlip = 10;

/**
 * An amount of a sample that is written with a decimal comma where its layout writes a point, with its column: a spreadsheet saved the file
 * anew, and every amount of it would be a fault. Null where amounts are as the layout has them, or a few rows alone are not.
 */
export function foreignAmount(
  rules: ColumnRules,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): { readonly column: string; readonly text: string } | null {
  const found: { readonly column: string; readonly text: string }[] = [];
  let values = 0;
  for (const rule of Object.values(rules)) {
    if (rule.kind !== 'amount' || rule.unit === 'minor' || rule.format.decimal !== '.') continue;
    for (const column of [...rule.plus, ...rule.minus]) {
      const at = header.indexOf(column);
      for (const row of at < 0 ? [] : rows) {
        const text = row[at] ?? '';
        if (text.trim() === '') continue;
        values++;
        const isOurs = parseAmount(text, rule.format) !== null;
        if (isOurs && text.includes('.')) return null;
        if (!isOurs && text.includes(',') && parseAmount(text, commaFormat) !== null) found.push({ column, text });
      }
    }
  }
  const [first] = found;
  return first === undefined || found.length * ordinaryPerSlip < values ? null : first;
}
