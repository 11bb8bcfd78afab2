import { type JSX, useState } from 'react';
import { scenarioOf } from '../../../shared/business-case/case-result.ts';
import { estimateText } from '../../../shared/charts/case-chart.ts';
import { formatValue } from '../../../shared/query/format-value.ts';
import { Button } from '../../ui/button/button.tsx';
import { AddToReport } from '../reports/index.ts';
import { CaseFigure } from './case-figure.tsx';
import { irrText, moneyText, yearsText } from './case-results.tsx';
import { exportCase } from './export-case.ts';
import { GoalSeekDialog } from './goal-seek-dialog.tsx';
import type { CaseModel } from './use-case-model.ts';

/** The figures that decide, in one line. */
export function CaseHead({ model }: { readonly model: CaseModel }): JSX.Element | null {
  const { plan, result, simulation, compiled, commit } = model;
  const [isSeeking, setSeeking] = useState(false);
  const [base, low, high] = ['base', 'low', 'high'].map((id) => scenarioOf(result, id));
  if (base === undefined) return null;
  const { currency } = plan;
  const trials = simulation.value;
  const edge = (npv: number | null | undefined) => (npv === null || npv === undefined ? '–' : estimateText(npv, currency));
  return (
    <header className="panel case-head">
      <div className="case-name">
        <h2 className="ellipsis" title={plan.name}>
          {plan.name}
        </h2>
        <div className="muted">
          {plan.months} months · {Number((plan.discountRate * 100).toPrecision(6))} % ·{' '}
          {plan.timing === 'mid' ? 'mid-period' : 'end of period'}
        </div>
      </div>
      <CaseFigure label="NPV, base" tone={(base.npv ?? 0) >= 0 ? 'good' : 'bad'}>
        {moneyText(base.npv, currency)}
      </CaseFigure>
      <CaseFigure label="P(NPV<0)" isStale={simulation.stale}>
        {formatValue(trials?.belowZero ?? null, { kind: 'ratio' }, 'en-US', { decimals: 1 })}
      </CaseFigure>
      <CaseFigure label="IRR">{irrText(base.irr)}</CaseFigure>
      <CaseFigure label="Payback">{yearsText(base.payback)}</CaseFigure>
      <CaseFigure label="Low / high">{`${edge(low?.npv)} / ${edge(high?.npv)}`}</CaseFigure>
      <div className="row-actions">
        <Button onPress={() => setSeeking(true)}>Goal seek</Button>
        <Button onPress={() => void exportCase(plan)}>Excel</Button>
        <AddToReport block={{ kind: 'case', caseId: plan.id }} />
      </div>
      {isSeeking && <GoalSeekDialog compiled={compiled} onUse={commit} onClose={() => setSeeking(false)} />}
    </header>
  );
}
