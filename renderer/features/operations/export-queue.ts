import { host } from '../../connection/host-client.ts';
import { fileName } from '../../../shared/report/file-name.ts';
import type { QueueFilter, QueueRequest } from '../../../shared/reconcile/queue-request.ts';
import { runJob } from '../../state/jobs-store.ts';
import { showToast } from '../../state/toasts.ts';
import { formatCount } from '../../ui/number/format-value.ts';

export interface QueueInView {
  readonly asOf: string | null;
  readonly filter: QueueFilter;
  readonly sort: QueueRequest['sort'];
}

/** Asks where to, writes the queue as it is filtered and sorted, says so. */
export async function exportQueue(queue: QueueInView, to: 'csv' | 'xlsx'): Promise<void> {
  const suggestedName = fileName(queue.asOf === null ? 'Break queue' : `Break queue ${queue.asOf}`, to);
  const granted = await host.call('dialog.export', { suggestedName, extension: to });
  if (granted === null) return;
  const { entries } = await runJob(`Writing ${granted.name}`, 'reconcile.export', { queue, to, grant: granted.grant });
  showToast(`${entries === 1 ? '1 entry is' : `${formatCount(entries)} entries are`} in ${granted.name}`, {
    label: 'Show in folder',
    run: () => void host.call('shell.reveal', { grant: granted.grant }),
  });
}
