import { type JSX, useState } from 'react';
import { clockMinutes } from '../../../shared/commitments/escalation-clock.ts';
import { type Escalation, type EscalationEventKind, escalationEventKinds } from '../../../shared/commitments/escalation.ts';
import { durationText } from '../../../shared/report/package-tables.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { navigate } from '../../state/ui-store.ts';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { Field } from '../../ui/field/field.tsx';
import { Select } from '../../ui/field/select.tsx';
import { PairList } from '../../ui/pair-list/pair-list.tsx';
import { Table } from '../../ui/table/table.tsx';
import { useAsOf } from './today.ts';

const words = (kind: EscalationEventKind): string => `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`.replaceAll('_', ' ');
const severities = ['1', '2', '3', '4'].map((value) => ({ value, label: `Sev ${value}` }));

/** The log of an escalation: it only grows. Pauses and changes of severity are events of it. */
export function EscalationDialog({ escalation, onClose }: { readonly escalation: Escalation; readonly onClose: () => void }): JSX.Element {
  const { settings } = useWorkbookDocument();
  const asOf = useAsOf();
  const isNew = escalation.events.length === 0;
  const [draft, setDraft] = useState(escalation);
  const [kind, setKind] = useState<EscalationEventKind>(isNew ? 'raised' : 'update');
  const [by, setBy] = useState('');
  const [note, setNote] = useState('');
  const [at, setAt] = useState(new Date(asOf).toISOString().slice(0, 16));
  const [severity, setSeverity] = useState('3');
  const zoned = (instant: string): string =>
    new Intl.DateTimeFormat('en-US', {
      timeZone: settings.timeZone,
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
    }).format(new Date(instant));
  const instant = Date.parse(`${at}:00Z`);
  const isTime = !Number.isNaN(instant);
  const hasSeverity = kind === 'raised' || kind === 'severity';
  const put = (next: Escalation) => applyEdit({ kind: 'escalation.put', escalation: next }).then((isDone) => isDone && onClose());
  const add = () =>
    void put({
      ...draft,
      events: [
        ...draft.events,
        {
          id: crypto.randomUUID(),
          at: new Date(instant).toISOString(),
          kind,
          by: by.trim(),
          note: note.trim(),
          severity: hasSeverity ? Number(severity) : null,
        },
      ],
    });
  const clock = (which: 'acknowledge' | 'resolve'): string => {
    const found = isNew ? null : clockMinutes(escalation, which, { hours: null, zone: settings.timeZone }, asOf);
    return found === null ? '–' : `${durationText(found.minutes)}${found.isOver ? '' : ', still running'}`;
  };
  const { affected } = escalation;
  return (
    <Dialog
      title={isNew ? 'New escalation' : escalation.title}
      subtitle={draft.partner}
      isOpen
      onClose={onClose}
      actions={
        <>
          {affected !== null && (
            <Button
              onPress={() =>
                navigate('rows', {
                  title: `${escalation.partner} · ${escalation.title}`,
                  subtitle: 'Rows that were affected',
                  rows: {
                    table: affected.table,
                    where: {
                      kind: 'and',
                      parts: [
                        affected.where,
                        { kind: 'compare', column: 'ts_utc', operator: '>=', value: affected.from },
                        { kind: 'compare', column: 'ts_utc', operator: '<', value: affected.to },
                      ],
                    },
                    period: null,
                    metric: null,
                    part: 'all',
                    sort: null,
                  },
                })
              }
            >
              Affected rows
            </Button>
          )}
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
          <Field label="Root cause" value={draft.rootCause} onChange={(rootCause) => setDraft({ ...draft, rootCause })} />
        </div>
        {!isNew && (
          <>
            <PairList
              pairs={[
                { label: 'Until acknowledged', value: clock('acknowledge') },
                { label: 'Until resolved, pauses taken out', value: clock('resolve') },
              ]}
            />
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
          <Field label="When, UTC" value={at} onChange={setAt} error={isTime ? null : 'not a time'} width={150} />
        </div>
        <div className="field-row">
          <Field label="By" value={by} onChange={setBy} width={160} />
          <Field label="Note" value={note} onChange={setNote} />
        </div>
      </div>
    </Dialog>
  );
}
