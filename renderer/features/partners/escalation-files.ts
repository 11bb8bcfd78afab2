import { toAppError } from '../../../shared/errors/fail.ts';
import { fileName } from '../../../shared/report/file-name.ts';
import { host } from '../../connection/host-client.ts';
import { runJob } from '../../state/jobs-store.ts';
import { showToast } from '../../state/toasts.ts';

/** The logs of a partner's escalations (a row an event) or its incidents as a sheet. */
export async function exportNotes(what: 'escalation' | 'incident', partner: string, extension: 'csv' | 'xlsx'): Promise<void> {
  const granted = await host.call('dialog.export', { suggestedName: fileName(`${partner} ${what}s`, extension), extension });
  if (granted === null) return;
  await runJob(`Writing ${granted.name}`, `${what}.export`, { grant: granted.grant, partner });
  showToast(`${granted.name} is written`, { label: 'Show in folder', run: () => void host.call('shell.reveal', { grant: granted.grant }) });
}

/** Takes sheets of escalations in; one that contradicts a log says where and changes nothing. */
export async function importEscalations(): Promise<void> {
  for (const { grant, name } of await host.call('dialog.openExtracts', null)) {
    try {
      const { escalations, newEvents } = await runJob(`Reading ${name}`, 'escalation.import', { grant });
      showToast(`${name}: ${escalations} ${escalations === 1 ? 'escalation' : 'escalations'}, ${newEvents} new in their logs`);
    } catch (thrown) {
      showToast(toAppError(thrown).title);
    }
  }
}

/** Takes sheets of incidents in; one that is wrong somewhere says where and changes nothing. */
export async function importIncidents(): Promise<void> {
  for (const { grant, name } of await host.call('dialog.openExtracts', null)) {
    try {
      const { incidents, fresh } = await runJob(`Reading ${name}`, 'incident.import', { grant });
      showToast(`${name}: ${incidents} ${incidents === 1 ? 'incident' : 'incidents'}, ${fresh} new`);
    } catch (thrown) {
      showToast(toAppError(thrown).title);
    }
  }
}
