import { type JSX, useMemo } from 'react';
import { hashValue } from '../../../shared/base/hash.ts';
import { sliceChart } from '../../../shared/charts/slice-chart.ts';
import { copyReport } from '../../state/clipboard.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import type { RouteParams } from '../../state/routes.ts';
import { navigate } from '../../state/ui-store.ts';
import { useMetrics } from '../../state/use-metrics.ts';
import { useResult } from '../../state/use-result.ts';
import { useSeriesColors } from '../../state/use-series-colors.ts';
import { useRouteParams } from '../../state/use-route.ts';
import { Button } from '../../ui/button/button.tsx';
import { ChartFrame } from '../../ui/chart-frame/chart-frame.tsx';
import { AsyncView } from '../../ui/feedback/async-view.tsx';
import { copyChart } from '../figure/index.ts';
import { addBlock } from '../reports/index.ts';
import { ExploreControls } from './explore-controls.tsx';
import { SliceTable } from './slice-table.tsx';
import { useSliceDraft } from './use-slice-draft.ts';
import './explore.css';

/** Any measure, split by anything, over any time: a chart and the table behind it. */
export function ExploreScreen(): JSX.Element {
  const params = useRouteParams('explore');
  return <Slice key={params === null ? 'scope' : hashValue(params)} params={params} />;
}

function Slice({ params }: { readonly params: RouteParams['explore'] }): JSX.Element | null {
  const metrics = useMetrics();
  const { settings, incidents } = useWorkbookDocument();
  const { draft, setDraft, slice } = useSliceDraft(params, metrics);
  const result = useResult('slice.run', metrics === null ? null : { slice });
  const colors = useSeriesColors();
  const kind = slice.grain === null ? 'bar' : 'line';
  const chart = useMemo(
    () =>
      result.value === null || metrics === null
        ? null
        : sliceChart({
            slice,
            result: result.value,
            kind,
            title: null,
            incidents,
            timeZone: settings.timeZone,
            locale: settings.locale,
            colors,
          }),
    [result.value, metrics, slice, kind, incidents, settings, colors],
  );
  if (metrics === null) return null;
  const [first] = slice.metrics;
  const metric = first === undefined ? undefined : metrics.get(first);
  const openRows = () =>
    navigate('rows', {
      title: metric?.label ?? 'Rows',
      subtitle: 'Rows behind this slice',
      rows: {
        table: metric?.table ?? 'attempt',
        where: slice.where,
        period: slice.period,
        metric: first ?? null,
        part: 'denominator',
        sort: null,
      },
    });
  return (
    <div className="explore">
      <ExploreControls draft={draft} metrics={metrics} onChange={setDraft} />
      <AsyncView result={result} onCopyReport={copyReport} className="explore-body">
        {(value) => (
          <div className="explore-layout">
            {chart !== null && (
              <section className="panel explore-chart">
                <ChartFrame
                  spec={chart}
                  isStale={result.stale}
                  controls={<Button onPress={openRows}>Rows</Button>}
                  onCopy={() => void copyChart(chart)}
                  onAddToReport={() => void addBlock({ kind: 'chart', chart: kind, title: null, slice })}
                />
              </section>
            )}
            {value.notes.length > 0 && (
              <ul className="explore-notes">
                {value.notes.map((note) => (
                  <li key={`${note.code}${note.message}`}>{note.message}</li>
                ))}
              </ul>
            )}
            <section className="panel explore-table">
              <SliceTable slice={slice} result={value} timeZone={settings.timeZone} />
            </section>
          </div>
        )}
      </AsyncView>
    </div>
  );
}
