import { type JSX, useState } from 'react';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import type { OwnMetric } from '../../../shared/metrics/own-metric.ts';
import { matchesSearch } from '../../../shared/metrics/search-metrics.ts';
import { copyReport } from '../../state/clipboard.ts';
import { useResult } from '../../state/use-result.ts';
import { useRouteParams } from '../../state/use-route.ts';
import { Button } from '../../ui/button/button.tsx';
import { AsyncView } from '../../ui/feedback/async-view.tsx';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { Field } from '../../ui/field/field.tsx';
import { formatCount } from '../../ui/number/format-value.ts';
import { BrokenMetrics } from './broken-metrics.tsx';
import { MetricDetail } from './metric-detail.tsx';
import { MetricDialog } from './metric-dialog.tsx';
import { likelyUnit, newMetric } from './new-metric.ts';
import './metrics.css';

/** Every metric as it is defined, the workbook's own among them; made from the registry that computes them. */
export function MetricsScreen(): JSX.Element {
  const params = useRouteParams('metrics');
  const result = useResult('metric.list', {});
  const own = useResult('metric.own', {});
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<string | null>(params?.metric ?? null);
  const [edited, setEdited] = useState<OwnMetric | null>(() => {
    const draft = params?.draft;
    return draft === undefined ? null : { ...newMetric([]), ...draft, unit: likelyUnit(draft.formula) ?? 'ratio', direction: 'info' };
  });
  const stated = (own.value ?? []).map(({ metric }) => metric);
  return (
    <div className="metrics">
      <header className="metrics-head">
        <h1>Metrics</h1>
        <Field label="Find a metric" hideLabel placeholder="Find by name, table, formula" width={320} value={search} onChange={setSearch} />
        <Button kind="primary" onPress={() => setEdited(newMetric(stated))}>
          New metric
        </Button>
      </header>
      <BrokenMetrics entries={own.value ?? []} onEdit={setEdited} />
      <AsyncView result={result} onCopyReport={copyReport} className="metrics-body">
        {(all) => {
          const found = search.trim() === '' ? all : all.filter((metric) => matchesSearch(metric, search.trim()));
          const shown = found.find(({ id }) => id === chosen) ?? found[0];
          return (
            <div className="metrics-columns">
              <MetricList metrics={found} all={all.length} chosen={shown?.id ?? null} onChoose={setChosen} />
              {shown === undefined ? (
                <EmptyState title="No metric says that">Try another word, or make a metric of your own.</EmptyState>
              ) : (
                <MetricDetail metric={shown} own={stated.find(({ id }) => id === shown.id) ?? null} onEdit={setEdited} />
              )}
            </div>
          );
        }}
      </AsyncView>
      {edited !== null && (
        <MetricDialog
          first={edited}
          isNew={!stated.some(({ id }) => id === edited.id)}
          taken={(result.value ?? []).map(({ id }) => id)}
          onClose={() => setEdited(null)}
          onKept={(id) => {
            setChosen(id);
            setSearch('');
            setEdited(null);
          }}
        />
      )}
    </div>
  );
}

function MetricList({
  metrics,
  all,
  chosen,
  onChoose,
}: {
  readonly metrics: readonly MetricInfo[];
  readonly all: number;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}): JSX.Element {
  const groups = [...new Set(metrics.map(({ group }) => group))];
  return (
    <nav className="panel metrics-list" aria-label="List of metrics">
      <p className="muted metrics-count">
        {formatCount(metrics.length)} of {formatCount(all)} · {formatCount(metrics.filter(({ available }) => available).length)} with data
      </p>
      {groups.map((group) => (
        <section key={group}>
          <h2>{group}</h2>
          <ul>
            {metrics
              .filter((metric) => metric.group === group)
              .map((metric) => (
                <li key={metric.id}>
                  <button
                    type="button"
                    className={`metrics-item${metric.id === chosen ? ' chosen' : ''}`}
                    aria-current={metric.id === chosen}
                    onClick={() => onChoose(metric.id)}
                  >
                    {metric.label}
                    {!metric.available && <span className="muted"> · needs data</span>}
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
