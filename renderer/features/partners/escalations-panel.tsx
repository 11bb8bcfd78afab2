import { type JSX, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { escalationState } from '../../../shared/commitments/escalation-clock.ts';
import type { Escalation } from '../../../shared/commitments/escalation.ts';
import { escalationWords } from '../../../shared/report/package-tables.ts';
import { Button } from '../../ui/button/button.tsx';
import { Menu } from '../../ui/menu/menu.tsx';
import { exportNotes, importEscalations } from './escalation-files.ts';
import { MatrixDialog } from './matrix-dialog.tsx';
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
  const [isMatrix, setMatrix] = useState(false);
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
        <span className="side-tools">
          <Menu
            label="Matrix and files"
            trigger={<Button kind="quiet">More</Button>}
            entries={[
              { id: 'matrix', label: 'Escalation matrix', run: () => setMatrix(true) },
              { id: 'import', label: 'Import a sheet of escalations', run: () => void importEscalations() },
              { id: 'csv', label: 'Export as CSV', run: () => void exportNotes('escalation', partner, 'csv') },
              { id: 'xlsx', label: 'Export as Excel workbook', run: () => void exportNotes('escalation', partner, 'xlsx') },
            ]}
          />
          <Button kind="quiet" onPress={() => setShown(newEscalation(partner))}>
            New escalation
          </Button>
        </span>
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
      {isMatrix && <MatrixDialog partner={partner} onClose={() => setMatrix(false)} />}
      {shown !== null && <EscalationDialog escalation={shown} onClose={() => setShown(null)} />}
    </section>
  );
}
