import { type JSX, useState } from 'react';
import { type MatrixRow, matrixRowSchema } from '../../../shared/commitments/escalation.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { Field } from '../../ui/field/field.tsx';
import { Select } from '../../ui/field/select.tsx';

interface FormProps {
  readonly rule: MatrixRow;
  readonly partner: string;
  readonly isNew: boolean;
  readonly onClose: () => void;
  readonly onSave: (rule: MatrixRow) => void;
  readonly onRemove: (id: string) => void;
}

const severities = ['1', '2', '3', '4'].map((value) => ({ value, label: `Sev ${value}` }));
const clocks = [
  { value: 'always' as const, label: '24x7' },
  { value: 'business_hours' as const, label: 'Business hours, 9 to 5' },
];

/** One rule of the matrix. */
export function MatrixRuleForm({ rule, partner, isNew, onClose, onSave, onRemove }: FormProps): JSX.Element {
  const { partners } = useWorkbookDocument();
  const [draft, setDraft] = useState(rule);
  const [path, setPath] = useState(rule.path.join(', '));
  const [minutes, setMinutes] = useState({
    acknowledgeMinutes: text(rule.acknowledgeMinutes),
    updateMinutes: text(rule.updateMinutes),
    resolveMinutes: text(rule.resolveMinutes),
  });
  const set = (change: Partial<MatrixRow>) => setDraft({ ...draft, ...change });
  const isMinutes = (typed: string): boolean => typed.trim() === '' || Number(typed) > 0;
  const isValid = Object.values(minutes).every(isMinutes);
  const numberOf = (typed: string): number | null => (typed.trim() === '' ? null : Number(typed));
  const steps = path
    .split(',')
    .map((step) => step.trim())
    .filter((step) => step !== '');
  const contacts = [
    { value: '', label: 'Nobody named' },
    ...(partners.find(({ id }) => id === partner)?.contacts ?? []).map(({ id, name, role }) => ({ value: id, label: `${name}, ${role}` })),
  ];
  const limit = (name: keyof typeof minutes, label: string) => (
    <Field
      label={label}
      value={minutes[name]}
      onChange={(value) => setMinutes({ ...minutes, [name]: value })}
      suffix="min"
      numeric
      placeholder="none"
      error={isMinutes(minutes[name]) ? null : 'not a number of minutes'}
    />
  );
  const save = () =>
    onSave(
      matrixRowSchema.parse({
        ...draft,
        path: steps,
        acknowledgeMinutes: numberOf(minutes.acknowledgeMinutes),
        updateMinutes: numberOf(minutes.updateMinutes),
        resolveMinutes: numberOf(minutes.resolveMinutes),
      }),
    );
  return (
    <Dialog
      title={isNew ? 'New rule' : `Rule for severity ${rule.severity}`}
      subtitle={draft.partner ?? 'All partners without a rule of their own'}
      isOpen
      onClose={onClose}
      actions={
        <>
          {!isNew && (
            <Button kind="danger" onPress={() => onRemove(rule.id)}>
              Remove
            </Button>
          )}
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" isDisabled={!isValid} onPress={save}>
            Save rule
          </Button>
        </>
      }
    >
      <div className="partner-form">
        <div className="field-row">
          <Select
            label="Severity"
            options={severities}
            value={String(draft.severity)}
            onChange={(value) => set({ severity: Number(value) })}
            width={90}
          />
          <Select
            label="For"
            options={[
              { value: partner, label: partner },
              { value: '', label: 'All partners' },
            ]}
            value={draft.partner ?? ''}
            onChange={(value) => set({ partner: value === '' ? null : value })}
            width={150}
          />
          <Select label="Clock" options={clocks} value={draft.clock} onChange={(clock) => set({ clock })} />
        </div>
        <Field
          label="When"
          value={draft.trigger}
          onChange={(trigger) => set({ trigger })}
          placeholder="error share above 5 % for 10 minutes"
        />
        <div className="field-row">
          {limit('acknowledgeMinutes', 'Acknowledge within')}
          {limit('updateMinutes', 'Update every')}
          {limit('resolveMinutes', 'Resolve within')}
        </div>
        <div className="field-row">
          <Field label="Owner" value={draft.owner} onChange={(owner) => set({ owner })} />
          <Select
            label="Partner contact"
            options={contacts}
            value={draft.partnerContact}
            onChange={(partnerContact) => set({ partnerContact })}
          />
        </div>
        <Field
          label="Called in turn, parted by commas"
          value={path}
          onChange={setPath}
          placeholder="Operations desk, Program manager, VP partnerships"
        />
        <Field
          label="Who may do what"
          value={draft.decisionRights}
          onChange={(decisionRights) => set({ decisionRights })}
          placeholder="may hide the tender or route around"
        />
      </div>
    </Dialog>
  );
}

const text = (value: number | null): string => (value === null ? '' : String(value));
