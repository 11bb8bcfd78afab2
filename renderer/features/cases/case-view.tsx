import { type JSX, useDeferredValue, useMemo, useState } from 'react';
import type { BusinessCase } from '../../../shared/business-case/business-case.ts';
import { type CaseResult, type CaseScenario, scenarioOf } from '../../../shared/business-case/case-result.ts';
import { goLiveMonth } from '../../../shared/business-case/go-live.ts';
import { caseChart } from '../../../shared/charts/case-chart.ts';
import { caseWaterfall } from '../../../shared/charts/case-waterfall.ts';
import { simulationChart } from '../../../shared/charts/simulation-chart.ts';
import { sourceLine } from '../../../shared/charts/source-line.ts';
import { copyReport } from '../../state/clipboard.ts';
import { AsyncView } from '../../ui/feedback/async-view.tsx';
import { Segments } from '../../ui/tabs/segments.tsx';
import { Figure } from '../figure/index.ts';
import { addBlock } from '../reports/index.ts';
import { CaseHead } from './case-head.tsx';
import { ScenarioTable } from './case-results.tsx';
import { CashFlowTable } from './cash-flow-table.tsx';
import { DriverPanel } from './driver-panel.tsx';
import { EditLines } from './edit/edit-lines.tsx';
import { EditScenarios } from './edit/edit-scenarios.tsx';
import { SimulationView } from './simulation-view.tsx';
import { TornadoPanel } from './tornado-panel.tsx';
import { TwoWayView } from './two-way-view.tsx';
import { type CaseModel, useCaseModel } from './use-case-model.ts';

const views = [
  { value: 'result', label: 'Result' },
  { value: 'scenarios', label: 'Scenarios' },
  { value: 'two_way', label: 'Two drivers' },
  { value: 'flows', label: 'Cash flows' },
  { value: 'simulation', label: 'Simulation' },
] as const;
type View = (typeof views)[number]['value'];

/** Which extracts the live drivers were measured on. */
function caseSource(result: CaseResult): string {
  const lineages = result.scenarios.flatMap(({ drivers }) => drivers.flatMap((driver) => driver.lineage ?? []));
  return lineages.length === 0 ? 'Source: assumptions only' : sourceLine(lineages);
}

function ResultView({ model, source }: { readonly model: CaseModel; readonly source: string }): JSX.Element {
  const { plan, result, simulation } = model;
  const trials = simulation.value;
  // The band is drawn after the histogram, not in the same breath.
  const drawn = useDeferredValue(trials);
  const curve = useMemo(() => {
    const drivers = scenarioOf(result, 'base')?.drivers ?? [];
    const actuals = Math.max(0, ...drivers.map((driver) => (driver.values === null ? 0 : driver.actuals)));
    const bands = drawn?.bands ?? null;
    return caseChart(result, source, 'en-US', { bands, seed: drawn?.seed ?? 0, goLive: goLiveMonth(result), actuals });
  }, [result, source, drawn]);
  const bins = useMemo(() => (trials === null ? null : simulationChart(trials, plan.currency, source)), [trials, plan.currency, source]);
  return (
    <div className="case-result">
      <section className="panel case-chart">
        <Figure spec={curve} />
      </section>
      <div className="case-sure">
        <TornadoPanel
          tornado={model.tornado}
          currency={plan.currency}
          onAddToReport={() => void addBlock({ kind: 'tornado', caseId: plan.id })}
        />
        <section className="panel case-chart" aria-label="How sure">
          <AsyncView result={simulation} onCopyReport={copyReport}>
            {() => bins !== null && <Figure spec={bins} />}
          </AsyncView>
        </section>
      </div>
    </div>
  );
}

/** What NPV is made of; nothing while a line cannot be computed, which the table says. */
function WorthChart({
  result,
  scenario,
  source,
}: {
  readonly result: CaseResult;
  readonly scenario: CaseScenario;
  readonly source: string;
}) {
  const spec = useMemo(() => caseWaterfall({ case: result.case, scenario }, source), [result, scenario, source]);
  return (
    spec !== null && (
      <section className="panel case-chart" aria-label="What NPV is made of">
        <Figure spec={spec} />
      </section>
    )
  );
}

function Body({ model, view }: { readonly model: CaseModel; readonly view: View }): JSX.Element | null {
  const { plan, result, simulation } = model;
  const source = useMemo(() => caseSource(result), [result]);
  const base = scenarioOf(result, 'base');
  switch (view) {
    case 'result':
      return <ResultView model={model} source={source} />;
    case 'scenarios':
      return (
        <section className="panel case-tables">
          <ScenarioTable result={result} />
          <EditScenarios plan={plan} result={result} />
        </section>
      );
    case 'two_way':
      return <TwoWayView compiled={model.compiled} />;
    case 'flows':
      return (
        <div className="case-flows">
          <section className="panel case-tables">
            {base !== undefined && <CashFlowTable result={result} scenario={base} />}
            <EditLines plan={plan} />
          </section>
          {base !== undefined && <WorthChart result={result} scenario={base} source={source} />}
        </div>
      );
    case 'simulation':
      return (
        <AsyncView result={simulation} onCopyReport={copyReport}>
          {(trials) => <SimulationView plan={plan} trials={trials} isStale={simulation.stale} source={source} />}
        </AsyncView>
      );
  }
}

/** A case: drivers at the left, what they come to at the right. */
export function CaseView({ businessCase }: { readonly businessCase: BusinessCase }): JSX.Element {
  const { facts, model } = useCaseModel(businessCase);
  const [view, setView] = useState<View>('result');
  return (
    <AsyncView result={facts} onCopyReport={copyReport}>
      {() =>
        model !== null && (
          <div className="cases-layout">
            <CaseHead model={model} />
            <DriverPanel model={model} />
            <div className="case-body">
              <Segments label="Shown" options={views} value={view} onChange={setView} />
              <Body model={model} view={view} />
            </div>
          </div>
        )
      }
    </AsyncView>
  );
}
