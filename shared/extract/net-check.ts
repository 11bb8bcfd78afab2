import { decimalOf, microsOf } from '../money/micros.ts';
import type { AmountControl, Receipt } from './receipt.ts';

/** Whether what was taken off the gross makes the net: `turned` when it does with the other sign, `differs` by exact decimal text. */
export type NetCheck =
  | { readonly kind: 'ties' }
  | { readonly kind: 'turned' }
  | { readonly kind: 'differs'; readonly by: readonly { readonly currency: string; readonly amount: string }[] };

/** Gross + fees + tax = net over settlement lines, by currency; null where the file does not state all of them in one currency. */
export function netCheck({
  table,
  amounts,
}: Pick<Receipt, 'table'> & { readonly amounts: readonly Pick<AmountControl, 'column' | 'currency' | 'loaded'>[] }): NetCheck | null {
  if (table !== 'settlement_line') return null;
  const sumOf = (column: string, currency: string) =>
    microsOf(amounts.find((amount) => amount.column === column && amount.currency === currency)?.loaded ?? '');
  const currencies = [...new Set(amounts.filter(({ column }) => column === 'net').map(({ currency }) => currency))];
  const found = currencies.flatMap((currency) => {
    const [gross, fee, net] = [sumOf('gross', currency), sumOf('fee_total', currency), sumOf('net', currency)];
    return gross === null || fee === null || net === null ? [] : [{ currency, gross, taken: fee + (sumOf('tax', currency) ?? 0n), net }];
  });
  if (found.length === 0) return null;
  const differing = found.filter(({ gross, taken, net }) => gross + taken !== net);
  if (differing.length === 0) return { kind: 'ties' };
  if (found.every(({ gross, taken, net }) => gross - taken === net)) return { kind: 'turned' };
  return {
    kind: 'differs',
    by: differing.map(({ currency, gross, taken, net }) => ({ currency, amount: decimalOf(gross + taken - net) })),
  };
}
