import type { JSX } from 'react';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { Button, IconButton } from '../../ui/button/button.tsx';
import { Check } from '../../ui/field/check.tsx';
import { Field } from '../../ui/field/field.tsx';
import { Select } from '../../ui/field/select.tsx';
import type { DraftPart } from './draft-part.ts';
import { type ExclusionDraft, exclusionKindWords } from './exclusion-draft.ts';

const kinds = (['maintenance', 'force_majeure', 'own_fault'] as const).map((value) => ({ value, label: exclusionKindWords[value] }));
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Which time counts: the rule of downtime, maintenance, what is taken out, and the hours of the service. */
export function TimePart({ draft, set, text }: DraftPart): JSX.Element {
  const { incidents } = useWorkbookDocument();
  const known = incidents.filter(({ partner }) => partner === draft.partner || partner === null);
  const isDowntime = draft.source === 'rows' && draft.metric === 'availability_time';
  const change = (id: string, next: Partial<ExclusionDraft>) =>
    set({ exclusions: draft.exclusions.map((one) => (one.id === id ? { ...one, ...next } : one)) });
  const add = () =>
    set({
      exclusions: [...draft.exclusions, { id: crypto.randomUUID(), label: '', kind: 'maintenance', start: '', end: '', announced: '' }],
    });
  if (draft.source === 'reported')
    return <p className="muted">A figure that the partner reports is taken as given; no exclusion and no hours can change it.</p>;
  return (
    <>
      {isDowntime && (
        <div className="field-row">
          {text('errorShare', 'Down above', { suffix: '% errors', numeric: true })}
          {text('errorMinutes', 'for at least', { suffix: 'min', numeric: true })}
          {text('errorRequests', 'with at least', { suffix: 'requests', numeric: true })}
        </div>
      )}
      {draft.source === 'rows' && (
        <>
          <div className="field-row">
            {text('allowance', 'Maintenance allowed a month', { suffix: 'min', numeric: true, placeholder: 'none' })}
            {text('noticeHours', 'announced before', { suffix: 'hours', numeric: true, placeholder: '0' })}
          </div>
          <section className="editor-list" aria-label="Exclusions">
            <header className="card-line">
              <h3>Exclusions, in {draft.timeZone}</h3>
              <Button kind="quiet" onPress={add}>
                Add exclusion
              </Button>
            </header>
            {draft.exclusions.length === 0 && <p className="muted">No time is taken out of measurement.</p>}
            {draft.exclusions.map((one) => (
              <div key={one.id} className="exclusion-row">
                <Field label="What" value={one.label} onChange={(label) => change(one.id, { label })} placeholder="Release of June" />
                <Select label="Kind" options={kinds} value={one.kind} onChange={(kind) => change(one.id, { kind })} />
                <IconButton
                  icon="close"
                  label={`Remove ${one.label === '' ? 'the exclusion' : one.label}`}
                  onPress={() => set({ exclusions: draft.exclusions.filter(({ id }) => id !== one.id) })}
                />
                <Field label="From" value={one.start} onChange={(start) => change(one.id, { start })} placeholder="2026-02-22 03:00" />
                <Field label="To" value={one.end} onChange={(end) => change(one.id, { end })} placeholder="2026-02-22 04:12" />
                <Field
                  label="Announced"
                  value={one.announced}
                  onChange={(announced) => change(one.id, { announced })}
                  placeholder="never"
                />
              </div>
            ))}
            {known.map((incident) => (
              <Check
                key={incident.id}
                isSelected={draft.incidents.includes(incident.id)}
                onChange={(isOn) =>
                  set({ incidents: isOn ? [...draft.incidents, incident.id] : draft.incidents.filter((id) => id !== incident.id) })
                }
              >
                Take out the incident: {incident.label}
              </Check>
            ))}
          </section>
        </>
      )}
      <Check isSelected={draft.hasHours} onChange={(hasHours) => set({ hasHours })}>
        {draft.source === 'escalations' ? 'The clock ticks in business hours only' : 'Measured in service hours only'}
      </Check>
      {draft.hasHours && (
        <>
          <div className="weekday-row">
            {weekdays.map((label, index) => (
              <Check
                key={label}
                isSelected={draft.weekdays.includes(index + 1)}
                onChange={(isOn) =>
                  set({ weekdays: isOn ? [...draft.weekdays, index + 1] : draft.weekdays.filter((day) => day !== index + 1) })
                }
              >
                {label}
              </Check>
            ))}
          </div>
          <div className="field-row">
            {text('hoursFrom', 'From', { width: 80 })}
            {text('hoursTo', 'to', { width: 80 })}
            {text('holidays', 'Days off', { placeholder: '2026-07-03, 2026-12-25' })}
          </div>
        </>
      )}
    </>
  );
}
