import { type JSX, useState } from 'react';
import type { Incident } from '../../../shared/workbook/document.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { Field } from '../../ui/field/field.tsx';
import { Select } from '../../ui/field/select.tsx';
import { instantOfText, wallText } from './exclusion-draft.ts';

/** One incident: what happened, whose it was, from when to when. */
export function IncidentDialog({
  partner,
  zone,
  incident,
  onClose,
}: {
  readonly partner: string;
  readonly zone: string;
  readonly incident: Incident | null;
  readonly onClose: () => void;
}): JSX.Element {
  const { commitments } = useWorkbookDocument();
  const [label, setLabel] = useState(incident?.label ?? '');
  const [whose, setWhose] = useState<'partner' | 'all'>(incident !== null && incident.partner === null ? 'all' : 'partner');
  const [start, setStart] = useState(incident === null ? '' : wallText(incident.start, zone));
  const [end, setEnd] = useState(incident?.end === null || incident === null ? '' : wallText(incident.end, zone));
  const instant = (typed: string, was: string | null | undefined): string | null =>
    was !== null && was !== undefined && wallText(was, zone) === typed.trim() ? was : instantOfText(typed, zone);
  const [from, to] = [instant(start, incident?.start), end.trim() === '' ? null : instant(end, incident?.end)];
  const fromProblem = start.trim() !== '' && from === null ? 'write it like 2026-02-22 03:00' : null;
  const toProblem =
    end.trim() !== '' && to === null
      ? 'write it like 2026-02-22 04:12'
      : from !== null && to !== null && Date.parse(to) <= Date.parse(from)
        ? 'ends before it begins'
        : null;
  const isComplete = label.trim() !== '' && from !== null && toProblem === null;
  const users =
    incident === null ? [] : commitments.filter((one) => one.excludedIncidents.some(({ incidentId }) => incidentId === incident.id));
  const save = () => {
    if (!isComplete || from === null) return;
    const id = incident?.id ?? crypto.randomUUID();
    void applyEdit({
      kind: 'incident.put',
      incident: { id, label: label.trim(), partner: whose === 'all' ? null : (incident?.partner ?? partner), start: from, end: to },
    });
    onClose();
  };
  return (
    <Dialog
      title={incident === null ? 'Note an incident' : 'Incident'}
      subtitle={`Times in ${zone}`}
      isOpen
      onClose={onClose}
      actions={
        <>
          {incident !== null && (
            <Button
              kind="quiet"
              isDisabled={users.length > 0}
              onPress={() => {
                void applyEdit({ kind: 'incident.remove', id: incident.id });
                onClose();
              }}
            >
              Remove
            </Button>
          )}
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" isDisabled={!isComplete} onPress={save}>
            {incident === null ? 'Note incident' : 'Save'}
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
        <Field label="What happened" value={label} onChange={setLabel} autoFocus={incident === null} placeholder="Authorization down" />
        <div className="field-row">
          <Field label="From" value={start} onChange={setStart} placeholder="2026-02-22 03:00" error={fromProblem} />
          <Field label="To, empty while it goes on" value={end} onChange={setEnd} placeholder="2026-02-22 04:12" error={toProblem} />
          <Select
            label="Whose"
            options={[
              { value: 'partner' as const, label: partner },
              { value: 'all' as const, label: 'All partners' },
            ]}
            value={whose}
            onChange={setWhose}
            width={140}
          />
        </div>
        {users.length > 0 && (
          <p className="muted editor-note">
            Taken out of measurement by {users.map(({ clause, title }) => `${clause} ${title}`).join('; ')}. It can be removed once no
            clause names it.
          </p>
        )}
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </form>
    </Dialog>
  );
}
