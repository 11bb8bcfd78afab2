import { type JSX, useEffect, useMemo, useState } from 'react';
import { hashValue } from '../../../shared/base/hash.ts';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import type { CubeSpec } from '../../../shared/metrics/cube-spec.ts';
import { everything } from '../../../shared/query/filter.ts';
import type { SliceSpec } from '../../../shared/query/slice.ts';
import { useScope } from '../../state/scope.ts';
import { focusNumber, useUi } from '../../state/ui-store.ts';
import { useMetrics } from '../../state/use-metrics.ts';
import { useRouteParams } from '../../state/use-route.ts';
import { Button } from '../../ui/button/button.tsx';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { chooseFiles } from '../extracts/index.ts';
import { brushTo, isSamePeriod, useBrush } from './brush.ts';
import { ClaimsBox } from './claims-box.tsx';
import { boardDimensions, DimensionBoards, firstBoards } from './dimension-boards.tsx';
import { Leaderboard } from './leaderboard.tsx';
import { MainChart } from './main-chart.tsx';
import { MetricTile } from './metric-tile.tsx';
import { OverviewCube, useCube } from './overview-cube.ts';
import { useMetricSlice } from './use-metric-slice.ts';
import './overview.css';

/** Headline numbers, best first; as many as have data, up to five. */
const headlines = [
  'payment_success',
  'settled_value',
  'cost_of_acceptance_bps',
  'dispute_rate_count',
  'availability_time',
  'auth_rate_first',
  'refund_rate',
  'orders',
  'attempts',
];

/** The headline number of the screen has focus until another one is chosen. Returns whether it is there. */
function useOpeningFocus(metric: MetricInfo | undefined): boolean {
  const { slice, result } = useMetricSlice(metric?.id ?? null);
  const { value, stale } = result;
  useEffect(() => {
    const { focus } = useUi.getState();
    if (metric === undefined || value === null || stale || slice === null) return;
    // A number that was chosen keeps focus while it answers for the scope on screen.
    if (focus !== null && focus.row !== 'total' && isSameScope(focus.slice, slice)) return;
    focusNumber({ metric: metric.id, slice, result: value, row: 'total', where: '', cell: everything });
  }, [metric, value, stale, slice]);
  return value !== null && !stale;
}

function isSameScope(left: SliceSpec, right: SliceSpec): boolean {
  const scope = ({ period, compare, where }: SliceSpec) => hashValue({ period, compare: compare ?? null, where });
  return scope(left) === scope(right);
}

const tileCount = 5;

/** Daily sums of all that the page shows at once: the tiles as a whole, the chosen metric by its first dimensions, what failed. */
function cubeFaces(metric: MetricInfo, tiles: readonly MetricInfo[], declines: MetricInfo | undefined): CubeSpec['faces'] {
  const adds = (each: MetricInfo) => each.kind === 'additive' || each.kind === 'ratio';
  const whole = [...new Set([metric, ...tiles, ...(declines?.available === true ? [declines] : [])])].filter(adds).map(({ id }) => id);
  const names = boardDimensions(metric)
    .slice(0, firstBoards)
    .map(({ name }) => name);
  const faces = adds(metric) ? names.map((by) => ({ by, metrics: [metric.id] })) : [];
  const failed = declines?.available === true ? [{ by: 'decline_cat', metrics: [declines.id] }] : [];
  const merged = new Map<string, Set<string>>();
  for (const { by, metrics } of [...faces, ...failed]) merged.set(by, new Set([...(merged.get(by) ?? []), ...metrics]));
  return whole.length === 0 ? [] : [{ by: null, metrics: whole }, ...[...merged].map(([by, metrics]) => ({ by, metrics: [...metrics] }))];
}

/** The quarter at a glance: what moved, who moved it, what failed, who owes. */
export function OverviewScreen(): JSX.Element | null {
  const metrics = useMetrics();
  const params = useRouteParams('overview');
  const [picked, setPicked] = useState<string | null>(null);
  const shown = headlines.flatMap((id) => metrics?.get(id) ?? []).filter((metric) => metric.available);
  const metric = (metrics?.get(picked ?? params?.metric ?? '') ?? shown[0]) as MetricInfo | undefined;
  const isThere = useOpeningFocus(metric);
  const { period } = useScope();
  useEffect(() => {
    // The period was set in another way: what was brushed is over.
    if (!isSamePeriod(useBrush.getState().period, period)) brushTo(null);
  }, [period]);
  useEffect(() => () => brushTo(null), []);
  const declines = metrics?.get('decline_rate');
  const faces = useMemo(
    () => (metric === undefined ? [] : cubeFaces(metric, shown.slice(0, tileCount), declines)),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the list of what is shown follows from the metrics
    [metric, metrics],
  );
  const drawable = useMemo(
    () =>
      [...(metrics?.values() ?? [])]
        .filter((each) => each.available && each.kind !== 'stated')
        .toSorted((left, right) => left.label.localeCompare(right.label, 'en-US')),
    [metrics],
  );
  const index = useCube(faces, isThere);
  if (metrics === null) return null;
  if (metric === undefined || !metric.available) {
    return (
      <section className="panel overview-empty">
        <EmptyState
          title="No rows yet"
          action={
            <Button kind="primary" onPress={() => void chooseFiles()}>
              Open files…
            </Button>
          }
        >
          With a partner’s file loaded, this page shows the headline numbers, what changed and who changed it.
        </EmptyState>
      </section>
    );
  }
  return (
    <OverviewCube.Provider value={index}>
      <div className="overview" data-brush={index === null ? 'waiting' : 'ready'}>
        <div className="tiles">
          {shown.slice(0, tileCount).map((each) => (
            <MetricTile key={each.id} metric={each} isChosen={each.id === metric.id} onChoose={setPicked} />
          ))}
        </div>
        <MainChart metric={metric} metrics={drawable} onChoose={setPicked} />
        <DimensionBoards
          metric={metric}
          beside={[
            declines?.available === true && (
              <Leaderboard
                key="failed"
                title="Why attempts failed"
                hint="of answered · change"
                metric={declines}
                by="decline_cat"
                rank="value"
              />
            ),
            <ClaimsBox key="claims" />,
          ]}
        />
      </div>
    </OverviewCube.Provider>
  );
}
