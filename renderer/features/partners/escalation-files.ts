import { toAppError } from '../../../shared/errors/fail.ts';
import { fileName } from '../../../shared/report/file-name.ts';
import { host } from '../../connection/host-client.ts';
import { runJob } from '../../state/jobs-store.ts';
import { showToast } from '../../state/toasts.ts';

/** The logs of a partner's escalations as a sheet, a row an event. */
export async function exportEscalations(partner: string, extension: 'csv' | 'xlsx'): Promise<void> {
  const granted = await host.call('dialog.export', { suggestedName: fileName(`${partner} escalations`, extension), extension });
  if (granted === null) return;
  await runJob(`Writing ${granted.name}`, 'escalation.export', { grant: granted.grant, partner });
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
