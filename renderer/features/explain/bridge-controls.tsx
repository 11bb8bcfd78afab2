import type { JSX } from 'react';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import { Select } from '../../ui/field/select.tsx';
import { Segments } from '../../ui/tabs/segments.tsx';

/** What is taken apart, and how. */
export interface BridgeDraft {
  readonly metric: string;
  readonly by: string;
  readonly within: string | null;
  readonly form: 'three-part' | 'midpoint';
}

const forms = [
  { value: 'three-part', label: 'Three parts' },
  { value: 'midpoint', label: 'Midpoint' },
] as const;

/** Metric, one or two dimensions and the form of a bridge. */
export function BridgeControls({
  draft,
  metrics,
  onChange,
}: {
  readonly draft: BridgeDraft;
  readonly metrics: ReadonlyMap<string, MetricInfo> | null;
  readonly onChange: (draft: BridgeDraft) => void;
}): JSX.Element {
  const metric = metrics?.get(draft.metric);
  const dimensions = metric?.dimensions ?? [];
  const offered = [...(metrics?.values() ?? [])].filter(({ kind, available }) => (kind === 'ratio' || kind === 'additive') && available);
  const choose = (id: string): void => {
    const allowed = metrics?.get(id)?.dimensions.map(({ name }) => name) ?? [];
    const by = allowed.includes(draft.by) ? draft.by : (allowed[0] ?? draft.by);
    const within = draft.within !== null && allowed.includes(draft.within) && draft.within !== by ? draft.within : null;
    onChange({ ...draft, metric: id, by, within });
  };
  return (
    <>
      <Select
        label="Metric"
        hideLabel
        width={210}
        options={offered.map(({ id, label }) => ({ value: id, label }))}
        value={draft.metric}
        onChange={choose}
      />
      <Select
        label="By"
        hideLabel
        width={150}
        options={dimensions.map(({ name, label }) => ({ value: name, label: `by ${label.toLowerCase()}` }))}
        value={draft.by}
        onChange={(by) => onChange({ ...draft, by, within: draft.within === by ? null : draft.within })}
      />
      <Select
        label="Then by"
        hideLabel
        width={160}
        options={[
          { value: '', label: 'no second level' },
          ...dimensions
            .filter(({ name }) => name !== draft.by)
            .map(({ name, label }) => ({ value: name, label: `then by ${label.toLowerCase()}` })),
        ]}
        value={draft.within ?? ''}
        onChange={(within) => onChange({ ...draft, within: within === '' ? null : within })}
      />
      {metric?.kind === 'ratio' && (
        <Segments label="Form" options={forms} value={draft.form} onChange={(form) => onChange({ ...draft, form })} />
      )}
    </>
  );
}
