import { type JSX, useMemo, useState } from 'react';
import type { BusinessCase } from '../../../../shared/business-case/business-case.ts';
import type { DriverValue } from '../../../../shared/business-case/case-result.ts';
import type { Driver } from '../../../../shared/business-case/driver-schema.ts';
import { putDriver, removeDriver, usesOfDriver } from '../../../../shared/business-case/edit/change-drivers.ts';
import { type DriverDraft, draftOfDriver, emptyDriverDraft } from '../../../../shared/business-case/edit/driver-draft.ts';
import { driverIdFor } from '../../../../shared/business-case/edit/driver-id.ts';
import { readDriverDraft } from '../../../../shared/business-case/edit/read-driver-draft.ts';
import { useWorkbookDocument } from '../../../state/document-store.ts';
import { formatCount } from '../../../ui/number/format-value.ts';
import { Field } from '../../../ui/field/field.tsx';
import { Select } from '../../../ui/field/select.tsx';
import { driverText } from '../driver-text.ts';
import { DriverFields } from './driver-fields.tsx';
import { kindChoices, unitChoices } from './driver-words.ts';
import { FormDialog } from './form-dialog.tsx';
import { putCase } from './put-case.ts';
import { useDriverPreview } from './use-driver-preview.ts';
import { useKeptDraft } from './use-kept-draft.ts';

interface Props {
  readonly plan: BusinessCase;
  readonly driver: Driver | null;
  /** Of a new one. */
  readonly kind: Driver['kind'];
  readonly onClose: () => void;
}

function previewWords(value: DriverValue | null, currency: string): string {
  if (value === null) return '';
  if (value.problem !== null) return `${value.label}: ${value.problem}`;
  const first = driverText(value.unit, value.value, currency);
  const last = value.values?.at(-1);
  const span =
    value.values === null || last === undefined || last === value.value
      ? ''
      : ` in the first period, ${driverText(value.unit, last, currency)} in the last`;
  return `Comes to ${first}${span}${value.n === null ? '' : ` · n ${formatCount(value.n)}`}`;
}

/** Writes a driver: what is wrong is said beside its field while it is typed, and what it comes to below. */
export function DriverDialog({ plan, driver: before, kind, onClose }: Props): JSX.Element {
  const { scope } = useWorkbookDocument();
  const id = before?.id ?? null;
  const days = { from: scope.period?.from ?? '', to: scope.period?.to ?? '' };
  const first = before === null ? { ...emptyDriverDraft, ...days, kind } : draftOfDriver(before);
  const kept = useKeptDraft<DriverDraft>(`driver ${plan.id} ${id ?? `new ${kind}`}`, first);
  const { draft, set } = kept;
  const [isTried, setTried] = useState(false);
  const { driver, problems } = useMemo(() => readDriverDraft(draft, plan, id), [draft, plan, id]);
  const preview = useDriverPreview(plan, id, driver);
  const problem = (name: keyof DriverDraft) => (isTried || draft[name] !== '' ? (problems[name] ?? null) : null);
  const uses = id === null ? [] : usesOfDriver(plan, id);
  const done = () => {
    kept.forget();
    onClose();
  };
  const save = () => {
    setTried(true);
    if (driver !== null) void putCase(plan.id, (now) => putDriver(now, id, driver)).then((isDone) => isDone && done());
  };
  const free = driverIdFor(draft.label, new Set(plan.drivers.map((one) => one.id).filter((one) => one !== id)));
  const text = (name: 'label' | 'id' | 'section' | 'currency', label: string, more: object = {}) => (
    <Field label={label} value={draft[name]} onChange={(value) => set({ [name]: value })} error={problem(name)} {...more} />
  );
  const words = previewWords(preview, driver?.currency ?? plan.currency);
  return (
    <FormDialog
      title={before === null ? 'New driver' : 'Driver'}
      subtitle={plan.name}
      saveLabel={before === null ? 'Add driver' : 'Save'}
      isKept={kept.isKept}
      onSave={save}
      onDiscard={kept.forget}
      onClose={onClose}
      remove={
        id === null
          ? undefined
          : {
              label: 'Remove driver',
              reason: uses.length === 0 ? null : `used by ${uses.join(', ')}`,
              run: () => {
                void putCase(plan.id, (now) => removeDriver(now, id));
                done();
              },
            }
      }
    >
      <div className="field-row">
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog asks for this first */}
        {text('label', 'Driver', { autoFocus: before === null })}
        {text('id', 'Name in formulas', { width: 170, placeholder: free })}
      </div>
      <div className="field-row">
        <Select label="Kind" width={140} options={kindChoices} value={draft.kind} onChange={(value) => set({ kind: value })} />
        <Select label="Unit" width={120} options={unitChoices} value={draft.unit} onChange={(unit) => set({ unit })} />
        {draft.unit === 'money' && text('currency', 'Currency', { width: 80, placeholder: plan.currency })}
        {text('section', 'Under the heading')}
      </div>
      <DriverFields draft={draft} plan={plan} set={set} problem={problem} />
      <output className={`driver-preview ${(preview?.problem ?? null) === null ? 'muted' : 'bad'}`} aria-live="polite">
        {words}
      </output>
    </FormDialog>
  );
}
