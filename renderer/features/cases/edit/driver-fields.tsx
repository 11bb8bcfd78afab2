import type { JSX } from 'react';
import type { BusinessCase } from '../../../../shared/business-case/business-case.ts';
import type { DriverDraft } from '../../../../shared/business-case/edit/driver-draft.ts';
import { periodCount } from '../../../../shared/business-case/business-case.ts';
import { formulaFunctions } from '../../../../shared/business-case/formula/formula-functions.ts';
import { printName } from '../../../../shared/business-case/formula/print-expression.ts';
import { useMetrics } from '../../../state/use-metrics.ts';
import { Field } from '../../../ui/field/field.tsx';
import { Select } from '../../../ui/field/select.tsx';
import { driverUnit, suffixOf } from '../driver-text.ts';
import { aggregationChoices, bootstrapChoice, distributionChoices, partChoices } from './driver-words.ts';

export interface DriverFieldsProps {
  readonly draft: DriverDraft;
  readonly plan: BusinessCase;
  readonly set: (change: Partial<DriverDraft>) => void;
  readonly problem: (name: keyof DriverDraft) => string | null;
}

type TextName = 'value' | 'low' | 'high' | 'sd' | 'source' | 'formula' | 'values' | 'forecast' | 'from' | 'to' | 'where' | 'scale';

const typed = ({ draft, set, problem }: DriverFieldsProps, name: TextName, label: string, more: object = {}): JSX.Element => (
  <Field label={label} value={draft[name]} onChange={(value) => set({ [name]: value })} error={problem(name)} {...more} />
);

/** How far it may go: low and high for scenarios and tornado, a distribution for the trials. */
function RangeFields(props: DriverFieldsProps): JSX.Element {
  const { draft, plan, set } = props;
  const suffix = suffixOf(draft.unit, draft.currency === '' ? plan.currency : draft.currency);
  const needsSd = draft.distribution === 'normal' || draft.distribution === 'lognormal';
  return (
    <>
      <div className="field-row">
        {typed(props, 'low', 'Low', { numeric: true, suffix, width: 120, placeholder: 'the worse' })}
        {typed(props, 'high', 'High', { numeric: true, suffix, width: 120, placeholder: 'the better' })}
        <Select
          label="In the trials"
          width={180}
          options={draft.kind === 'binding' ? [...distributionChoices, bootstrapChoice] : distributionChoices}
          value={draft.distribution}
          onChange={(distribution) => set({ distribution })}
        />
        {needsSd && typed(props, 'sd', 'Standard deviation', { numeric: true, suffix, width: 130 })}
      </div>
      {props.problem('distribution') !== null && <p className="field-error">{props.problem('distribution')}</p>}
    </>
  );
}

function FormulaField({
  name,
  label,
  ...props
}: DriverFieldsProps & { readonly name: 'formula' | 'forecast'; readonly label: string }): JSX.Element {
  const { plan, draft } = props;
  const names = plan.drivers.filter(({ id }) => id !== draft.id).map(({ id }) => printName(id));
  const own = name === 'forecast' ? ['last_actual', ...names] : names;
  return typed(props, name, label, {
    lines: name === 'formula' ? 3 : 1,
    spellCheck: 'false',
    description: (
      <span className="formula-help">
        <span>Names: {own.join(', ') || 'none yet'}</span>
        <span>Functions: {Object.keys(formulaFunctions).join(', ')}</span>
      </span>
    ),
  });
}

function SeriesFields(props: DriverFieldsProps): JSX.Element {
  const count = props.draft.values.split(/[\s;]+/).filter((word) => word !== '').length;
  return (
    <>
      {typed(props, 'values', 'Numbers by period', {
        lines: 5,
        description: `${count} of ${periodCount(props.plan)} periods from ${props.plan.startMonth}; a column pasted from a sheet will do, "-" = not known`,
      })}
      <FormulaField {...props} name="forecast" label="Formula after the last actual; empty = it holds" />
      {typed(props, 'source', 'Source')}
    </>
  );
}

function BindingFields(props: DriverFieldsProps): JSX.Element {
  const { draft, set, problem } = props;
  const metrics = useMetrics();
  const options = [...(metrics?.values() ?? [])]
    .filter(({ kind }) => kind !== 'stated')
    .map(({ id, label, available }) => ({ value: id, label, ...(available ? {} : { hint: 'no data' }) }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
  const choose = (id: string): void => {
    const metric = metrics?.get(id);
    const isUnnamed = draft.label === '' || draft.label === metrics?.get(draft.metric)?.label;
    set({ metric: id, ...(metric === undefined ? {} : { unit: driverUnit(metric.unit), ...(isUnnamed ? { label: metric.label } : {}) }) });
  };
  return (
    <>
      <div className="field-row">
        <Select label="Metric" width={226} options={options} value={draft.metric === '' ? null : draft.metric} onChange={choose} />
        <Select label="Part" width={130} options={partChoices} value={draft.part} onChange={(part) => set({ part })} />
        <Select
          label="As"
          width={140}
          options={aggregationChoices}
          value={draft.aggregation}
          onChange={(aggregation) => set({ aggregation })}
        />
      </div>
      {problem('metric') !== null && <p className="field-error">{problem('metric')}</p>}
      <div className="field-row">
        {typed(props, 'from', 'From', { placeholder: 'all that is loaded', width: 130 })}
        {typed(props, 'to', 'Until, not included', { placeholder: 'YYYY-MM-DD', width: 130 })}
        {typed(props, 'where', 'Where', { placeholder: 'product = "bnpl"' })}
        {typed(props, 'scale', 'Times', { numeric: true, width: 70 })}
      </div>
      {draft.aggregation === 'each_period' ? (
        <FormulaField {...props} name="forecast" label="Formula after the last actual; empty = it holds" />
      ) : (
        <RangeFields {...props} />
      )}
    </>
  );
}

/** The fields that belong to the kind of a driver. */
export function DriverFields(props: DriverFieldsProps): JSX.Element {
  const { draft, plan } = props;
  switch (draft.kind) {
    case 'constant':
      return (
        <>
          <div className="field-row">
            {typed(props, 'value', 'Value', {
              numeric: true,
              width: 150,
              suffix: suffixOf(draft.unit, draft.currency === '' ? plan.currency : draft.currency),
            })}
            {typed(props, 'source', 'Source', { placeholder: 'who says so, and when' })}
          </div>
          <RangeFields {...props} />
        </>
      );
    case 'formula':
      return <FormulaField {...props} name="formula" label="Formula" />;
    case 'series':
      return <SeriesFields {...props} />;
    case 'binding':
      return <BindingFields {...props} />;
  }
}
