import { host } from '../../connection/host-client.ts';
import type { BusinessCase } from '../../../shared/business-case/business-case.ts';
import { fileName } from '../../../shared/report/file-name.ts';
import { runJob } from '../../state/jobs-store.ts';
import { showToast } from '../../state/toasts.ts';

/** Asks where to, writes the case as a spreadsheet that recomputes, says so. */
export async function exportCase(plan: BusinessCase): Promise<void> {
  const granted = await host.call('dialog.export', { suggestedName: fileName(plan.name, 'xlsx'), extension: 'xlsx' });
  if (granted === null) return;
  await runJob(`Writing ${granted.name}`, 'case.export', { case: plan, grant: granted.grant });
  showToast(`${granted.name} is written; change its inputs and it computes again`, {
    label: 'Show in folder',
    run: () => void host.call('shell.reveal', { grant: granted.grant }),
  });
}
