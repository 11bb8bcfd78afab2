import { type JSX, useCallback, useMemo } from 'react';
import type { ChartSelection } from '../../../shared/charts/selection.ts';
import { selectionPeriod } from '../../../shared/charts/selection.ts';
import { daysIn, periodLabel } from '../../../shared/calendar/period.ts';
import { sliceChart } from '../../../shared/charts/slice-chart.ts';
import { sliceFinding } from '../../../shared/charts/slice-finding.ts';
import { seriesColors } from '../../../shared/charts/series-colors.ts';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import type { Pointed } from '../../../shared/plot/under-pointer.ts';
import type { Grain, Period } from '../../../shared/query/slice.ts';
import { copyReport } from '../../state/clipboard.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { toggleFilter } from '../../state/scope.ts';
import { navigate } from '../../state/ui-store.ts';
import { liftFilters, waysOut } from '../../state/ways-out.ts';
import { useResult } from '../../state/use-result.ts';
import { Button } from '../../ui/button/button.tsx';
import { AsyncView } from '../../ui/feedback/async-view.tsx';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { Skeleton } from '../../ui/feedback/skeleton.tsx';
import { Select } from '../../ui/field/select.tsx';
import { Segments } from '../../ui/tabs/segments.tsx';
import { Figure } from '../figure/index.ts';
import { hasFeature } from '../registry-ids.ts';
import { addBlock } from '../reports/index.ts';
import { formatCount } from '../../ui/number/format-value.ts';
import { brushTo, keepBrushed, useBrush } from './brush.ts';
import { useMetricSlice } from './use-metric-slice.ts';

const grains = [
  { value: 'day', label: 'Day' },
  { value: 'week', label: 'Week' },
  { value: 'month', label: 'Month' },
] as const satisfies readonly { value: Grain; label: string }[];

/** A click on a line filters everything to what it stands for, a second one lifts the filter. */
function pickOnly({ selection }: Pointed): void {
  for (const { column, values } of selection.members) if (values.length === 1) toggleFilter(column, values[0] ?? null);
}

/** From the earlier of the two periods to the end of the later: both are in sight, with what lies between. */
function wholeSpan(period: Period | null, compare: Period | null): Period | null {
  if (period === null || compare === null) return period;
  return { from: compare.from < period.from ? compare.from : period.from, to: compare.to > period.to ? compare.to : period.to };
}

/** Which days the figures are of while they are brushed. */
function BrushLabel(): JSX.Element | null {
  const period = useBrush((store) => store.period);
  return period === null ? null : (
    <output className="brush-label">
      {periodLabel(period)}, {formatCount(daysIn(period))} days
    </output>
  );
}

/** The chosen metric over time, by product, with incidents; its title says what moved. */
export function MainChart({
  metric,
  metrics,
  onChoose,
}: {
  readonly metric: MetricInfo;
  /** Those that could be drawn instead. */
  readonly metrics: readonly MetricInfo[];
  readonly onChoose: (metric: string) => void;
}): JSX.Element {
  const { scope, grain, settings, incidents } = useWorkbookDocument();
  const { period, compare, where } = scope;
  const span = wholeSpan(period, compare);
  const by = metric.dimensions.some((dimension) => dimension.name === 'product')
    ? 'product'
    : metric.dimensions.some((dimension) => dimension.name === 'partner')
      ? 'partner'
      : null;
  const parts = useMetricSlice(metric.id, { by: by === null ? [] : [by], grain, period: span });
  const total = useMetricSlice(metric.id, { grain, period: span });
  const headline = useMetricSlice(metric.id);
  const bridge =
    metric.kind === 'ratio' && period !== null && compare !== null && by !== null
      ? { metric: metric.id, by, from: compare, to: period, where }
      : null;
  const onBrushing = useCallback((selection: ChartSelection | null) => brushTo(selection === null ? null : selectionPeriod(selection)), []);
  const onBrush = useCallback((selection: ChartSelection) => {
    const brushed = selectionPeriod(selection);
    if (brushed !== null) void keepBrushed(brushed);
  }, []);
  const moved = useResult('bridge.run', bridge === null ? null : { bridge });
  const extracts = useResult('extract.list', {});
  const partners = useMemo(() => [...new Set((extracts.value ?? []).flatMap((extract) => extract.partners))], [extracts.value]);
  const [result, whole, head] = [parts.result.value, total.result.value, headline.result.value];
  const isMix = moved.value?.reversal === true;
  const spec = useMemo(() => {
    if (result === null || parts.slice === null) return null;
    const finding = head === null || headline.slice === null ? null : sliceFinding(head, headline.slice, settings.locale);
    const title = finding === null ? null : isMix ? `${finding}: mix, not the ${by === 'product' ? 'products' : 'partners'}` : finding;
    return sliceChart({
      slice: parts.slice,
      result,
      ...(whole === null ? {} : { total: whole }),
      kind: 'line',
      title,
      incidents,
      timeZone: settings.timeZone,
      locale: settings.locale,
      colors: seriesColors(partners),
    });
  }, [result, whole, head, parts.slice, headline.slice, isMix, by, incidents, settings, partners]);
  return (
    <AsyncView
      result={parts.result}
      onCopyReport={copyReport}
      waysOut={waysOut}
      className="panel overview-chart"
      skeleton={
        <div className="overview-chart-skeleton">
          <Skeleton height="100%" />
        </div>
      }
    >
      {(value) =>
        value.rows.rowCount === 0 ? (
          <EmptyState
            title={`${metric.label} has no value here`}
            action={where.kind === 'all' ? undefined : <Button onPress={liftFilters.run}>{liftFilters.label}</Button>}
          >
            {value.notes.find(({ code }) => code === 'NOTHING_MATCHES')?.message ??
              'No row of it matches the filters in this period. Lift a filter, or choose another period.'}
          </EmptyState>
        ) : (
          spec !== null && (
            <Figure
              spec={spec}
              controls={
                <div className="overview-controls">
                  <BrushLabel />
                  <Select
                    label="Metric"
                    hideLabel
                    width={190}
                    value={metric.id}
                    options={metrics.map(({ id, label }) => ({ value: id, label }))}
                    onChange={onChoose}
                  />
                  <Segments
                    label="Per"
                    options={grains}
                    value={grain === 'day' || grain === 'month' ? grain : 'week'}
                    onChange={(next) => void applyEdit({ kind: 'grain.set', grain: next })}
                  />
                </div>
              }
              {...(bridge !== null && hasFeature('explain') ? { onWhy: () => navigate('explain', { bridge }) } : {})}
              onBrushing={onBrushing}
              onBrush={onBrush}
              onPick={pickOnly}
              {...(parts.slice === null
                ? {}
                : {
                    onAddToReport: () =>
                      void addBlock({
                        kind: 'chart',
                        chart: 'line',
                        title: null,
                        slice: parts.slice ?? { metrics: [metric.id], by: [], grain, period, where },
                      }),
                  })}
            />
          )
        )
      }
    </AsyncView>
  );
}
