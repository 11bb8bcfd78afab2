import type { JSX } from 'react';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import type { Grain } from '../../../shared/query/slice.ts';
import { Button } from '../../ui/button/button.tsx';
import { Check } from '../../ui/field/check.tsx';
import { Select } from '../../ui/field/select.tsx';
import { Popover } from '../../ui/popover/popover.tsx';
import type { SliceDraft } from './use-slice-draft.ts';

const grains: readonly { readonly value: Grain | 'none'; readonly label: string }[] = [
  { value: 'none', label: 'no time' },
  { value: 'hour', label: 'by hour' },
  { value: 'day', label: 'by day' },
  { value: 'week', label: 'by week' },
  { value: 'month', label: 'by month' },
  { value: 'quarter', label: 'by quarter' },
  { value: 'year', label: 'by year' },
];

const tops: readonly { readonly value: string; readonly label: string }[] = [
  { value: 'all', label: 'all groups' },
  { value: '5', label: 'top 5 + other' },
  { value: '10', label: 'top 10 + other' },
  { value: '25', label: 'top 25 + other' },
];

function toggled(list: readonly string[], item: string, isOn: boolean): readonly string[] {
  return isOn ? [...list.filter((known) => known !== item), item] : list.filter((known) => known !== item);
}

function names(ids: readonly string[], labelOf: (id: string) => string | undefined, none: string): string {
  return ids.map((id) => labelOf(id) ?? id).join(', ') || none;
}

/** What is measured, how it is split, over what time. */
export function ExploreControls({
  draft,
  metrics,
  onChange,
}: {
  readonly draft: SliceDraft;
  readonly metrics: ReadonlyMap<string, MetricInfo>;
  readonly onChange: (draft: SliceDraft) => void;
}): JSX.Element {
  const [first] = draft.metrics;
  const table = first === undefined ? undefined : metrics.get(first)?.table;
  const dimensions = (first === undefined ? undefined : metrics.get(first)?.dimensions) ?? [];
  const all = [...metrics.values()];
  const groups = [...new Set(all.map(({ group }) => group))].map((group) => ({
    group,
    members: all.filter((metric) => metric.group === group),
  }));
  return (
    <div className="explore-controls">
      <Popover
        label="Measures"
        width={320}
        trigger={<Button icon="plus">{names(draft.metrics, (id) => metrics.get(id)?.label, 'Choose a measure')}</Button>}
      >
        <div className="explore-picker">
          {groups.map(({ group, members }) => (
            <fieldset key={group}>
              <legend>{group}</legend>
              {members.map((metric) => (
                <div key={metric.id} title={metric.available ? metric.sentence : (metric.needs ?? metric.sentence)}>
                  {metric.available ? (
                    <Check
                      isSelected={draft.metrics.includes(metric.id)}
                      onChange={(isOn) => {
                        const sameTable = draft.metrics.filter((id) => metrics.get(id)?.table === metric.table);
                        const next = toggled(isOn && table !== metric.table ? sameTable : draft.metrics, metric.id, isOn);
                        if (next.length > 0) onChange({ ...draft, metrics: next });
                      }}
                    >
                      {metric.label}
                    </Check>
                  ) : (
                    <span className="muted">
                      {metric.label} · needs {metric.needs}
                    </span>
                  )}
                </div>
              ))}
            </fieldset>
          ))}
        </div>
      </Popover>
      <Popover
        label="Split by"
        width={240}
        trigger={<Button icon="plus">{names(draft.by, (id) => dimensions.find(({ name }) => name === id)?.label, 'Split by')}</Button>}
      >
        <div className="explore-picker">
          {dimensions.map(({ name, label }) => (
            <Check
              key={name}
              isSelected={draft.by.includes(name)}
              onChange={(isOn) => onChange({ ...draft, by: toggled(draft.by, name, isOn) })}
            >
              {label}
            </Check>
          ))}
        </div>
      </Popover>
      <Select
        label="Time"
        hideLabel
        width={110}
        options={grains}
        value={draft.grain ?? 'none'}
        onChange={(value) => onChange({ ...draft, grain: value === 'none' ? null : value })}
      />
      <Select
        label="Groups"
        hideLabel
        width={130}
        options={tops}
        value={draft.top === null ? 'all' : String(draft.top)}
        onChange={(value) => onChange({ ...draft, top: value === 'all' ? null : Number(value) })}
      />
    </div>
  );
}
