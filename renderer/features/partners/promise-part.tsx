import { type JSX, useMemo } from 'react';
import { clauseUnits } from '../../../shared/commitments/clause-unit.ts';
import { upperFirst } from '../../../shared/base/words.ts';
import type { Parameter } from '../../../shared/metrics/metric.ts';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import { Check } from '../../ui/field/check.tsx';
import { Field } from '../../ui/field/field.tsx';
import { Select } from '../../ui/field/select.tsx';
import { windowOptions } from './commitment-words.ts';
import type { DraftPart } from './draft-part.ts';

const operators = [
  { value: '>=' as const, label: 'at least' },
  { value: '<=' as const, label: 'at most' },
  { value: 'between' as const, label: 'between' },
];
const sources = [
  { value: 'rows' as const, label: 'Our own rows' },
  { value: 'reported' as const, label: 'The partner’s report' },
  { value: 'escalations' as const, label: 'The log of escalations' },
];
const clocks = [
  { value: 'acknowledge' as const, label: 'Minutes until acknowledged' },
  { value: 'resolve' as const, label: 'Minutes until resolved' },
];
const measureUnits = [
  { value: 'percent' as const, label: 'in percent' },
  { value: 'number' as const, label: 'a number' },
];

/** What is promised, by which figure it is judged, and from when. */
export function PromisePart({
  draft,
  set,
  text,
  metric,
  unit,
  metrics,
}: DraftPart & { readonly metrics: ReadonlyMap<string, MetricInfo> }): JSX.Element {
  const options = useMemo(
    () =>
      [...metrics.values()]
        .filter((one) => one.kind !== 'stated' && clauseUnits.some((known) => known === one.unit))
        .map((one) => ({
          value: one.id,
          label: one.label,
          ...(one.available ? (one.isOwn ? { hint: 'own' } : {}) : { hint: 'no data' }),
        }))
        .sort((a, b) => a.label.localeCompare(b.label)),
    [metrics],
  );
  const level = { suffix: unit, numeric: true };
  return (
    <>
      <div className="field-row">
        {text('clause', 'Clause', { width: 90, placeholder: '4.2' })}
        {text('title', 'What is promised', { placeholder: 'Authorization available 99.95 % of the month' })}
      </div>
      <div className="field-row">
        <Select label="Source of record" options={sources} value={draft.source} onChange={(source) => set({ source })} width={180} />
        {draft.source === 'rows' && (
          <Select label="Measured by" options={options} value={draft.metric} onChange={(value) => set({ metric: value, parameters: {} })} />
        )}
        {draft.source === 'reported' && text('measure', 'Name of the figure', { placeholder: 'availability' })}
        {draft.source === 'reported' && (
          <Select
            label="It is"
            options={measureUnits}
            value={draft.measureUnit}
            onChange={(measureUnit) => set({ measureUnit })}
            width={110}
          />
        )}
        {draft.source === 'escalations' && (
          <Select label="Measured by" options={clocks} value={draft.clock} onChange={(clock) => set({ clock })} />
        )}
        {draft.source === 'escalations' && text('severities', 'Severities', { width: 90, placeholder: '1, 2' })}
      </div>
      <p className="muted editor-note">{noteOf(draft, metric)}</p>
      {draft.source === 'rows' && (metric?.parameters.length ?? 0) > 0 && (
        <div className="field-row">
          {metric?.parameters.map((parameter) => (
            <ParameterField
              key={parameter.name}
              parameter={parameter}
              value={draft.parameters[parameter.name] ?? ''}
              onChange={(value) => set({ parameters: { ...draft.parameters, [parameter.name]: value } })}
            />
          ))}
        </div>
      )}
      <div className="field-row">
        <Select label="Has to be" options={operators} value={draft.operator} onChange={(operator) => set({ operator })} width={110} />
        {text('target', 'Level', level)}
        {draft.operator === 'between' && text('upper', 'and', level)}
        {text('minimum', 'Floor', { ...level, placeholder: 'none' })}
        {text('expected', 'Expected', { ...level, placeholder: 'none' })}
      </div>
      {draft.source !== 'escalations' && (
        <div className="field-row">
          <Select label="Window" options={windowOptions} value={draft.window} onChange={(window) => set({ window })} width={150} />
          {text('minimumSample', 'Minimum sample', { numeric: true, placeholder: 'none' })}
          {text('rounding', 'Compared at', { suffix: 'decimals', numeric: true, placeholder: 'full' })}
        </div>
      )}
      {draft.minimumSample.trim() !== '' && (
        <Check isSelected={draft.rollsSmallSample} onChange={(rollsSmallSample) => set({ rollsSmallSample })}>
          A window short of the sample is judged with the next one
        </Check>
      )}
      {draft.source === 'rows' &&
        text('population', 'Only rows where', {
          placeholder: 'all of the partner; e.g. product = "co_brand" and channel in ("web", "app")',
        })}
      <div className="field-row">
        {text('effectiveFrom', 'In force from', { width: 120, placeholder: '2026-01-01' })}
        {text('effectiveTo', 'Until', { width: 120, placeholder: 'open' })}
        {text('contract', 'Contract')}
      </div>
      <div className="field-row">
        {text('timeZone', 'Time zone of the contract')}
        {draft.source === 'rows' && text('partnerMeasure', 'Partner’s own figure beside it', { placeholder: 'none' })}
      </div>
    </>
  );
}

/** A value that the contract may state otherwise than the metric usually has it; empty = the usual one. */
function ParameterField({
  parameter,
  value,
  onChange,
}: {
  readonly parameter: Parameter;
  readonly value: string;
  readonly onChange: (value: string) => void;
}): JSX.Element {
  const label = upperFirst(parameter.label);
  const usual = String(parameter.value);
  if (parameter.choices === undefined)
    return (
      <Field
        label={label}
        value={value}
        onChange={onChange}
        placeholder={usual}
        numeric={typeof parameter.value === 'number'}
        width={140}
      />
    );
  const choices = parameter.choices.map((choice) => ({ value: String(choice), label: String(choice) }));
  return (
    <Select
      label={label}
      options={choices}
      value={value === '' ? usual : value}
      onChange={(next) => onChange(next === usual ? '' : next)}
      width={140}
    />
  );
}

function noteOf({ source, parameters }: DraftPart['draft'], metric: MetricInfo | undefined): string {
  if (source === 'reported') return 'Taken as the partner gives it: attested, not recomputed, without rows.';
  if (source === 'escalations') return 'Each escalation of these severities is a window of its own, on the clock of the clause’s hours.';
  const isUsual = Object.values(parameters).every((value) => value.trim() === '');
  return isUsual ? (metric?.sentence ?? '') : `Usually: ${metric?.sentence ?? ''}`;
}
