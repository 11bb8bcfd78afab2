import { type JSX, useMemo, useState } from 'react';
import { hashValue } from '../../../shared/base/hash.ts';
import { bridgeChart } from '../../../shared/charts/bridge-chart.ts';
import type { BridgeSpec } from '../../../shared/query/bridge-result.ts';
import { periodLabel } from '../../../shared/calendar/period.ts';
import { copyReport } from '../../state/clipboard.ts';
import type { RouteParams } from '../../state/routes.ts';
import { useMetrics } from '../../state/use-metrics.ts';
import { useResult } from '../../state/use-result.ts';
import { useRouteParams } from '../../state/use-route.ts';
import { useScope } from '../../state/scope.ts';
import { ChartFrame } from '../../ui/chart-frame/chart-frame.tsx';
import { AsyncView } from '../../ui/feedback/async-view.tsx';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { Select } from '../../ui/field/select.tsx';
import { copyChart } from '../figure/index.ts';
import { addBlock } from '../reports/index.ts';
import { BridgeTable } from './bridge-table.tsx';
import './explain.css';

/** Why a ratio moved: how much is better or worse segments, how much is a different mix of them. Exact. */
export function ExplainScreen(): JSX.Element {
  const params = useRouteParams('explain');
  return <Bridge key={params === null ? 'scope' : hashValue(params.bridge)} params={params} />;
}

function Bridge({ params }: { readonly params: RouteParams['explain'] }): JSX.Element {
  const scope = useScope();
  const metrics = useMetrics();
  const [metric, setMetric] = useState(params?.bridge.metric ?? 'payment_success');
  const [by, setBy] = useState(params?.bridge.by ?? 'product');
  const from = params?.bridge.from ?? scope.compare;
  const to = params?.bridge.to ?? scope.period;
  const where = params?.bridge.where ?? scope.where;
  const spec = useMemo(
    (): BridgeSpec | null => (from === null || to === null ? null : { metric, by, from, to, where }),
    [metric, by, from, to, where],
  );
  const result = useResult('bridge.run', spec === null ? null : { bridge: spec });
  const chart = useMemo(() => (result.value === null ? null : bridgeChart(result.value)), [result.value]);
  const ratios = [...(metrics?.values() ?? [])].filter(({ kind, available }) => kind === 'ratio' && available);
  const dimensions = metrics?.get(metric)?.dimensions ?? [];

  if (from === null || to === null || spec === null)
    return (
      <EmptyState title="Choose two periods to compare">
        Set a period and a comparison in the bar above; the change between them is then taken apart here, exactly.
      </EmptyState>
    );
  const controls = (
    <>
      <Select
        label="Metric"
        hideLabel
        width={210}
        options={ratios.map(({ id, label }) => ({ value: id, label }))}
        value={metric}
        onChange={setMetric}
      />
      <Select
        label="By"
        hideLabel
        width={150}
        options={dimensions.map(({ name, label }) => ({ value: name, label: `by ${label.toLowerCase()}` }))}
        value={by}
        onChange={setBy}
      />
    </>
  );
  return (
    <div className="explain">
      <div className="explain-controls">
        {controls}
        <span className="muted">
          {periodLabel(from)} → {periodLabel(to)}
        </span>
      </div>
      <AsyncView result={result} onCopyReport={copyReport} className="explain-body">
        {(value) => (
          <div className="explain-layout">
            <section className="panel explain-chart">
              {chart !== null && (
                <ChartFrame
                  spec={chart}
                  isStale={result.stale}
                  onCopy={() => void copyChart(chart)}
                  onAddToReport={() => void addBlock({ kind: 'bridge', bridge: value.spec })}
                />
              )}
            </section>
            <p className={`panel explain-sentence${value.reversal ? ' explain-reversal' : ''}`}>{value.sentence}</p>
            <section className="panel explain-table">
              <BridgeTable result={value} metric={metrics?.get(value.spec.metric)} />
            </section>
          </div>
        )}
      </AsyncView>
    </div>
  );
}
