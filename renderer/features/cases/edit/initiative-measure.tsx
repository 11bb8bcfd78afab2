import type { JSX } from 'react';
import { useMetrics } from '../../../state/use-metrics.ts';
import { Select } from '../../../ui/field/select.tsx';
import type { InitiativeFieldsProps } from './initiative-dialog.tsx';

const measures = [
  { value: 'metric' as const, label: 'A metric, by month' },
  { value: 'given' as const, label: 'Months that are given' },
];
const claims = [
  { value: 'measured' as const, label: 'What is measured' },
  { value: 'stated' as const, label: 'Amounts from elsewhere' },
];
const methods = [
  { value: 'none' as const, label: 'None' },
  { value: 'interrupted_time_series' as const, label: 'Its own trend before' },
  { value: 'difference_in_differences' as const, label: 'A group left alone' },
  { value: 'hold_out' as const, label: 'A held-out group' },
];

/** What a saving is measured by, against which window, what is claimed of it, and what tells cause from chance. */
export function InitiativeMeasure({ draft, set, text, problem }: InitiativeFieldsProps): JSX.Element {
  const metrics = useMetrics();
  const options = [...(metrics?.values() ?? [])]
    .filter(({ kind }) => kind === 'ratio')
    .map(({ id, label, available }) => ({ value: id, label, ...(available ? {} : { hint: 'no data' }) }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
  return (
    <>
      <h3>Measure and baseline</h3>
      <div className="field-row">
        <Select label="Measured by" width={190} options={measures} value={draft.measure} onChange={(measure) => set({ measure })} />
        {text('baselineFrom', 'Baseline from', { placeholder: '2025-10', width: 100 })}
        {text('baselineTo', 'to, included', { placeholder: '2025-12', width: 100 })}
      </div>
      {draft.measure === 'metric' ? (
        <>
          <div className="field-row">
            <Select
              label="Cost over volume"
              width={226}
              options={options}
              value={draft.metric === '' ? null : draft.metric}
              onChange={(metric) => set({ metric })}
            />
            {text('by', 'Mix held by', { placeholder: 'product', width: 110 })}
            {text('where', 'Where', { placeholder: 'product = "bnpl"' })}
          </div>
          {problem('metric') !== null && <p className="field-error">{problem('metric')}</p>}
        </>
      ) : (
        <>
          {text('measureSource', 'Source')}
          {text('months', 'Months', { lines: 4, description: 'One a line: month; segment; cost; volume. 2026-01; card; 12000; 40000' })}
        </>
      )}
      <div className="field-row">
        <Select label="Claims" width={190} options={claims} value={draft.claim} onChange={(claim) => set({ claim })} />
        <Select
          label="Cause told by"
          width={190}
          options={methods}
          value={draft.attribution}
          onChange={(attribution) => set({ attribution })}
        />
      </div>
      {draft.claim === 'stated' && (
        <>
          {text('claimSource', 'Source of the claim')}
          {text('claimed', 'Claimed', { lines: 3, description: 'One a line: month; amount. 2026-01; 1300' })}
        </>
      )}
      {(draft.attribution === 'difference_in_differences' || draft.attribution === 'hold_out') &&
        text('control', 'The other group', { lines: 3, description: 'One a line: month; its unit cost. 2026-01; 0.21' })}
    </>
  );
}
