import { periodLabel } from '../calendar/period.ts';
import { addDays } from '../calendar/day.ts';
import { formatValue } from '../query/format-value.ts';
import type { Lineage } from '../query/slice.ts';

/** "Source: 11 extracts to Mar 29, 2026; payment_success@1; 214 rows in quarantine": the passport in one line. */
export function sourceLine(lineage: Lineage, locale = 'en-US'): string {
  const count = (value: number) => formatValue(value, { kind: 'count' }, locale);
  const files = lineage.extracts.length;
  const through = lineage.dataThrough === null ? '' : ` to ${dayText(lineage.dataThrough)}`;
  const quarantined = lineage.extracts.reduce((sum, extract) => sum + extract.quarantined, 0);
  const parts = [
    files === 0 ? 'Source: no extract' : `Source: ${count(files)} ${files === 1 ? 'extract' : 'extracts'}${through}`,
    lineage.metrics.map((metric) => `${metric.id}@${metric.version}`).join(', '),
    quarantined === 0 ? '' : `${count(quarantined)} ${quarantined === 1 ? 'row' : 'rows'} in quarantine`,
  ];
  return parts.filter((part) => part !== '').join('; ');
}

/** A day (or the day of an instant) in words. */
export function dayText(text: string): string {
  const day = text.slice(0, 10);
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? periodLabel({ from: day, to: addDays(day, 1) }) : text;
}
