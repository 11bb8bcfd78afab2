import { type JSX, memo, useMemo } from 'react';
import { dataShape } from '../../../shared/charts/data-shape.ts';
import { sliceChart } from '../../../shared/charts/slice-chart.ts';
import { suggestCharts } from '../../../shared/charts/suggest-chart.ts';
import type { PivotLayout } from '../../../shared/pivot/pivot-spec.ts';
import type { PivotResult } from '../../../shared/pivot/pivot-result.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { useSeriesColors } from '../../state/use-series-colors.ts';
import { Figure } from '../figure/index.ts';
import { addBlock } from '../reports/index.ts';
import { LevelsButton } from './levels-button.tsx';

/** The first measure at the finest grain of the table as a chart that fits it. */
export const PivotChart = memo(function PivotChart({
  result,
  isStale,
  onChange,
}: {
  readonly result: PivotResult;
  readonly isStale: boolean;
  readonly onChange: (change: Partial<PivotLayout>) => void;
}): JSX.Element | null {
  const { settings, incidents } = useWorkbookDocument();
  const colors = useSeriesColors();
  const { spec, grains } = result;
  const leaf = grains.find(({ rowDepth, columnDepth }) => rowDepth === spec.rows.length && columnDepth === spec.columns.length);
  const suggestions = useMemo(
    () => (leaf === undefined ? [] : suggestCharts(dataShape(leaf.slice, leaf.result, spec.levels.length > 0))),
    [leaf, spec.levels],
  );
  const best = suggestions.find(({ fits }) => fits)?.form;
  const wanted = suggestions.find(({ form, fits }) => form === spec.chart && fits)?.form;
  const form = wanted ?? best;
  const total = useMemo(
    () =>
      leaf === undefined || leaf.slice.grain === null || leaf.slice.by.length === 0
        ? undefined
        : grains.find(({ slice }) => slice.by.length === 0 && slice.grain === leaf.slice.grain)?.result,
    [leaf, grains],
  );
  const chart = useMemo(() => {
    if (leaf === undefined || form === undefined || spec.chart === 'none') return null;
    return sliceChart({
      slice: leaf.slice,
      result: leaf.result,
      ...(total === undefined ? {} : { total }),
      kind: form,
      title: null,
      incidents,
      ...(spec.levels.length === 0 ? {} : { references: spec.levels.map((level) => ({ ...level, tone: 'target' as const })) }),
      timeZone: settings.timeZone,
      locale: settings.locale,
      colors,
    });
  }, [leaf, total, form, spec.chart, spec.levels, incidents, settings, colors]);
  if (chart === null || leaf === undefined || form === undefined) return null;
  const drawn = leaf.slice.metrics.slice(0, form === 'funnel' ? undefined : form === 'scatter' ? 2 : 1);
  const isOfValues = drawn.every((id) => spec.measures.some(({ metric, show }) => metric === id && show === 'value'));
  // A figure of a report keeps no levels to reach.
  const isReportable = form !== 'bullet';
  return (
    <section className="panel explore-chart">
      <Figure
        spec={isOfValues ? chart : { ...chart, subtitle: `${chart.subtitle} · values, not the changes or shares of the table` }}
        isStale={isStale}
        kinds={{ value: form, suggestions, onChange: (chosen) => onChange({ chart: chosen }) }}
        controls={<LevelsButton levels={spec.levels} unit={chart.unit} onChange={(levels) => onChange({ levels: [...levels] })} />}
        {...(isReportable ? { onAddToReport: () => void addBlock({ kind: 'chart', chart: form, title: null, slice: leaf.slice }) } : {})}
      />
    </section>
  );
});
