import { type JSX, useState } from 'react';
import type { BusinessCase, CashLine } from '../../../../shared/business-case/business-case.ts';
import { draftOfLine, emptyLineDraft, type LineDraft, putLine, readLineDraft } from '../../../../shared/business-case/edit/line-draft.ts';
import { periodName } from '../../../../shared/business-case/period-name.ts';
import { Field } from '../../../ui/field/field.tsx';
import { Select } from '../../../ui/field/select.tsx';
import { FormDialog } from './form-dialog.tsx';
import { putCase } from './put-case.ts';
import { useKeptDraft } from './use-kept-draft.ts';

const kinds = [
  { value: 'benefit' as const, label: 'Benefit' },
  { value: 'cost' as const, label: 'Cost' },
];
const timings = [
  { value: 'recurring' as const, label: 'Amount of a year' },
  { value: 'one_off' as const, label: 'Once' },
  { value: 'each_period' as const, label: 'Amount of each period' },
];
const ramps = [
  { value: 'linear' as const, label: 'Straight' },
  { value: 's_curve' as const, label: 'S-curve' },
  { value: 'table' as const, label: 'Month by month' },
];
const counts = [
  { value: 'cashable' as const, label: 'Cashable' },
  { value: 'cost_avoidance' as const, label: 'Cost avoidance' },
  { value: 'capacity' as const, label: 'Capacity, no cash' },
];
const confidences = (['low', 'medium', 'high'] as const).map((value) => ({ value, label: value.charAt(0).toUpperCase() + value.slice(1) }));

/** One line of the cash flows: which driver gives its amount, when it starts, and what it counts as. */
export function LineDialog({
  plan,
  line: before,
  onClose,
}: {
  readonly plan: BusinessCase;
  readonly line: CashLine | null;
  readonly onClose: () => void;
}): JSX.Element {
  const kept = useKeptDraft<LineDraft>(`line ${plan.id} ${before?.id ?? ''}`, before === null ? emptyLineDraft : draftOfLine(before));
  const { draft, set } = kept;
  const [isTried, setTried] = useState(false);
  const { line, problems } = readLineDraft(draft, plan, before?.id ?? null);
  const problem = (name: keyof LineDraft) => (isTried || draft[name] !== '' ? (problems[name] ?? null) : null);
  const text = (name: 'label' | 'startMonth' | 'rampMonths' | 'rampTable' | 'decay' | 'owner', label: string, more: object = {}) => (
    <Field label={label} value={draft[name]} onChange={(value) => set({ [name]: value })} error={problem(name)} {...more} />
  );
  const start = Number(draft.startMonth);
  const done = () => {
    kept.forget();
    onClose();
  };
  const save = () => {
    setTried(true);
    if (line !== null) void putCase(plan.id, (now) => putLine(now, line)).then((isDone) => isDone && done());
  };
  return (
    <FormDialog
      title={before === null ? 'New line' : 'Line'}
      subtitle={plan.name}
      saveLabel={before === null ? 'Add line' : 'Save'}
      isKept={kept.isKept}
      onSave={save}
      onDiscard={kept.forget}
      onClose={onClose}
      remove={
        before === null
          ? undefined
          : {
              label: 'Remove line',
              reason: null,
              run: () => {
                void putCase(plan.id, (now) => ({ ...now, lines: now.lines.filter(({ id }) => id !== before.id) }));
                done();
              },
            }
      }
    >
      <div className="field-row">
        {text('label', 'Line')}
        <Select label="Kind" width={110} options={kinds} value={draft.kind} onChange={(kind) => set({ kind })} />
      </div>
      <div className="field-row">
        <Select
          label="Amount from driver"
          width={280}
          options={plan.drivers.map(({ id, label }) => ({ value: id, label }))}
          value={draft.driver === '' ? null : draft.driver}
          onChange={(driver) => set({ driver })}
        />
        <Select label="It is the" width={190} options={timings} value={draft.timing} onChange={(timing) => set({ timing })} />
      </div>
      {problem('driver') !== null && <p className="field-error">{problem('driver')}</p>}
      <div className="field-row">
        {text('startMonth', 'Starts after', {
          width: 150,
          numeric: true,
          suffix: 'months',
          description:
            problems.startMonth === undefined && Number.isInteger(start)
              ? `in ${periodName({ ...plan, periods: 'month' }, start)}`
              : undefined,
        })}
        <Select
          label="And later by"
          width={190}
          options={[
            { value: '', label: 'nothing' },
            ...plan.drivers.filter(({ unit }) => unit === 'months').map(({ id, label }) => ({ value: id, label })),
          ]}
          value={draft.slip}
          onChange={(slip) => set({ slip })}
        />
        {text('decay', 'Wears off', { width: 150, numeric: true, suffix: '% a year' })}
      </div>
      <div className="field-row">
        <Select label="Ramp" width={150} options={ramps} value={draft.ramp} onChange={(ramp) => set({ ramp })} />
        {draft.ramp === 'table'
          ? text('rampTable', 'Shares of the full effect, %', { placeholder: '10 40 80 100' })
          : text('rampMonths', 'Full effect after', { width: 150, numeric: true, suffix: 'months' })}
      </div>
      <div className="field-row">
        <Select label="Counts as" width={170} options={counts} value={draft.counts} onChange={(value) => set({ counts: value })} />
        {text('owner', 'Owner')}
        <Select
          label="Confidence"
          width={110}
          options={confidences}
          value={draft.confidence}
          onChange={(confidence) => set({ confidence })}
        />
      </div>
    </FormDialog>
  );
}
