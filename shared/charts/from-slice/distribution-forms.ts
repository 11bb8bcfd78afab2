import { faceOf } from '../../metrics/metric-face.ts';
import { formatValue } from '../../query/format-value.ts';
import { parseWorked } from '../../query/worked-column.ts';
import type { ChartPoint, ChartSpec } from '../chart-spec.ts';
import { dimensionName } from '../dimension-text.ts';
import { binWords } from '../kinds/histogram.ts';
import { sayFinding } from '../say-finding.ts';
import { cellOf, columnOf, metricUnit, numberAt, showableAt } from '../slice-cells.ts';
import { shortValue } from '../word-change.ts';
import { upperFirst } from '../../base/words.ts';
import { pointAt } from './slice-points.ts';
import type { SliceChartRequest } from './slice-request.ts';
import { sliceWords } from './slice-words.ts';

/** A count or an amount by equal steps of a number, in the order of the steps; rows without the number are left out and said. */
export function histogramFromSlice(request: SliceChartRequest): ChartSpec {
  const { slice, result, locale } = request;
  const [by = ''] = slice.by;
  const worked = parseWorked(by);
  const step = worked?.kind === 'bin' ? Number(worked.step) : 1;
  const rows = Array.from({ length: result.rows.rowCount }, (_, row) => ({ row, at: cellOf(result.rows, by, row) }));
  const missing = rows.find(({ at }) => at === null);
  const points = rows
    .flatMap(({ row, at }): (ChartPoint & { readonly x: number })[] => {
      if (at === null) return [];
      const [from, to] = [Number(at) * step, (Number(at) + 1) * step];
      const label = upperFirst(binWords(from, to, { xUnit: { kind: 'none' } } as ChartSpec, locale));
      return [{ ...pointAt(request, result, row, { x: from, label, key: String(at) }), x: from, to }];
    })
    .toSorted((left, right) => left.x - right.x);
  const words = sliceWords(request);
  const left = missing === undefined ? '' : ` · without a value: ${pointAt(request, result, missing.row, { x: 0, label: '' }).text}`;
  const what = upperFirst(dimensionName(worked?.kind === 'bin' ? worked.column : by));
  return sayFinding(
    {
      ...words,
      subtitle: `${words.subtitle}${left}`,
      dimension: by,
      kind: 'histogram',
      xKind: 'number',
      xLabel: what,
      xUnit: { kind: 'none' },
      series: [{ key: 'bins', label: words.yLabel, points, color: 0 }],
    },
    request.title,
    locale,
  );
}

/** The metrics of a slice without groups as stages, in the order they were chosen. */
export function funnelFromSlice(request: SliceChartRequest): ChartSpec {
  const { slice, result, locale } = request;
  const words = sliceWords(request);
  const points = slice.metrics.map((id): ChartPoint => {
    const column = columnOf(result.totals, id);
    const unit = metricUnit(result, id);
    const y = column === undefined || result.totals.rowCount === 0 ? null : numberAt(column, 0);
    const shown = column === undefined || y === null ? null : showableAt(column, 0);
    return {
      x: faceOf(result.lineage, id).label,
      key: id,
      y,
      text: shown === null ? formatValue(null, unit) : shortValue(shown, unit, locale),
      exact: formatValue(shown, unit, locale),
    };
  });
  const [unitWord] = words.unit.kind === 'money' ? [words.unit.currency] : ['Count'];
  return sayFinding(
    {
      ...words,
      direction: 'info',
      yLabel: unitWord ?? '',
      kind: 'funnel',
      xKind: 'category',
      series: [{ key: 'stages', label: unitWord ?? '', points, color: 0 }],
    },
    request.title,
    locale,
  );
}
