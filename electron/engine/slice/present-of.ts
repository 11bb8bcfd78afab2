import { dayNumber } from '../../../shared/calendar/day.ts';
import { startOfDay } from '../../../shared/calendar/time-zone.ts';
import type { OpenWorkbook } from '../engine-context.ts';

/** The present of a workbook, ms since 1970 UTC: the end of the day of review where one is set, else the clock. */
export function presentOf(workbook: OpenWorkbook, clock: number): number {
  const { asOf, settings } = workbook.document();
  return asOf === null ? clock : startOfDay(settings.timeZone, dayNumber(asOf) + 1) - 1;
}
