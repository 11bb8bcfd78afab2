import { type JSX, useState } from 'react';
import { dayText } from '../../../shared/charts/source-line.ts';
import { type ActionStatus, type PartnerAction, actionState, actionStatuses } from '../../../shared/partners/partner-action.ts';
import { parseDay } from '../../../shared/calendar/day.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { Field } from '../../ui/field/field.tsx';
import { Select } from '../../ui/field/select.tsx';
import { PairList } from '../../ui/pair-list/pair-list.tsx';
import { useToday } from './today.ts';

export const statusLabels: Readonly<Record<ActionStatus, string>> = {
  open: 'Open',
  in_progress: 'In progress',
  blocked: 'Blocked',
  done: 'Done',
  dropped: 'Dropped',
};
const sides = [
  { value: 'partner' as const, label: 'Partner' },
  { value: 'us' as const, label: 'Us' },
  { value: 'both' as const, label: 'Both' },
];
const sources = [
  { value: 'meeting' as const, label: 'Meeting' },
  { value: 'escalation' as const, label: 'Escalation' },
  { value: 'claim' as const, label: 'Claim' },
  { value: 'finding' as const, label: 'Finding' },
];

/** Raises an action, or changes one: what was asked, who owes it, until when, and what became of it. */
export function ActionDialog({
  action,
  isNew,
  onClose,
}: {
  readonly action: PartnerAction;
  readonly isNew: boolean;
  readonly onClose: () => void;
}): JSX.Element {
  const today = useToday();
  const [draft, setDraft] = useState(action);
  const [due, setDue] = useState(action.due ?? '');
  const now = actionState(action, today).status;
  const [status, setStatus] = useState<ActionStatus>(now);
  const [note, setNote] = useState('');
  const set = (change: Partial<PartnerAction>) => setDraft({ ...draft, ...change });
  const isDay = due.trim() === '' || parseDay(due.trim()) !== null;
  const isComplete = draft.ask.trim() !== '' && isDay;
  const save = () => {
    if (!isComplete) return;
    const isMoved = status !== now || note.trim() !== '';
    const events = isMoved ? [...draft.events, { on: today, status, note: note.trim() }] : draft.events;
    void applyEdit({
      kind: 'action.put',
      action: { ...draft, ask: draft.ask.trim(), due: due.trim() === '' ? null : due.trim(), events },
    }).then((isDone) => isDone && onClose());
  };
  return (
    <Dialog
      title={isNew ? 'New action' : 'Action'}
      subtitle={`${draft.partner}, raised ${draft.raisedOn}`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" isDisabled={!isComplete} onPress={save}>
            {isNew ? 'Raise action' : 'Save'}
          </Button>
        </>
      }
    >
      <form
        className="partner-form"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog asks for this first */}
        <Field label="Ask" value={draft.ask} onChange={(ask) => set({ ask })} autoFocus={isNew} />
        <div className="field-row">
          <Select label="Owed by" options={sides} value={draft.side} onChange={(side) => set({ side })} width={110} />
          <Field label="Owner" value={draft.owner} onChange={(owner) => set({ owner })} />
          <Field label="Due" value={due} onChange={setDue} placeholder="YYYY-MM-DD" error={isDay ? null : 'not a day'} width={120} />
        </div>
        <div className="field-row">
          <Select
            label="From"
            options={sources}
            value={draft.source.kind}
            onChange={(kind) => set({ source: { ...draft.source, kind } })}
            width={130}
          />
          <Field
            label="Evidence"
            value={draft.evidence}
            onChange={(evidence) => set({ evidence })}
            placeholder="a file, a link, a case number"
          />
        </div>
        {!isNew && (
          <>
            <div className="field-row">
              <Select
                label="State"
                options={actionStatuses.map((value) => ({ value, label: statusLabels[value] }))}
                value={status}
                onChange={setStatus}
                width={130}
              />
              <Field label="Note" value={note} onChange={setNote} />
            </div>
            {draft.events.length > 0 && (
              <PairList
                layout="columns"
                pairs={draft.events.map((event) => ({
                  label: dayText(event.on),
                  value: `${statusLabels[event.status]}${event.note === '' ? '' : `, ${event.note}`}`,
                }))}
              />
            )}
          </>
        )}
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </form>
    </Dialog>
  );
}
