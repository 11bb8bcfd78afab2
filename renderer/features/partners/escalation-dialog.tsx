import { type JSX, useState } from 'react';
import { momentText } from '../../../shared/calendar/moment-text.ts';
import { type Escalation, type EscalationEventKind, escalationEventKinds } from '../../../shared/commitments/escalation.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { Field } from '../../ui/field/field.tsx';
import { Select } from '../../ui/field/select.tsx';
import { Table } from '../../ui/table/table.tsx';
import { EscalationAffected } from './escalation-affected.tsx';
import { EscalationClocks } from './escalation-clocks.tsx';
import { instantOfText, wallText } from './exclusion-draft.ts';
import { useAsOf } from './today.ts';

const words = (kind: EscalationEventKind): string => `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`.replaceAll('_', ' ');
const severities = ['1', '2', '3', '4'].map((value) => ({ value, label: `Sev ${value}` }));

/** The log of an escalation: it only grows. Pauses and changes of severity are events of it. */
export function EscalationDialog({ escalation, onClose }: { readonly escalation: Escalation; readonly onClose: () => void }): JSX.Element {
  const { settings, partners, incidents } = useWorkbookDocument();
  const asOf = useAsOf();
  const isNew = escalation.events.length === 0;
  const [draft, setDraft] = useState(escalation);
  const [kind, setKind] = useState<EscalationEventKind>(isNew ? 'raised' : 'update');
  const [by, setBy] = useState('');
  const [note, setNote] = useState('');
  const [at, setAt] = useState(wallText(new Date(asOf).toISOString(), settings.timeZone));
  const [severity, setSeverity] = useState('3');
  const zoned = (moment: string): string => momentText(moment, settings.timeZone);
  const instant = instantOfText(at, settings.timeZone);
  const isTime = instant !== null;
  const hasSeverity = kind === 'raised' || kind === 'severity';
  const put = (next: Escalation) => applyEdit({ kind: 'escalation.put', escalation: next }).then((isDone) => isDone && onClose());
  const add = () => {
    if (instant === null) return;
    void put({
      ...draft,
      events: [
        ...draft.events,
        {
          id: crypto.randomUUID(),
          at: instant,
          kind,
          by: by.trim(),
          note: note.trim(),
          severity: hasSeverity ? Number(severity) : null,
        },
      ],
    });
  };
  const profile = partners.find(({ id }) => id === draft.partner);
  const contacts = [
    { value: '', label: 'Nobody named' },
    ...(profile?.contacts ?? []).map((contact) => ({ value: contact.id, label: `${contact.name}, ${contact.role}` })),
  ];
  const noted = [
    { value: '', label: 'None' },
    ...incidents.filter((one) => one.partner === draft.partner || one.partner === null).map((one) => ({ value: one.id, label: one.label })),
  ];
  return (
    <Dialog
      title={isNew ? 'New escalation' : escalation.title}
      subtitle={draft.partner}
      isOpen
      onClose={onClose}
      actions={
        <>
          {!isNew && <Button onPress={() => void put(draft)}>Save</Button>}
          <Button kind="primary" isDisabled={!isTime || draft.title.trim() === ''} onPress={add}>
            {isNew ? 'Raise escalation' : 'Add to the log'}
          </Button>
        </>
      }
    >
      <div className="partner-form">
        <Field label="What is wrong" value={draft.title} onChange={(title) => setDraft({ ...draft, title })} />
        <div className="field-row">
          <Field label="Owner" value={draft.owner} onChange={(owner) => setDraft({ ...draft, owner })} />
          <Select
            label="Partner contact"
            options={contacts}
            value={draft.partnerContact}
            onChange={(partnerContact) => setDraft({ ...draft, partnerContact })}
          />
        </div>
        <div className="field-row">
          <Field label="Root cause" value={draft.rootCause} onChange={(rootCause) => setDraft({ ...draft, rootCause })} />
          <Select
            label="Incident on the time line"
            options={noted}
            value={draft.incidentId ?? ''}
            onChange={(id) => setDraft({ ...draft, incidentId: id === '' ? null : id })}
          />
        </div>
        <EscalationAffected
          title={draft.title}
          partner={draft.partner}
          affected={draft.affected}
          onChange={(affected) => setDraft({ ...draft, affected })}
        />
        {!isNew && (
          <>
            <EscalationClocks escalation={escalation} />
            <Table
              label="Log"
              rows={escalation.events}
              rowKey={({ id }) => id}
              columns={[
                { id: 'at', header: 'When', cell: (event) => zoned(event.at) },
                {
                  id: 'kind',
                  header: 'What',
                  cell: (event) => `${words(event.kind)}${event.severity === null ? '' : `, Sev ${event.severity}`}`,
                },
                { id: 'by', header: 'By', cell: (event) => event.by },
                { id: 'note', header: 'Note', cell: (event) => <span className="spell-why">{event.note}</span> },
              ]}
            />
          </>
        )}
        <div className="field-row">
          <Select
            label="What happened"
            options={escalationEventKinds.map((value) => ({ value, label: words(value) }))}
            value={kind}
            onChange={setKind}
            width={150}
          />
          {hasSeverity && <Select label="Severity" options={severities} value={severity} onChange={setSeverity} width={90} />}
          <Field
            label={`When, ${settings.timeZone}`}
            value={at}
            onChange={setAt}
            error={isTime ? null : 'write it like 2026-02-04 15:10'}
            width={180}
          />
        </div>
        <div className="field-row">
          <Field label="By" value={by} onChange={setBy} width={160} />
          <Field label="Note" value={note} onChange={setNote} />
        </div>
      </div>
    </Dialog>
  );
}
