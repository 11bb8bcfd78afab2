import type { AmountControl } from '../../shared/extract/receipt.ts';
import type { Reading } from './judge.ts';

/** Millionths of a stored amount such as -12.500000; a row without one adds nothing. */
function millionths(stored: string): bigint {
  if (stored === '') return 0n;
  const match = /^(-?[0-9]+)[.]([0-9]{6})$/.exec(stored);
  if (match === null) throw new Error(`not a stored amount: ${stored}`);
  return BigInt(`${match[1]}${match[2]}`);
}

/** Millionths of an amount as a receipt writes it. */
function stated(text: string): bigint {
  const [whole = '', places = ''] = text.split('.');
  return millionths(`${whole}.${places.padEnd(6, '0')}`);
}

/** What is wrong with the amounts of a receipt beside rows that were judged cell by cell; null where it closes and sums just these. */
export function sumsProblem(reading: Reading, targets: readonly (string | null)[], amounts: readonly AmountControl[]): string | null {
  const [amount, currency] = [targets.indexOf('amount'), targets.indexOf('ccy')];
  if (reading.kind !== 'loaded' || amount < 0) return null;
  const own = new Map<string, bigint>();
  for (const row of reading.rows) {
    const code = (currency < 0 ? '' : row[currency]) || 'XXX';
    own.set(code, (own.get(code) ?? 0n) + millionths(row[amount] ?? ''));
  }
  const controls = amounts.filter(({ column }) => column === 'amount');
  for (const code of new Set([...own.keys(), ...controls.map((control) => control.currency)])) {
    const { loaded = '0', quarantined = '0', independent = '0' } = controls.find((control) => control.currency === code) ?? {};
    const rows = own.get(code) ?? 0n;
    if (stated(loaded) !== rows) return `${loaded} ${code} on the receipt, where the rows hold ${rows} millionths`;
    if (stated(loaded) + stated(quarantined) !== stated(independent))
      return `${loaded} and ${quarantined} ${code} are not the ${independent} that were read`;
  }
  return null;
}
