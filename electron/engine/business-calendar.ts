import { isBusinessDay } from '../../shared/calendar/business-day.ts';
import { dayNumber, millisecondsPerDay } from '../../shared/calendar/day.ts';
import type { ExtractSummary } from '../../shared/extract/receipt.ts';
import type { BusinessCalendar } from '../../shared/query/column-sql.ts';
import type { WorkbookDocument } from '../../shared/workbook/document.ts';

/** Where receipts state no times, zone changes of these years are known. */
const years = { from: Date.UTC(2000, 0, 1), to: Date.UTC(2050, 0, 1) };
const slack = 400 * millisecondsPerDay;

/** What business days of a table are counted by: the workbook's zone, and the holidays that reconciliation knows of its partners. */
export function businessCalendar(
  { settings, reconciliation }: Pick<WorkbookDocument, 'settings' | 'reconciliation'>,
  extracts: readonly ExtractSummary[],
): BusinessCalendar {
  const instants = extracts.flatMap(({ receipt }) => [receipt.firstInstant, receipt.lastInstant]).map((text) => Date.parse(text ?? ''));
  const isKnown = instants.length > 0 && !instants.some(Number.isNaN);
  return {
    zone: settings.timeZone,
    from: isKnown ? Math.min(...instants) - slack : years.from,
    to: isKnown ? Math.max(...instants) + slack : years.to,
    holidays: reconciliation.partners.map(({ partner, aliases, holidays }) => ({
      partners: [partner, ...aliases],
      days: holidays.filter((day) => isBusinessDay(day)).map(dayNumber),
    })),
  };
}
