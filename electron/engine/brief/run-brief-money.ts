import { dayNumber } from '../../../shared/calendar/day.ts';
import { type Fraction, fraction } from '../../../shared/money/fraction.ts';
import { type RateTable, rateTable } from '../../../shared/query/plan-rates.ts';
import type { OpenWorkbook } from '../engine-context.ts';

/** The workbook's plan rates. */
export function planRates(workbook: OpenWorkbook): RateTable {
  const { settings } = workbook.document();
  return rateTable(settings.currency, settings.fx);
}

/** Units of the reporting currency for one unit of `currency` on a day, exact; null when there is no plan rate. */
export function rateOn(rates: RateTable, currency: string, day: string): Fraction | null {
  const era = rates.eraStarts.filter((start) => start <= dayNumber(day)).length;
  const factor = rates.factor(currency, era);
  return factor === null ? null : fraction(factor, rates.scale);
}
