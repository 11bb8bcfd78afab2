import { addMonths } from '../../calendar/day.ts';
import { previousPeriod } from '../../calendar/period.ts';
import { everything, type Filter } from '../../query/filter.ts';
import type { Grain, Period, SliceSpec } from '../../query/slice.ts';
import type { ReportBlock, ReportSpec } from '../report-spec.ts';

/** What a template may build on. */
export interface TemplateSetting {
  /** The month that is reported, as "2026-03". */
  readonly month: string;
  /** Months of the data, the newest first. */
  readonly months: readonly string[];
  /** The last whole week of the data, [from, to). */
  readonly week: Period;
  /** True when the data of the workbook answers a metric. */
  readonly has: (metric: string) => boolean;
  readonly partners: readonly string[];
  readonly cases: readonly { readonly id: string; readonly name: string }[];
  readonly hasCommitments: boolean;
  readonly hasInitiatives: boolean;
  readonly hasActions: boolean;
  /** What earlier reports set as targets, by metric in its own unit. */
  readonly targets: Readonly<Record<string, number>>;
}

/** A report to begin with: which figures, in which order; every number of it comes from the data. */
export interface ReportTemplate {
  readonly label: string;
  readonly hint: string;
  readonly make: (setting: TemplateSetting) => Pick<ReportSpec, 'name' | 'subtitle' | 'blocks'>;
}

export const monthOf = (month: string): Period => ({ from: `${month}-01`, to: addMonths(`${month}-01`, 1) });
export const yearOf = (month: string): Period => ({ from: `${month.slice(0, 4)}-01-01`, to: addMonths(`${month}-01`, 1) });
/** The month and the two before it. */
export const threeMonths = (month: string): Period => ({ from: addMonths(`${month}-01`, -2), to: addMonths(`${month}-01`, 1) });

/** Metrics over a period against the one before it. */
export function compared(metrics: string[], period: Period, by: string[] = [], where: Filter = everything): SliceSpec {
  return { metrics, by, grain: null, period, where, compare: previousPeriod(period) };
}

export function over(metric: string, period: Period, by: string[], grain: Grain, where: Filter = everything): SliceSpec {
  return { metrics: [metric], by, grain, period, where };
}

/** Blocks with ids by their place; what the data cannot answer is left out. */
export function listed(blocks: readonly (ReportBlock | null)[]): ReportBlock[] {
  return blocks.filter((block) => block !== null).map((block, index) => ({ ...block, id: `${block.kind}-${index + 1}` }));
}
