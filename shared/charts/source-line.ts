import { periodLabel } from '../calendar/period.ts';
import { addDays } from '../calendar/day.ts';
import { formatValue } from '../query/format-value.ts';
import type { Lineage } from '../query/slice.ts';

/** Metrics that a line names; more are counted, and each figure's passport has them all. */
const mostNamed = 3;

/** "Source: 11 extracts to Mar 29, 2026; payment_success@1; 214 rows in quarantine": the passport in one line, of one number or of several. */
export function sourceLine(lineages: Lineage | readonly Lineage[], locale = 'en-US'): string {
  const all: readonly Lineage[] = 'metrics' in lineages ? [lineages] : lineages;
  const count = (value: number) => formatValue(value, { kind: 'count' }, locale);
  const extracts = [...new Map(all.flatMap((lineage) => lineage.extracts).map((extract) => [extract.id, extract])).values()];
  const latest = all
    .flatMap((lineage) => lineage.dataThrough ?? [])
    .sort()
    .at(-1);
  const quarantined = extracts.reduce((sum, extract) => sum + extract.quarantined, 0);
  const metrics = [...new Set(all.flatMap((lineage) => lineage.metrics).map((metric) => `${metric.id}@${metric.version}`))];
  const parts = [
    extracts.length === 0
      ? 'Source: no extract'
      : `Source: ${count(extracts.length)} ${extracts.length === 1 ? 'extract' : 'extracts'}${latest === undefined ? '' : ` to ${dayText(latest)}`}`,
    metrics.length > mostNamed ? `${metrics.length} metrics` : metrics.join(', '),
    quarantined === 0 ? '' : `${count(quarantined)} ${quarantined === 1 ? 'row' : 'rows'} in quarantine`,
  ];
  return parts.filter((part) => part !== '').join('; ');
}

/** A day (or the day of an instant) in words. */
export function dayText(text: string): string {
  const day = text.slice(0, 10);
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? periodLabel({ from: day, to: addDays(day, 1) }) : text;
}
