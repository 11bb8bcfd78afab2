import { type JSX, useDeferredValue, useState } from 'react';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import type { PivotLayout } from '../../../shared/pivot/pivot-spec.ts';
import type { PivotView } from '../../../shared/pivot/pivot-view.ts';
import { allOf } from '../../../shared/query/filter.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { useSteady } from '../../state/use-same.ts';
import { focusNumber, navigate } from '../../state/ui-store.ts';
import { bridgeBetween, pointAt, type Point } from './point-actions.ts';
import { PivotChart } from './pivot-chart.tsx';
import { type CellAt, PivotGrid } from './pivot-grid.tsx';
import { PointBar } from './point-bar.tsx';

interface Chosen {
  readonly view: PivotView;
  readonly first: CellAt | null;
  readonly second: CellAt | null;
}

/** Chart and table of a pivot, and what leads on from its figures. */
export function PivotBody({
  view,
  metrics,
  layout,
  isStale,
  locale,
  onChange,
}: {
  readonly view: PivotView;
  readonly metrics: ReadonlyMap<string, MetricInfo>;
  readonly layout: PivotLayout;
  readonly isStale: boolean;
  readonly locale: string;
  readonly onChange: (layout: PivotLayout) => void;
}): JSX.Element {
  const [kept, setChosen] = useState<Chosen>({ view, first: null, second: null });
  const chosen = kept.view === view ? kept : { view, first: null, second: null };
  const at = (cell: CellAt | null): Point | null => (cell === null ? null : pointAt(view, cell, metrics));
  const [first, second] = [at(chosen.first), at(chosen.second)];
  const { spec } = view.result;
  // The table is there first; the chart follows it.
  const drawn = useDeferredValue(view.result);
  const changeChart = useSteady((change: Partial<PivotLayout>) => onChange({ ...layout, ...change }));
  const bridge = first === null ? 'Nothing is chosen.' : bridgeBetween(first, second, metrics.get(first.metric), spec.where);
  const words = (point: Point | null) =>
    point === null ? null : { name: metrics.get(point.metric)?.label ?? point.metric, where: point.where, text: point.text };
  const pick = (cell: CellAt, isSecond: boolean) => {
    const next = isSecond && chosen.first !== null ? { view, first: chosen.first, second: cell } : { view, first: cell, second: null };
    setChosen(next);
    focusNumber(at(cell)?.focus ?? null);
  };
  const open = (cell: CellAt) => {
    const point = at(cell);
    if (point !== null && point.rows !== null)
      navigate('rows', { rows: point.rows, title: metrics.get(point.metric)?.label ?? 'Rows', subtitle: point.where });
  };
  const notes = [
    ...new Set([
      ...view.result.warnings,
      ...view.result.grains.flatMap(({ result }) => result.notes.filter(({ code }) => shownNotes.has(code)).map(({ message }) => message)),
    ]),
  ];
  return (
    <div className={isStale ? 'pivot-body stale' : 'pivot-body'}>
      {layout.chart !== 'none' && <PivotChart result={drawn} isStale={isStale || drawn !== view.result} onChange={changeChart} />}
      {notes.length > 0 && (
        <ul className="explore-notes">
          {notes.slice(0, 4).map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <PointBar
        first={words(first)}
        second={words(second)}
        rows={first?.rows ?? null}
        bridge={typeof bridge === 'string' ? null : bridge}
        noBridge={typeof bridge === 'string' ? bridge : null}
        onFilter={
          first === null || first.filter.kind === 'all'
            ? null
            : () => void applyEdit({ kind: 'scope.set', scope: { where: allOf(spec.where, first.filter) } })
        }
      />
      <section className="panel pivot-panel">
        <PivotGrid
          view={view}
          locale={locale}
          points={[chosen.first, chosen.second]}
          sorted={layout.sort}
          onPick={pick}
          onOpen={open}
          onSort={(measure) =>
            onChange({
              ...layout,
              sort:
                layout.sort?.measure !== measure
                  ? { measure, descending: true }
                  : layout.sort.descending
                    ? { measure, descending: false }
                    : null,
            })
          }
        />
      </section>
    </div>
  );
}

/** Periods are judged by the pivot itself, for both of them. */
const shownNotes: ReadonlySet<string> = new Set([
  'MIXED_CURRENCY_CONVERTED',
  'OWN_CURRENCY',
  'FAULTY_AMOUNTS',
  'QUARANTINED_ROWS',
  'PROVISIONAL',
  'NO_DENOMINATOR',
]);
