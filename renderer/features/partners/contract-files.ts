import { host } from '../../connection/host-client.ts';
import { runJob } from '../../state/jobs-store.ts';
import { showToast } from '../../state/toasts.ts';
import { toAppError } from '../../../shared/errors/fail.ts';
import { counted } from '../../../shared/base/words.ts';

/** Clauses, cards, terms, partners, escalations and actions of the workbook as a contracts file. */
export async function exportContracts(): Promise<void> {
  const granted = await host.call('dialog.export', { suggestedName: 'contracts.json', extension: 'json' });
  if (granted === null) return;
  await runJob(`Writing ${granted.name}`, 'contract.export', { grant: granted.grant });
  showToast(`${granted.name} is written`, { label: 'Show in folder', run: () => void host.call('shell.reveal', { grant: granted.grant }) });
}

/** Takes contracts files into the workbook; one that contradicts itself says why and changes nothing. */
export async function importContracts(): Promise<void> {
  for (const { grant, name } of await host.call('dialog.openExtracts', null)) {
    try {
      const { commitments, rateCards } = await runJob(`Reading ${name}`, 'contract.import', { grant });
      showToast(`${name}: ${counted(commitments, 'commitment')} and ${counted(rateCards, 'card line')}`);
    } catch (thrown) {
      showToast(toAppError(thrown).title);
    }
  }
}
