import { useState } from 'react';
import { dayNumber } from '../../../shared/calendar/day.ts';
import { startOfDay } from '../../../shared/calendar/time-zone.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';

/** The day of review of the workbook, else today in its zone, YYYY-MM-DD. */
export function useToday(): string {
  const { asOf, settings } = useWorkbookDocument();
  const [opened] = useState(() => new Date());
  if (asOf !== null) return asOf;
  const parts = { timeZone: settings.timeZone, year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  return new Intl.DateTimeFormat('en-CA', parts).format(opened);
}

/** The instant that things are read as of: the end of the day of review in the workbook's zone, else now; ms since 1970 UTC. */
export function useAsOf(): number {
  const { asOf, settings } = useWorkbookDocument();
  const [opened] = useState(() => Date.now());
  return asOf === null ? opened : startOfDay(settings.timeZone, dayNumber(asOf) + 1) - 1;
}
