import { formatDay } from '../../../shared/calendar/day.ts';
import { localDay } from '../../../shared/calendar/time-zone.ts';
import type { OpenWorkbook } from '../engine-context.ts';

/** First and last day (workbook zone) that any loaded file tells of; null when none states its times. */
export function loadedDays(workbook: OpenWorkbook): { readonly from: string; readonly through: string } | null {
  const receipts = workbook.receipts();
  const zone = workbook.document().settings.timeZone;
  const days = workbook.activeExtracts().flatMap((id) => {
    const receipt = receipts.get(id);
    return [receipt?.firstInstant ?? null, receipt?.lastInstant ?? null].flatMap((text) => {
      if (text === null) return [];
      if (text.length <= 10) return [text];
      const instant = Date.parse(text);
      return Number.isNaN(instant) ? [] : [formatDay(localDay(zone, instant))];
    });
  });
  days.sort();
  const [from] = days;
  const through = days.at(-1);
  return from === undefined || through === undefined ? null : { from, through };
}
