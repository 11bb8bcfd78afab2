import { addMonths, dayNumber, formatDay } from '../../../shared/calendar/day.ts';
import { matureDays } from '../../../shared/metrics/metric-columns.ts';
import type { Metric } from '../../../shared/metrics/metric.ts';
import { missingDays } from '../../../shared/metrics/presence.ts';
import type { Group } from '../../../shared/metrics/roll-up.ts';
import { otherText } from '../../../shared/metrics/slice-rows.ts';
import type { Covers } from '../../../shared/metrics/derive-sums.ts';
import { allOf, type Filter } from '../../../shared/query/filter.ts';
import { judgeFilter } from '../../../shared/query/may-pass.ts';
import { foldedColumn, otherValue } from '../../../shared/query/worked-column.ts';
import { bucketDays, type SliceWindow } from './slice-window.ts';
import type { TableFacts } from '../table-facts.ts';

const judged = ['partner', 'method', 'product'];

/**
 * Whether all days a group's number stands on are loaded: the bucket lies within the asked period and the table's days, and no partner
 * the group looks at lacks a day. Partners that the filter, the metric or the group itself leaves out do not matter.
 */
export function completeness(
  metrics: readonly Metric[],
  factsOf: (metric: Metric) => TableFacts,
  where: Filter,
  by: readonly string[],
  window: SliceWindow,
): (group: Group) => boolean {
  const known = new Map<string, ReadonlySet<number>>();

  function gaps(group: Group): ReadonlySet<number> {
    const own = by.flatMap((name, position) => {
      const [column, value] = [foldedColumn(name), group.key[position] ?? null];
      return judged.includes(column) && value !== otherValue ? [{ column, value }] : [];
    });
    const id = JSON.stringify(own);
    const found = known.get(id);
    if (found !== undefined) return found;
    const isOther = own.some(({ value }) => value === otherText);
    const parts = isOther ? [] : own.map(({ column, value }): Filter => ({ kind: 'in', column, values: [value] }));
    const days = new Set(
      metrics.flatMap((metric) => [...missingDays(factsOf(metric).presence, allOf(where, metric.population, ...parts)).values()].flat()),
    );
    known.set(id, days);
    return days;
  }

  return (group) => {
    const days = bucketDays(window, group.bucket);
    if (days === null) return false;
    if (window.asked !== null && (days.from < window.asked.from || days.to > window.asked.to)) return false;
    const isLoaded = metrics.every((metric) => {
      const { range } = factsOf(metric).presence;
      const own = daysLookedAt(metric, days);
      return range !== null && own.from >= range.from && own.to + matureDays(metric) <= range.through + 1;
    });
    if (!isLoaded) return false;
    const missing = gaps(group);
    for (const day of missing) if (day >= days.from && day < days.to) return false;
    return true;
  };
}

/** Days of the rows that a metric sets against these days. */
function daysLookedAt({ monthsBefore }: Metric, days: { readonly from: number; readonly to: number }): { from: number; to: number } {
  if (monthsBefore === undefined) return days;
  const moved = (day: number): number => dayNumber(addMonths(formatDay(day), -monthsBefore));
  return { from: moved(days.from), to: moved(days.to) };
}

/**
 * Whether a part of a formula without rows in a group is zero there: its table holds days of the group's period, and rows of the
 * partner that the group and the filter name. What no file of a partner tells is missing, not zero.
 */
export function coverage(
  metrics: readonly Metric[],
  factsOf: (metric: Metric) => TableFacts,
  asked: { readonly where: Filter; readonly by: readonly string[] },
  window: SliceWindow,
): Covers {
  const known = new Map<string, boolean>();
  return (slot, group) => {
    const metric = metrics[slot];
    const days = bucketDays(window, group.bucket);
    if (metric === undefined || days === null) return false;
    const { range, rows } = factsOf(metric).presence;
    const own = daysLookedAt(metric, days);
    if (range === null || own.to <= range.from || own.from > range.through) return false;
    const id = JSON.stringify([slot, group.key]);
    const found = known.get(id);
    if (found !== undefined) return found;
    const parts = asked.by.flatMap((name, position): Filter[] => {
      const value = group.key[position] ?? null;
      const isNamed = foldedColumn(name) === 'partner' && value !== null && value !== otherText && value !== otherValue;
      return isNamed ? [{ kind: 'in', column: 'partner', values: [value] }] : [];
    });
    const filter = allOf(asked.where, ...parts);
    const isThere = rows.some((row) => judgeFilter(filter, row.known) !== 'no');
    known.set(id, isThere);
    return isThere;
  };
}
