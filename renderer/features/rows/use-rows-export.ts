import { useState } from 'react';
import { host } from '../../connection/host-client.ts';
import type { AppError } from '../../../shared/errors/app-error.ts';
import { toAppError } from '../../../shared/errors/fail.ts';
import type { RowsExport } from '../../../shared/query/rows-export.ts';
import { fileName } from '../../../shared/report/file-name.ts';
import { runJob } from '../../state/jobs-store.ts';
import { showToast } from '../../state/toasts.ts';
import { formatCount } from '../../ui/number/format-value.ts';

export interface RowsExporting {
  readonly isWriting: boolean;
  readonly failed: AppError | null;
  /** Asks for a place and writes; `things`: what a row of the file is called. */
  save(title: string, things: string, what: RowsExport): Promise<void>;
}

/** Writing listed rows into a file that a person chooses; `onDone` when it lies there. */
export function useRowsExport(onDone: () => void): RowsExporting {
  const [isWriting, setWriting] = useState(false);
  const [failed, setFailed] = useState<AppError | null>(null);
  const save = async (title: string, things: string, what: RowsExport) => {
    const granted = await host.call('dialog.export', { suggestedName: fileName(title, what.to), extension: what.to });
    if (granted === null) return;
    setWriting(true);
    setFailed(null);
    try {
      const written = await runJob(`Writing ${granted.name}`, 'rows.export', { ...what, grant: granted.grant });
      showToast(`${formatCount(written.rows)} ${things} are in ${granted.name}. ${written.notes.join(' ')}`, {
        label: 'Show in folder',
        run: () => void host.call('shell.reveal', { grant: granted.grant }),
      });
      onDone();
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.code !== 'CANCELLED') setFailed(error);
    } finally {
      setWriting(false);
    }
  };
  return { isWriting, failed, save };
}
