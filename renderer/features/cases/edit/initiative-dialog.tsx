import { type JSX, useState } from 'react';
import { emptyInitiativeDraft, draftOfInitiative, type InitiativeDraft } from '../../../../shared/business-case/edit/initiative-draft.ts';
import { readInitiativeDraft } from '../../../../shared/business-case/edit/read-initiative-draft.ts';
import { type Initiative, initiativeStages } from '../../../../shared/business-case/ledger/initiative.ts';
import { applyEdit } from '../../../state/document-actions.ts';
import { useWorkbookDocument } from '../../../state/document-store.ts';
import { Field } from '../../../ui/field/field.tsx';
import { Select } from '../../../ui/field/select.tsx';
import { countsWords, stageWords } from '../ledger-words.ts';
import { FormDialog } from './form-dialog.tsx';
import { InitiativeMeasure } from './initiative-measure.tsx';
import { useKeptDraft } from './use-kept-draft.ts';

export interface InitiativeFieldsProps {
  readonly draft: InitiativeDraft;
  readonly set: (change: Partial<InitiativeDraft>) => void;
  readonly text: (name: keyof InitiativeDraft, label: string, more?: object) => JSX.Element;
  readonly problem: (name: keyof InitiativeDraft) => string | null;
}

const stages = initiativeStages.map((value) => ({ value, label: stageWords[value] }));
const counts = (['cashable', 'cost_avoidance', 'capacity'] as const).map((value) => {
  const words = countsWords[value];
  return { value, label: words.charAt(0).toUpperCase() + words.slice(1) };
});
const units = [
  { value: 'money' as const, label: 'Money' },
  { value: 'hours' as const, label: 'Hours' },
];

/** Writes an initiative: who owns it, what it committed to, what it is measured by, and against which window. */
export function InitiativeDialog({
  initiative: before,
  onClose,
}: {
  readonly initiative: Initiative | null;
  readonly onClose: () => void;
}): JSX.Element {
  const { cases, initiatives, settings } = useWorkbookDocument();
  const first = before === null ? emptyInitiativeDraft : draftOfInitiative(before);
  const kept = useKeptDraft<InitiativeDraft>(`initiative ${before?.id ?? ''}`, first);
  const { draft, set } = kept;
  const [isTried, setTried] = useState(false);
  const taken = initiatives.map(({ id }) => id);
  const { initiative, problems } = readInitiativeDraft(draft, before, taken);
  const problem = (name: keyof InitiativeDraft) => (isTried || draft[name] !== '' ? (problems[name] ?? null) : null);
  const text = (name: keyof InitiativeDraft, label: string, more: object = {}) => (
    <Field label={label} value={draft[name]} onChange={(value) => set({ [name]: value })} error={problem(name)} {...more} />
  );
  const done = () => {
    kept.forget();
    onClose();
  };
  const isUnsigned = before !== null && before.baseline.frozen !== null && initiative !== null && initiative.baseline.frozen === null;
  const currency = draft.unit === 'hours' ? 'h' : settings.currency;
  return (
    <FormDialog
      title={before === null ? 'New initiative' : 'Initiative'}
      saveLabel={before === null ? 'Add initiative' : 'Save'}
      isKept={kept.isKept}
      onSave={() => {
        setTried(true);
        if (initiative !== null) void applyEdit({ kind: 'initiative.put', initiative }).then((isDone) => isDone && done());
      }}
      onDiscard={kept.forget}
      onClose={onClose}
      remove={
        before === null
          ? undefined
          : {
              label: 'Remove initiative',
              reason: null,
              run: () => {
                void applyEdit({ kind: 'initiative.remove', id: before.id });
                done();
              },
            }
      }
    >
      <div className="field-row">
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog asks for this first */}
        {text('name', 'Name', { autoFocus: before === null })}
        {text('owner', 'Owner', { width: 160 })}
      </div>
      <div className="field-row">
        <Select label="Stage" width={160} options={stages} value={draft.stage} onChange={(stage) => set({ stage })} />
        <Select label="Counts as" width={150} options={counts} value={draft.counts} onChange={(value) => set({ counts: value })} />
        {text('implementedOn', 'Live since', { placeholder: 'not yet', width: 110 })}
      </div>
      <div className="field-row">
        {text('decision', 'Decision needed', { placeholder: 'what somebody has to decide, by when' })}
        <Select
          label="Case"
          width={190}
          options={[{ value: '', label: 'none' }, ...cases.map(({ id, name }) => ({ value: id, label: name }))]}
          value={draft.caseId}
          onChange={(caseId) => set({ caseId })}
        />
      </div>
      {text('milestones', 'Milestones', { lines: 3, description: 'One a line: what; due; day it was done. Live; 2026-04-15; 2026-04-20' })}
      <h3>Commitment</h3>
      <div className="field-row">
        {text('perYear', 'Saving of twelve months', { numeric: true, suffix: currency, width: 190 })}
        <Select label="In" width={90} options={units} value={draft.unit} onChange={(unit) => set({ unit })} />
        {draft.unit === 'hours' && text('rate', 'Rate of an hour', { numeric: true, suffix: settings.currency, width: 150 })}
      </div>
      <div className="field-row">
        {text('committedFrom', 'From', { placeholder: 'YYYY-MM-DD', width: 190 })}
        {text('volumePerYear', 'Volume agreed for them', { numeric: true, width: 190 })}
      </div>
      <div className="field-row">
        {text('tagMetric', 'Saving is claimed of', { placeholder: 'processing cost' })}
        {text('tagPopulation', 'Of', { placeholder: 'card and BNPL' })}
        {text('share', 'Share by Finance', { numeric: true, suffix: '%', width: 120 })}
      </div>
      <InitiativeMeasure draft={draft} set={set} text={text} problem={problem} />
      {isUnsigned && <p className="warn">The window has moved: the baseline has to be signed off again.</p>}
    </FormDialog>
  );
}
