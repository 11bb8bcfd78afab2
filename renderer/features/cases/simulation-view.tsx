import { type JSX, useMemo } from 'react';
import type { BusinessCase } from '../../../shared/business-case/business-case.ts';
import type { SimulationResult } from '../../../shared/business-case/simulation/simulation-result.ts';
import { convergenceChart } from '../../../shared/charts/simulation-chart.ts';
import { formatValue } from '../../../shared/query/format-value.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { PairList } from '../../ui/pair-list/pair-list.tsx';
import { formatCount } from '../../ui/number/format-value.ts';
import { Figure } from '../figure/index.ts';
import { WholeNumberField } from './whole-number-field.tsx';

/** The figures of the trials, their seed and number, how the mean settles, and what could not be drawn. */
export function SimulationView({
  plan,
  trials,
  isStale,
  source,
}: {
  readonly plan: BusinessCase;
  readonly trials: SimulationResult;
  readonly isStale: boolean;
  readonly source: string;
}): JSX.Element {
  const spec = useMemo(() => convergenceChart(trials, plan.currency, source), [trials, plan.currency, source]);
  const money = (value: number | null) => formatValue(value, { kind: 'money', currency: plan.currency }, 'en-US', { decimals: 0 });
  const change = (simulation: Partial<BusinessCase['simulation']>) =>
    void applyEdit({ kind: 'case.put', case: { ...plan, simulation: { ...plan.simulation, ...simulation } } });
  return (
    <div className="simulation">
      <section className={`panel simulation-figures${isStale ? ' stale' : ''}`} aria-label="Figures of the trials">
        <div className="goal-form">
          <WholeNumberField
            label="Trials"
            value={plan.simulation.trials}
            least={1000}
            most={1_000_000}
            onCommit={(value) => change({ trials: value })}
          />
          <WholeNumberField
            label="Seed"
            value={plan.simulation.seed}
            least={0}
            most={0xffff_ffff}
            onCommit={(value) => change({ seed: value })}
          />
        </div>
        <PairList
          pairs={[
            { label: 'P10', value: money(trials.p10) },
            { label: 'P50', value: money(trials.p50) },
            { label: 'P90', value: money(trials.p90) },
            { label: 'P(NPV<0)', value: formatValue(trials.belowZero, { kind: 'ratio' }, 'en-US', { decimals: 2 }) },
            { label: 'Mean', value: money(trials.mean) },
            { label: 'Standard error of the mean', value: money(trials.standardError) },
            { label: 'Trials without an NPV', value: formatCount(trials.missing) },
            { label: 'Drivers drawn', value: formatCount(trials.drawn.length) },
          ]}
        />
        {trials.problems.length > 0 && (
          <ul className="case-note bad">
            {trials.problems.map(({ id, label, problem }) => (
              <li key={id}>
                {label} is not drawn: {problem}.
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className="panel case-chart">
        <Figure spec={spec} isStale={isStale} />
      </section>
    </div>
  );
}
