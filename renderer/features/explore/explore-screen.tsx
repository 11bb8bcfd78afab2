import { type JSX, useDeferredValue, useMemo, useState } from 'react';
import { hashValue } from '../../../shared/base/hash.ts';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import { fittingLayout } from '../../../shared/pivot/layout-edits.ts';
import { pivotCell } from '../../../shared/pivot/pivot-cell.ts';
import type { PivotLayout } from '../../../shared/pivot/pivot-spec.ts';
import { type PivotView, pivotView } from '../../../shared/pivot/pivot-view.ts';
import { copyReport } from '../../state/clipboard.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import type { RouteParams } from '../../state/routes.ts';
import { useMetrics } from '../../state/use-metrics.ts';
import { askAhead, useResult } from '../../state/use-result.ts';
import { useSame, useSteady } from '../../state/use-same.ts';
import { useRouteParams } from '../../state/use-route.ts';
import { Button } from '../../ui/button/button.tsx';
import { SkeletonLines } from '../../ui/feedback/skeleton.tsx';
import { FieldPalette } from './field-palette.tsx';
import { NoFigures } from './no-figures.tsx';
import { paletteItems } from './palette-items.ts';
import { PivotBody } from './pivot-body.tsx';
import { PivotExports } from './pivot-exports.tsx';
import { PivotFailure } from './pivot-failure.tsx';
import { PivotShelves } from './pivot-shelves.tsx';
import { PivotToolbar } from './pivot-toolbar.tsx';
import { SavedViews } from './saved-views.tsx';
import { usePivotLayout } from './use-pivot-layout.ts';
import './explore.css';

/** Any measures by rows and columns, with totals at their own grain, a chart of them, and the way from any figure to its rows. */
export function ExploreScreen(): JSX.Element {
  const params = useRouteParams('explore');
  return <Explore key={params === null ? 'scope' : hashValue(params)} params={params} />;
}

const nothing = { from: '2026-01-01', to: '2026-02-01' };

function Explore({ params }: { readonly params: RouteParams['explore'] }): JSX.Element | null {
  const metrics = useMetrics();
  const { settings } = useWorkbookDocument();
  const { layout: asked, specOf, isOfFigure, change: keep, useScope } = usePivotLayout(params);
  const [hasFields, setFields] = useState(true);
  const layout = useSame(fitting(asked, metrics));
  const change = useSteady((next: PivotLayout) => {
    askAhead('pivot.run', { pivot: specOf(fitting(next, metrics)) });
    keep(next);
  });
  const edit = useSteady((make: (layout: PivotLayout) => PivotLayout) => change(make(layout)));
  const pivot = specOf(layout);
  const result = useResult('pivot.run', metrics === null ? null : { pivot });
  const view = useMemo(() => (result.value === null ? null : pivotView(result.value, settings)), [result.value, settings]);
  const items = useMemo(() => (metrics === null ? [] : paletteItems(layout, metrics, edit)), [layout, metrics, edit]);
  const listed = useDeferredValue(items);
  if (metrics === null) return null;
  const title = layout.measures.map(({ metric }) => metrics.get(metric)?.label ?? metric).join(', ');
  return (
    <div className="explore">
      <PivotToolbar
        layout={layout}
        fallback={result.value?.base?.period ?? result.value?.now?.period ?? nothing}
        onChange={change}
        views={
          <>
            <Button aria-pressed={hasFields} onPress={() => setFields(!hasFields)}>
              {hasFields ? 'Hide fields' : 'Fields'}
            </Button>
            <SavedViews layout={layout} onOpen={change} />
          </>
        }
        exports={<PivotExports pivot={pivot} view={view} title={title} />}
      />
      {isOfFigure && (
        <p className="explore-figure muted">
          Period and filters are those of the figure that led here.{' '}
          <Button kind="quiet" onPress={useScope}>
            Use the scope
          </Button>
        </p>
      )}
      <div className="explore-main">
        {hasFields && <FieldPalette items={listed} />}
        <div className="explore-work">
          <PivotShelves layout={layout} metrics={metrics} onChange={change} />
          {result.error !== null && (
            <PivotFailure error={result.error} layout={layout} onChange={change} onRetry={result.retry} onCopyReport={copyReport} />
          )}
          {view === null ? (
            result.error === null && result.slow && <SkeletonLines lines={6} />
          ) : isEmpty(view) ? (
            <NoFigures view={view} title={title} onScope={isOfFigure ? useScope : null} />
          ) : (
            result.error === null && (
              <PivotBody view={view} metrics={metrics} layout={layout} isStale={result.stale} locale={settings.locale} onChange={change} />
            )
          )}
        </div>
      </div>
    </div>
  );
}

/** The arrangement without the fields that none of its measures has. */
const fitting = (layout: PivotLayout, metrics: ReadonlyMap<string, MetricInfo> | null): PivotLayout =>
  metrics === null
    ? layout
    : fittingLayout(layout, (id) => {
        const metric = metrics.get(id);
        return metric === undefined ? null : new Set(metric.dimensions.map(({ name }) => name));
      });

/** Nothing is counted for any measure, whatever of it is shown. */
function isEmpty({ index, result }: PivotView): boolean {
  return result.spec.measures.every((measure) => {
    const { value, n } = pivotCell(index, [], [], { ...measure, show: 'value' }, 'en-US');
    return value === null || n === 0n;
  });
}
