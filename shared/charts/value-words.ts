import type { Unit } from '../base/column-batch.ts';
import { formatValue, type Showable } from '../query/format-value.ts';

/** A share as whole percent, with a digit below one: "55 %", "0.2 %". */
export function percentWords(share: number | null, locale: string): string {
  const isTiny = share !== null && share !== 0 && Math.abs(share) < 0.01;
  return formatValue(share, { kind: 'ratio' }, locale, { decimals: isTiny ? 1 : 0 });
}

/** A value as it stands beside a mark: amounts compact, everything else as usual. */
export function markWords(value: Showable, unit: Unit, locale: string): string {
  return formatValue(value, unit, locale, unit.kind === 'money' ? { style: 'compact' } : {});
}
