import { type JSX, useMemo, useState } from 'react';
import type { CaseResult } from '../../../shared/business-case/case-result.ts';
import { caseChart } from '../../../shared/charts/case-chart.ts';
import { sourceLine } from '../../../shared/charts/source-line.ts';
import { copyReport } from '../../state/clipboard.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { useRouteParams } from '../../state/use-route.ts';
import { useResult } from '../../state/use-result.ts';
import { ChartFrame } from '../../ui/chart-frame/chart-frame.tsx';
import { AsyncView } from '../../ui/feedback/async-view.tsx';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { Select } from '../../ui/field/select.tsx';
import { copyChart } from '../figure/index.ts';
import { AddToReport } from '../reports/index.ts';
import { irrText, moneyText, ScenarioTable, yearsText } from './case-results.tsx';
import { DriverLegend, DriverList } from './driver-list.tsx';
import './cases.css';

function Figure({
  label,
  tone = '',
  children,
}: {
  readonly label: string;
  readonly tone?: string;
  readonly children: string;
}): JSX.Element {
  return (
    <div className="case-figure">
      <span>{label}</span>
      <span className={tone}>{children}</span>
    </div>
  );
}

/** Which extracts the live drivers were measured on. */
function caseSource(result: CaseResult): string {
  const lineage = result.scenarios.flatMap(({ drivers }) => drivers.flatMap((driver) => driver.lineage ?? [])).at(0);
  return lineage === undefined ? 'Source: assumptions only' : sourceLine(lineage);
}

function CaseView({ result }: { readonly result: CaseResult }): JSX.Element | null {
  const { case: businessCase, scenarios } = result;
  const spec = useMemo(() => caseChart(result, caseSource(result)), [result]);
  const base = scenarios.find(({ scenario }) => scenario === 'base');
  if (base === undefined) return null;
  const low = scenarios.find(({ scenario }) => scenario === 'low');
  const high = scenarios.find(({ scenario }) => scenario === 'high');
  const { currency } = businessCase;
  return (
    <>
      <header className="panel case-head">
        <div className="case-name">
          <h2>{businessCase.name}</h2>
          <div className="muted">
            {businessCase.owner} · {businessCase.months} months from {businessCase.startMonth} · {businessCase.discountRate * 100} % a year
          </div>
        </div>
        <Figure label="NPV, base" tone={(base.npv ?? 0) >= 0 ? 'good' : 'bad'}>
          {moneyText(base.npv, currency)}
        </Figure>
        <Figure label="IRR">{irrText(base.irr)}</Figure>
        <Figure label="Payback">{yearsText(base.payback)}</Figure>
        {low !== undefined && high !== undefined && (
          <Figure label="NPV, low / high">{`${moneyText(low.npv, currency)} / ${moneyText(high.npv, currency)}`}</Figure>
        )}
        <div className="row-actions">
          <AddToReport block={{ kind: 'case', caseId: businessCase.id }} />
        </div>
      </header>
      <section className="panel case-drivers">
        <DriverList businessCase={businessCase} values={base.drivers} />
        <DriverLegend />
      </section>
      <section className="panel case-chart">
        <ChartFrame spec={spec} onCopy={() => void copyChart(spec)} />
      </section>
      <section className="panel">
        <ScenarioTable result={result} />
      </section>
    </>
  );
}

/** A case: drivers at the left, what they come to at the right. Typing over an assumption recomputes at once. */
export function CasesScreen(): JSX.Element {
  const { cases } = useWorkbookDocument();
  const params = useRouteParams('cases');
  const [chosen, setChosen] = useState<string | null>(params?.caseId ?? null);
  const businessCase = cases.find(({ id }) => id === chosen) ?? cases[0];
  const result = useResult('case.evaluate', businessCase === undefined ? null : { case: businessCase });
  if (businessCase === undefined)
    return (
      <EmptyState title="No business cases yet">
        A case turns a finding into cash flows, with drivers that stay bound to your numbers. The demo workbook has one.
      </EmptyState>
    );
  return (
    <div className="cases">
      {cases.length > 1 && (
        <Select
          label="Business case"
          hideLabel
          width={280}
          options={cases.map(({ id, name }) => ({ value: id, label: name }))}
          value={businessCase.id}
          onChange={setChosen}
        />
      )}
      <AsyncView result={result} onCopyReport={copyReport}>
        {(value) => (
          <div className="cases-layout">
            <CaseView result={value} />
          </div>
        )}
      </AsyncView>
    </div>
  );
}
