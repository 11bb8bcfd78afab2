import { type JSX, useMemo, useState } from 'react';
import { hashValue } from '../../../shared/base/hash.ts';
import { bridgeChart } from '../../../shared/charts/bridge-chart.ts';
import type { BridgeSpec } from '../../../shared/query/bridge-result.ts';
import { periodLabel } from '../../../shared/calendar/period.ts';
import type { Period } from '../../../shared/query/slice.ts';
import { copyReport } from '../../state/clipboard.ts';
import type { RouteParams } from '../../state/routes.ts';
import { useMetrics } from '../../state/use-metrics.ts';
import { useResult } from '../../state/use-result.ts';
import { useRouteParams } from '../../state/use-route.ts';
import { useScope } from '../../state/scope.ts';
import { waysOut } from '../../state/ways-out.ts';
import { Button } from '../../ui/button/button.tsx';
import { AsyncView } from '../../ui/feedback/async-view.tsx';
import { MakeCase } from '../cases/index.ts';
import { Figure } from '../figure/index.ts';
import { addBlock } from '../reports/index.ts';
import { BridgeControls, type BridgeDraft } from './bridge-controls.tsx';
import { BridgeTable } from './bridge-table.tsx';
import { PointPicker } from './point-picker.tsx';
import './explain.css';

/** Why a number moved: how much is better or worse segments, how much is a different mix of them. Exact. */
export function ExplainScreen(): JSX.Element {
  const params = useRouteParams('explain');
  return <Bridge key={params === null ? 'scope' : hashValue(params.bridge)} params={params} />;
}

interface TwoPeriods {
  readonly from: Period;
  readonly to: Period;
}

const inOrder = (one: Period, other: Period): TwoPeriods => (one.from <= other.from ? { from: one, to: other } : { from: other, to: one });

function Bridge({ params }: { readonly params: RouteParams['explain'] }): JSX.Element {
  const scope = useScope();
  const metrics = useMetrics();
  const given = params?.bridge;
  const [draft, setDraft] = useState<BridgeDraft>({
    metric: given?.metric ?? 'payment_success',
    by: given?.by ?? 'product',
    within: given?.within?.[0] ?? null,
    form: given?.form ?? 'three-part',
  });
  const [chosen, setChosen] = useState<TwoPeriods | null>(null);
  const [first, setFirst] = useState<Period | null>(null);
  const [isPicking, setPicking] = useState(false);
  const from = chosen?.from ?? given?.from ?? scope.compare;
  const to = chosen?.to ?? given?.to ?? scope.period;
  const where = given?.where ?? scope.where;
  const spec = useMemo((): BridgeSpec | null => {
    if (from === null || to === null) return null;
    const { metric, by, within, form } = draft;
    return { metric, by, from, to, where, ...(within === null ? {} : { within: [within] }), ...(form === 'midpoint' ? { form } : {}) };
  }, [draft, from, to, where]);
  const result = useResult('bridge.run', spec === null ? null : { bridge: spec });
  const chart = useMemo(() => (result.value === null ? null : bridgeChart(result.value)), [result.value]);
  const pick = (period: Period): void => {
    if (first === null || first.from === period.from) return setFirst(period);
    setChosen(inOrder(first, period));
    setFirst(null);
    setPicking(false);
  };

  const focus = metrics?.get(draft.metric);
  return (
    <div className="explain">
      <div className="explain-controls">
        <BridgeControls draft={draft} metrics={metrics} onChange={setDraft} />
        <span className="muted explain-periods">
          {from === null || to === null ? 'No comparison is set' : `${periodLabel(from)} → ${periodLabel(to)}`}
        </span>
        {spec !== null && (
          <Button
            onPress={() => {
              setFirst(null);
              setPicking(!isPicking);
            }}
          >
            {isPicking ? 'Cancel' : 'Pick two points'}
          </Button>
        )}
        {chosen !== null && <Button onPress={() => setChosen(null)}>Reset periods</Button>}
        {spec !== null && focus !== undefined && (
          <MakeCase
            metric={focus}
            name={`${focus.label} back to ${periodLabel(spec.from)}`}
            where={spec.where}
            period={spec.to}
            target={{ kind: 'period', period: spec.from }}
          />
        )}
      </div>
      {(isPicking || spec === null) && <PointPicker metric={draft.metric} where={where} first={first} onPick={pick} />}
      {spec !== null && (
        <AsyncView result={result} onCopyReport={copyReport} waysOut={waysOut} className="explain-body">
          {(value) => (
            <div className="explain-layout">
              <section className="panel explain-chart">
                {chart !== null && (
                  <Figure spec={chart} isStale={result.stale} onAddToReport={() => void addBlock({ kind: 'bridge', bridge: value.spec })} />
                )}
              </section>
              <p className={`panel explain-sentence${value.reversal ? ' explain-reversal' : ''}`}>{value.sentence}</p>
              <section className="panel explain-table">
                <BridgeTable result={value} metric={metrics?.get(value.spec.metric)} />
              </section>
            </div>
          )}
        </AsyncView>
      )}
    </div>
  );
}
