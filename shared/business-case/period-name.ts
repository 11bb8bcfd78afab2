import { addMonths, dayNumber } from '../calendar/day.ts';
import { bucketLabel } from '../calendar/period.ts';
import type { BusinessCase } from './business-case.ts';

/** First day of a period of a case. */
export function periodStart({ startMonth, periods }: Pick<BusinessCase, 'startMonth' | 'periods'>, period: number): string {
  return addMonths(`${startMonth}-01`, period * (periods === 'year' ? 12 : 1));
}

/** "Mar 2026", or "year from Mar 2026". */
export function periodName(plan: Pick<BusinessCase, 'startMonth' | 'periods'>, period: number): string {
  const month = bucketLabel('month', dayNumber(periodStart(plan, period)));
  return plan.periods === 'year' ? `the year from ${month}` : month;
}
