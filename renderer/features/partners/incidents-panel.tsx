import { type JSX, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { Incident } from '../../../shared/workbook/document.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { Button } from '../../ui/button/button.tsx';
import { Menu } from '../../ui/menu/menu.tsx';
import { exportNotes, importIncidents } from './escalation-files.ts';
import { wallText } from './exclusion-draft.ts';
import { IncidentDialog } from './incident-dialog.tsx';

/** What happened, newest first: marked in every chart over time, and what a clause may take out of measurement. */
export function IncidentsPanel({ partner, zone }: { readonly partner: string; readonly zone: string }): JSX.Element {
  const { incidents } = useWorkbookDocument();
  const [shown, setShown] = useState<Incident | 'new' | null>(null);
  const known = incidents
    .filter((one) => one.partner === partner || one.partner === null)
    .toSorted((a, b) => Date.parse(b.start) - Date.parse(a.start));
  return (
    <section className="panel side-panel" aria-label="Incidents">
      <header>
        <h3>Incidents</h3>
        <span className="side-tools">
          <Menu
            label="Files of incidents"
            trigger={<Button kind="quiet">More</Button>}
            entries={[
              { id: 'import', label: 'Import a sheet of incidents', run: () => void importIncidents() },
              { id: 'csv', label: 'Export as CSV', run: () => void exportNotes('incident', partner, 'csv') },
              { id: 'xlsx', label: 'Export as Excel workbook', run: () => void exportNotes('incident', partner, 'xlsx') },
            ]}
          />
          <Button kind="quiet" onPress={() => setShown('new')}>
            Note incident
          </Button>
        </span>
      </header>
      {known.length === 0 && <p className="muted">None noted. A noted incident is marked in every chart over time.</p>}
      <ul>
        {known.map((incident) => (
          <li key={incident.id}>
            <AriaButton className="side-row" onPress={() => setShown(incident)}>
              <span className="ellipsis" title={incident.label}>
                {incident.label}
              </span>
              <span className="side-note muted">
                {incident.end === null ? 'since ' : ''}
                {wallText(incident.start, zone)}
              </span>
            </AriaButton>
          </li>
        ))}
      </ul>
      {shown !== null && (
        <IncidentDialog partner={partner} zone={zone} incident={shown === 'new' ? null : shown} onClose={() => setShown(null)} />
      )}
    </section>
  );
}
