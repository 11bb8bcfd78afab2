import { type JSX, useMemo } from 'react';
import { dayNumber, millisecondsPerDay } from '../../../shared/calendar/day.ts';
import { periodLabel } from '../../../shared/calendar/period.ts';
import { selectionPeriod } from '../../../shared/charts/selection.ts';
import { sliceChart } from '../../../shared/charts/slice-chart.ts';
import type { Filter } from '../../../shared/query/filter.ts';
import type { Period, SliceSpec } from '../../../shared/query/slice.ts';
import { copyReport } from '../../state/clipboard.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { useSeriesColors } from '../../state/use-series-colors.ts';
import { useResult } from '../../state/use-result.ts';
import { ChartFrame } from '../../ui/chart-frame/chart-frame.tsx';
import { AsyncView } from '../../ui/feedback/async-view.tsx';

/** The metric over all that is loaded; two clicks choose the points that are set against each other. */
export function PointPicker({
  metric,
  where,
  first,
  onPick,
}: {
  readonly metric: string;
  readonly where: Filter;
  /** The point that was chosen already. */
  readonly first: Period | null;
  readonly onPick: (period: Period) => void;
}): JSX.Element {
  const { grain, settings } = useWorkbookDocument();
  const slice = useMemo((): SliceSpec => ({ metrics: [metric], by: [], grain, period: null, where }), [metric, grain, where]);
  const colors = useSeriesColors();
  const result = useResult('slice.run', { slice });
  const chart = useMemo(() => {
    if (result.value === null) return null;
    const title = first === null ? 'Choose the earlier point' : `Now the point to set against ${periodLabel(first)}`;
    const spec = sliceChart({
      slice,
      result: result.value,
      kind: 'line',
      title,
      incidents: [],
      timeZone: settings.timeZone,
      locale: settings.locale,
      colors,
    });
    if (first === null) return spec;
    const at = dayNumber(first.from) * millisecondsPerDay;
    return { ...spec, annotations: [...spec.annotations, { at, label: 'from here', tone: 'note' as const }] };
  }, [result.value, slice, first, settings, colors]);
  return (
    <AsyncView result={result} onCopyReport={copyReport} className="panel explain-points">
      {() =>
        chart !== null && (
          <ChartFrame
            spec={chart}
            isStale={result.stale}
            onPick={({ selection }) => {
              const period = selectionPeriod(selection);
              if (period !== null) onPick(period);
            }}
          />
        )
      }
    </AsyncView>
  );
}
