import { type JSX, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { escalationState } from '../../../shared/commitments/escalation-clock.ts';
import type { Escalation } from '../../../shared/commitments/escalation.ts';
import { escalationWords } from '../../../shared/report/package-tables.ts';
import { Button } from '../../ui/button/button.tsx';
import { EscalationDialog } from './escalation-dialog.tsx';
import { useAsOf } from './today.ts';

export function newEscalation(partner: string): Escalation {
  return {
    id: crypto.randomUUID(),
    partner,
    title: '',
    incidentId: null,
    owner: '',
    partnerContact: '',
    rootCause: '',
    affected: null,
    events: [],
  };
}

/** What was taken up with a partner, open first. */
export function EscalationsPanel({
  partner,
  escalations,
}: {
  readonly partner: string;
  readonly escalations: readonly Escalation[];
}): JSX.Element {
  const asOf = useAsOf();
  const [shown, setShown] = useState<Escalation | null>(null);
  const known = escalations
    .flatMap((escalation) => {
      const state = escalationState(escalation, asOf);
      return state === null ? [] : [{ escalation, state }];
    })
    .toSorted((a, b) => Number(b.state.isOpen) - Number(a.state.isOpen) || b.state.raisedAt - a.state.raisedAt);
  return (
    <section className="panel side-panel" aria-label="Escalations">
      <header>
        <h3>Escalations</h3>
        <Button kind="quiet" onPress={() => setShown(newEscalation(partner))}>
          New escalation
        </Button>
      </header>
      {known.length === 0 && <p className="muted">None so far.</p>}
      <ul>
        {known.map(({ escalation, state }) => (
          <li key={escalation.id}>
            <AriaButton className="side-row" onPress={() => setShown(escalation)}>
              <span className="ellipsis" title={escalation.title}>
                {escalation.title}
              </span>
              <span className={`side-note ${state.isOpen ? 'warn' : 'muted'}`}>
                Sev {state.severity} · {escalationWords(state, asOf)}
              </span>
            </AriaButton>
          </li>
        ))}
      </ul>
      {shown !== null && <EscalationDialog escalation={shown} onClose={() => setShown(null)} />}
    </section>
  );
}
