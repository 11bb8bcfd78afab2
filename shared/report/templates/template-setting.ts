import { addDays, addMonths, dayNumber, formatDay } from '../../calendar/day.ts';
import type { Period } from '../../query/slice.ts';
import type { ReportBlock } from '../report-spec.ts';
import type { TemplateSetting } from './template.ts';

/** The part of a workbook that a template builds on. */
export interface TemplateWorkbook {
  readonly document: {
    readonly cases: TemplateSetting['cases'];
    readonly commitments: readonly unknown[];
    readonly initiatives: readonly unknown[];
    readonly actions: readonly unknown[];
    readonly reports: readonly { readonly blocks: readonly ReportBlock[] }[];
  };
  readonly dataFrom: string | null;
  readonly dataThrough: string | null;
}

export interface TemplateData {
  readonly metrics: readonly { readonly id: string; readonly available: boolean }[];
  readonly extracts: readonly { readonly state: string; readonly partners: readonly string[] }[];
}

/** What a template may build on in a workbook: its last whole month and week, and what its data answers. */
export function templateSetting(
  { document, dataFrom, dataThrough }: TemplateWorkbook,
  { metrics, extracts }: TemplateData,
): TemplateSetting {
  const available = new Set(metrics.filter((metric) => metric.available).map(({ id }) => id));
  const active = extracts.filter(({ state }) => state === 'active');
  const months = monthsOf(dataFrom, dataThrough);
  const isWhole = (month: string) => dataThrough !== null && addMonths(`${month}-01`, 1) <= addDays(dataThrough, 1);
  return {
    months,
    month: months.find(isWhole) ?? months[0] ?? '2026-01',
    week: lastWeek(dataThrough ?? '2026-01-31'),
    has: (id) => available.has(id),
    partners: [...new Set(active.flatMap((extract) => extract.partners))].sort(),
    cases: document.cases,
    hasCommitments: document.commitments.length > 0,
    hasInitiatives: document.initiatives.length > 0,
    hasActions: document.actions.length > 0,
    targets: Object.assign(
      {},
      ...document.reports.flatMap(({ blocks }) => blocks.map((block) => ('targets' in block ? block.targets : {}))),
    ),
  };
}

function monthsOf(from: string | null, through: string | null): readonly string[] {
  if (from === null || through === null) return [];
  const months: string[] = [];
  for (let day = `${through.slice(0, 7)}-01`; day >= `${from.slice(0, 7)}-01` && months.length < 60; day = addMonths(day, -1))
    months.push(day.slice(0, 7));
  return months;
}

/** The last seven days from Monday to Sunday that lie within the data. */
function lastWeek(through: string): Period {
  const end = dayNumber(addDays(through, 1));
  // Day 0 is a Thursday; a week ends before a Monday.
  const to = formatDay(end - ((end + 3) % 7));
  return { from: addDays(to, -7), to };
}
