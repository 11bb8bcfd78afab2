import { type JSX, useEffect, useState } from 'react';
import { hashValue } from '../../../shared/base/hash.ts';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import { everything } from '../../../shared/query/filter.ts';
import type { SliceSpec } from '../../../shared/query/slice.ts';
import { focusNumber, useUi } from '../../state/ui-store.ts';
import { useMetrics } from '../../state/use-metrics.ts';
import { useRouteParams } from '../../state/use-route.ts';
import { Button } from '../../ui/button/button.tsx';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { Segments } from '../../ui/tabs/segments.tsx';
import { chooseFiles } from '../extracts/index.ts';
import { ClaimsBox } from './claims-box.tsx';
import { Leaderboard } from './leaderboard.tsx';
import { MainChart } from './main-chart.tsx';
import { MetricTile } from './metric-tile.tsx';
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

/** The headline number of the screen has focus until another one is chosen. */
function useOpeningFocus(metric: MetricInfo | undefined): void {
  const { slice, result } = useMetricSlice(metric?.id ?? null);
  const { value, stale } = result;
  useEffect(() => {
    const { focus } = useUi.getState();
    if (metric === undefined || value === null || stale || slice === null) return;
    // A number that was chosen keeps focus while it answers for the scope on screen.
    if (focus !== null && focus.row !== 'total' && isSameScope(focus.slice, slice)) return;
    focusNumber({ metric: metric.id, slice, result: value, row: 'total', where: '', cell: everything });
  }, [metric, value, stale, slice]);
}

function isSameScope(left: SliceSpec, right: SliceSpec): boolean {
  const scope = ({ period, compare, where }: SliceSpec) => hashValue({ period, compare: compare ?? null, where });
  return scope(left) === scope(right);
}

const splits = [
  { value: 'partner', label: 'Partner' },
  { value: 'product', label: 'Product' },
] as const;

/** The quarter at a glance: what moved, who moved it, what failed, who owes. */
export function OverviewScreen(): JSX.Element | null {
  const metrics = useMetrics();
  const params = useRouteParams('overview');
  const [picked, setPicked] = useState<string | null>(null);
  const [split, setSplit] = useState<'partner' | 'product'>('partner');
  const shown = headlines.flatMap((id) => metrics?.get(id) ?? []).filter((metric) => metric.available);
  const metric = (metrics?.get(picked ?? params?.metric ?? '') ?? shown[0]) as MetricInfo | undefined;
  useOpeningFocus(metric);
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
  const declines = metrics.get('decline_rate');
  return (
    <div className="overview">
      <div className="tiles">
        {shown.slice(0, 5).map((each) => (
          <MetricTile key={each.id} metric={each} isChosen={each.id === metric.id} onChoose={setPicked} />
        ))}
      </div>
      <MainChart metric={metric} />
      <div className="leaderboards">
        {metric.dimensions.some((dimension) => dimension.name === split) && (
          <Leaderboard
            key={split}
            title={<Segments label="Split by" options={splits} value={split} onChange={setSplit} />}
            hint="value · change"
            metric={metric}
            by={split}
            rank="weight"
          />
        )}
        {declines?.available === true && (
          <Leaderboard title="Why attempts failed" hint="of answered · change" metric={declines} by="decline_cat" rank="value" />
        )}
        <ClaimsBox />
      </div>
    </div>
  );
}
