import { useMemo } from 'react';
import { addDays, addMonths, dayNumber, formatDay } from '../../../shared/calendar/day.ts';
import type { TemplateSetting } from '../../../shared/report/templates/registry.ts';
import { useDocumentStore } from '../../state/document-store.ts';
import { useMetrics } from '../../state/use-metrics.ts';
import { useResult } from '../../state/use-result.ts';

const asked = ['payment_success', 'auth_rate_first', 'orders', 'cost_of_acceptance_bps', 'technical_rate', 'contacts_per_1k_orders'];

export interface ReportChoices extends TemplateSetting {
  /** Months of the data, the newest first. */
  readonly months: readonly string[];
  readonly metrics: readonly string[];
}

/** What a report can be made of: partners and months of the data, metrics it answers, cases and commitments. Null until it is known. */
export function useReportChoices(): ReportChoices | null {
  const workbook = useDocumentStore((store) => store.workbook);
  const metrics = useMetrics();
  const { value: extracts } = useResult('extract.list', {});
  return useMemo(() => {
    if (workbook === null || metrics === null || extracts === null) return null;
    const { document, dataFrom, dataThrough } = workbook;
    const months = monthsOf(dataFrom, dataThrough);
    const active = extracts.filter(({ state }) => state === 'active');
    const has = (id: string) => metrics.get(id)?.available === true;
    const known = asked.filter(has);
    return {
      months,
      month:
        months.find((month) => dataThrough !== null && addMonths(`${month}-01`, 1) <= addDays(dataThrough, 1)) ?? months[0] ?? '2026-01',
      week: lastWeek(dataThrough ?? '2026-01-31'),
      has,
      metrics:
        known.length > 0
          ? known
          : [...metrics.values()]
              .filter(({ available }) => available)
              .map(({ id }) => id)
              .slice(0, 6),
      partners: [...new Set(active.flatMap((extract) => extract.partners))].sort(),
      cases: document.cases,
      hasCommitments: document.commitments.length > 0,
      hasInitiatives: document.initiatives.length > 0,
    };
  }, [workbook, metrics, extracts]);
}

function monthsOf(from: string | null, through: string | null): readonly string[] {
  if (from === null || through === null) return [];
  const months: string[] = [];
  for (let day = `${through.slice(0, 7)}-01`; day >= `${from.slice(0, 7)}-01` && months.length < 60; day = addMonths(day, -1))
    months.push(day.slice(0, 7));
  return months;
}

/** The last seven days from Monday to Sunday that lie within the data. */
function lastWeek(through: string): { readonly from: string; readonly to: string } {
  const end = dayNumber(addDays(through, 1));
  // Day 0 is a Thursday; a week ends before a Monday.
  const to = formatDay(end - ((end + 3) % 7));
  return { from: addDays(to, -7), to };
}
