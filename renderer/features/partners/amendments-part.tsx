import type { JSX } from 'react';
import type { Commitment } from '../../../shared/commitments/commitment.ts';
import { Button, IconButton } from '../../ui/button/button.tsx';
import { Check } from '../../ui/field/check.tsx';
import { Field } from '../../ui/field/field.tsx';
import { Select } from '../../ui/field/select.tsx';
import { type AmendmentDraft, newAmendment, remedyIn } from './commitment-draft.ts';
import { windowOptions } from './commitment-words.ts';
import type { DraftPart } from './draft-part.ts';
import { RemedyFields } from './remedy-fields.tsx';

const termWords: Readonly<Record<string, string>> = {
  upper: 'the upper level',
  minimum: 'the floor',
  expected: 'the expected level',
  downtimeRule: 'the rule of downtime',
  maintenance: 'maintenance',
  serviceHours: 'service hours',
  claimWithinDays: 'the time to claim',
  cure: 'the cure period',
  chronic: 'what is chronic',
};

const shownTerms: ReadonlySet<string> = new Set(['target', 'window', 'population', 'remedy']);

/** Other terms from a day on: each window is judged by those then in force. */
export function AmendmentsPart({ draft, set, unit, before }: DraftPart & { readonly before: Commitment | null }): JSX.Element {
  const change = (id: string, next: Partial<AmendmentDraft>) =>
    set({ amendments: draft.amendments.map((one) => (one.id === id ? { ...one, ...next } : one)) });
  return (
    <section className="editor-list" aria-label="Amendments">
      <header className="card-line">
        <h3>Each window is judged by the terms then in force</h3>
        <Button kind="quiet" onPress={() => set({ amendments: [...draft.amendments, newAmendment()] })}>
          Add amendment
        </Button>
      </header>
      {draft.amendments.length === 0 && <p className="muted">The clause stands as it was signed.</p>}
      {draft.amendments.map((one) => {
        const kept = Object.keys(before?.amendments.find(({ id }) => id === one.id)?.changes ?? {}).filter((name) => !shownTerms.has(name));
        return (
          <div key={one.id} className="amendment-row">
            <Field label="Amendment" value={one.label} onChange={(label) => change(one.id, { label })} placeholder="Second amendment" />
            <Field
              label="In force from"
              value={one.from}
              onChange={(from) => change(one.id, { from })}
              placeholder="2026-02-15"
              width={120}
            />
            <Field
              label="New level"
              placeholder="as before"
              value={one.target}
              onChange={(target) => change(one.id, { target })}
              suffix={unit}
              numeric
              width={120}
            />
            {draft.source !== 'escalations' && (
              <Select
                label="Window"
                options={[{ value: 'same' as const, label: 'as before' }, ...windowOptions]}
                value={one.window === '' ? 'same' : one.window}
                onChange={(window) => change(one.id, { window: window === 'same' ? '' : window })}
                width={140}
              />
            )}
            <IconButton
              icon="close"
              label={`Remove ${one.label === '' ? 'the amendment' : one.label}`}
              onPress={() => set({ amendments: draft.amendments.filter(({ id }) => id !== one.id) })}
            />
            <div className="amendment-terms">
              {draft.source === 'rows' && (
                <Check
                  isSelected={one.population !== null}
                  onChange={(isOn) => change(one.id, { population: isOn ? draft.population : null })}
                >
                  Other rows
                </Check>
              )}
              {one.population !== null && (
                <Field
                  label="It then looks at"
                  value={one.population}
                  onChange={(population) => change(one.id, { population })}
                  placeholder="all rows of the partner"
                />
              )}
              <Check isSelected={one.remedy !== null} onChange={(isOn) => change(one.id, { remedy: isOn ? remedyIn(draft) : null })}>
                Another remedy
              </Check>
              {one.remedy !== null && (
                <RemedyFields
                  draft={one.remedy}
                  set={(next) => change(one.id, { remedy: one.remedy === null ? null : { ...one.remedy, ...next } })}
                />
              )}
            </div>
            {kept.length > 0 && (
              <p className="muted editor-note">It also changes {kept.map((name) => termWords[name] ?? 'another term').join(', ')}.</p>
            )}
          </div>
        );
      })}
    </section>
  );
}
