import { dayText } from '../charts/source-line.ts';
import { gapDays } from '../extract/gap-days.ts';
import type { ExtractSummary } from '../extract/receipt.ts';
import { formatValue } from '../query/format-value.ts';

/** What a reader must know of the data under the report: quarantined rows, failed controls, days without rows. */
export function reportCaveats(extracts: readonly ExtractSummary[], notes: readonly string[], locale: string): readonly string[] {
  const active = extracts.filter((extract) => extract.state === 'active');
  return [...new Set([...quarantine(active, locale), ...controls(active), ...faults(active, locale), ...missing(active), ...notes])];
}

function quarantine(extracts: readonly ExtractSummary[], locale: string): readonly string[] {
  const count = (value: number) => formatValue(value, { kind: 'count' }, locale);
  const rows = extracts.reduce((sum, extract) => sum + extract.receipt.rows.quarantined, 0);
  if (rows === 0) return [];
  const all = extracts.reduce((sum, extract) => sum + extract.receipt.rows.loaded + extract.receipt.rows.quarantined, 0);
  const names = extracts.filter((extract) => extract.receipt.rows.quarantined > 0).map((extract) => extract.name);
  return [`${count(rows)} of ${count(all)} rows did not fit and wait in quarantine (${list(names)}); they are in no number here.`];
}

function controls(extracts: readonly ExtractSummary[]): readonly string[] {
  return extracts.flatMap((extract) =>
    extract.receipt.controls
      .filter((control) => !control.ok)
      .map((control) => `${extract.name}: the partner states ${control.name} ${control.stated}, its rows give ${control.computed}.`),
  );
}

function faults(extracts: readonly ExtractSummary[], locale: string): readonly string[] {
  const rows = extracts.reduce((sum, extract) => sum + extract.receipt.rows.faulty, 0);
  return rows === 0
    ? []
    : [`${formatValue(rows, { kind: 'count' }, locale)} rows hold a value that could not be read; it counts as missing, never as zero.`];
}

function missing(extracts: readonly ExtractSummary[]): readonly string[] {
  return extracts.flatMap(({ name, receipt }) => {
    const days = gapDays(receipt);
    return days.length === 0 ? [] : [`${name} holds no row for ${list(days.map(dayText))}.`];
  });
}

function list(items: readonly string[]): string {
  return items.length <= 4 ? items.join(', ') : `${items.slice(0, 4).join(', ')} and ${items.length - 4} more`;
}
