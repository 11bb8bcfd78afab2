import { type JSX, useState } from 'react';
import type { PivotField } from '../../../shared/pivot/pivot-spec.ts';
import { parseWorked, workedName } from '../../../shared/query/worked-column.ts';
import { Button, IconButton } from '../../ui/button/button.tsx';
import { Field } from '../../ui/field/field.tsx';
import { Select } from '../../ui/field/select.tsx';
import { Popover } from '../../ui/popover/popover.tsx';

const tops = [
  { value: 'all', label: 'All of them' },
  { value: '5', label: 'Top 5 + Other' },
  { value: '10', label: 'Top 10 + Other' },
  { value: '25', label: 'Top 25 + Other' },
  { value: '50', label: 'Top 50 + Other' },
] as const;

const grains = (['year', 'quarter', 'month', 'week', 'day', 'hour'] as const).map((value) => ({ value, label: `By ${value}` }));

/** How a field is split: its grain, the width of its steps, how many members stand apart. */
export function FieldOptions({
  name,
  field,
  onChange,
}: {
  readonly name: string;
  readonly field: PivotField;
  readonly onChange: (field: PivotField) => void;
}): JSX.Element | null {
  const worked = field.kind === 'column' ? parseWorked(field.column) : null;
  if (worked !== null && worked.kind !== 'bin') return null;
  return (
    <Popover label={`Options of ${name}`} width={220} trigger={<IconButton icon="chevron" size={10} label={`Options of ${name}`} />}>
      {(close) => (
        <div className="explore-form">
          {field.kind === 'date' && (
            <Select label="Grain" options={grains} value={field.grain} onChange={(grain) => onChange({ kind: 'date', grain })} />
          )}
          {field.kind === 'column' && worked === null && (
            <Select
              label="Members"
              options={tops}
              value={(tops.find(({ value }) => value === String(field.top ?? 'all')) ?? tops[0]).value}
              onChange={(top) => onChange({ kind: 'column', column: field.column, ...(top === 'all' ? {} : { top: Number(top) }) })}
            />
          )}
          {worked?.kind === 'bin' && (
            <StepForm
              step={worked.step}
              onApply={(step) => {
                onChange({ kind: 'column', column: workedName({ ...worked, step }) });
                close();
              }}
            />
          )}
        </div>
      )}
    </Popover>
  );
}

/** The width of a step: a number above zero. */
export function StepForm({ step, onApply }: { readonly step: string; readonly onApply: (step: string) => void }): JSX.Element {
  const [text, setText] = useState(step);
  const isFit = parseWorked(`bin(x, ${text.trim()})`) !== null;
  return (
    <form
      className="explore-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isFit) onApply(text.trim());
      }}
    >
      <Field label="Width of a step" value={text} onChange={setText} numeric error={isFit ? null : 'A number above zero, like 50 or 0.5'} />
      <Button kind="primary" type="submit" isDisabled={!isFit}>
        Apply
      </Button>
    </form>
  );
}
