import type { Metric } from '../../shared/metrics/metric.ts';
import { missingDays } from '../../shared/metrics/presence.ts';
import type { Group } from '../../shared/metrics/roll-up.ts';
import { otherText } from '../../shared/metrics/slice-rows.ts';
import { allOf, type Filter } from '../../shared/query/filter.ts';
import { bucketDays, type SliceWindow } from './slice-window.ts';
import type { TableFacts } from './table-facts.ts';

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
    const own = by.flatMap((column, position) => (judged.includes(column) ? [{ column, value: group.key[position] ?? null }] : []));
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
      return range !== null && days.from >= range.from && days.to <= range.through + 1;
    });
    if (!isLoaded) return false;
    const missing = gaps(group);
    for (const day of missing) if (day >= days.from && day < days.to) return false;
    return true;
  };
}
