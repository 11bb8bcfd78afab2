import { periodLabel } from '../../../shared/calendar/period.ts';
import { wilsonInterval } from '../../../shared/metrics/wilson-interval.ts';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import { allOf } from '../../../shared/query/filter.ts';
import { filterText } from '../../state/value-words.ts';
import type { NumberInFocus } from '../../state/number-in-focus.ts';
import { formatCell } from '../../ui/number/format-value.ts';
import type { Pair } from '../../ui/pair-list/pair-list.tsx';
import { type MetricCell, metricValue } from '../figure/index.ts';

function words(cell: MetricCell | null): string {
  return cell === null ? '–' : formatCell(cell.value, cell.unit.kind === 'none' ? { kind: 'count' } : cell.unit, { precision: 'full' });
}

/** What the number is made of: numerator, denominator, sample, interval. */
export function countPairs({ result, row }: NumberInFocus, metric: MetricInfo): readonly Pair[] {
  const numerator = metricValue(result, metric.id, row, 'numerator');
  const denominator = metricValue(result, metric.id, row, 'denominator');
  const n = metricValue(result, metric.id, row, 'n');
  const pairs: Pair[] = [];
  if (metric.kind === 'ratio') pairs.push({ label: 'Counted', value: words(numerator) }, { label: 'Of', value: words(denominator) });
  else if (n !== null) pairs.push({ label: 'Sample', value: words(n) });
  const isShare = metric.kind === 'ratio' && metric.unit === 'ratio' && numerator?.unit.kind !== 'money';
  const interval = isShare ? wilsonInterval(Number(numerator?.value ?? 0), Number(denominator?.value ?? 0)) : null;
  if (interval !== null)
    pairs.push({
      label: '95 % interval',
      value: `${(interval.low * 100).toFixed(3)} – ${(interval.high * 100).toFixed(3)} %`,
    });
  const sample = Number(n?.value ?? denominator?.value ?? Number.NaN);
  if (sample < metric.minimumN)
    pairs.push({ label: 'Small sample', value: `${sample} is below ${metric.minimumN}: read with care`, tone: 'warn' });
  return pairs;
}

/** Period, filters, and what is missing from them. */
export function periodPairs({ slice, cell, result }: NumberInFocus): readonly Pair[] {
  const filters = allOf(slice.where, cell);
  const notes = result.notes.map((note): Pair => ({ label: 'Note', value: note.message, tone: 'warn' }));
  return [
    { label: 'Period', value: slice.period === null ? 'All that is loaded' : periodLabel(slice.period) },
    ...(slice.compare === null || slice.compare === undefined ? [] : [{ label: 'Against', value: periodLabel(slice.compare) }]),
    { label: 'Filters', value: filters.kind === 'all' ? 'None' : filterText(filters) },
    ...notes.slice(0, 4),
  ];
}
