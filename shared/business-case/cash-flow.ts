import type { CashLine } from './business-case.ts';

/**
 * One line over the months of a case, costs negative. One-off: the whole amount in its start month. Recurring: a twelfth of the yearly
 * amount each month from its start month; with a ramp of n months the k-th month has k/n of it until full effect.
 */
export function monthlyFlows(line: CashLine, amount: number, months: number): number[] {
  const sign = line.kind === 'benefit' ? 1 : -1;
  return Array.from({ length: months }, (_, month) => {
    if (line.timing === 'one_off') return month === line.startMonth ? sign * amount : 0;
    if (month < line.startMonth) return 0;
    const ramp = line.rampMonths === 0 ? 1 : Math.min(1, (month - line.startMonth + 1) / line.rampMonths);
    return (sign * amount * ramp) / 12;
  });
}
