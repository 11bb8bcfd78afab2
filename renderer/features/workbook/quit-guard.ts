import { useEffect } from 'react';
import { callEngine } from '../../connection/engine-client.ts';
import { host } from '../../connection/host-client.ts';
import { useDocumentStore } from '../../state/document-store.ts';
import { useJobs } from '../../state/jobs-store.ts';
import { askToLeave } from './leave-store.ts';
import { saveWorkbook } from './workbook-commands.ts';

async function answerQuit(): Promise<void> {
  const { workbook } = useDocumentStore.getState();
  if (workbook?.unsaved === true) {
    const answer = await askToLeave(workbook.document.name);
    if (answer === 'stay') return;
    if (answer === 'save' && !(await saveWorkbook())) return;
    // Leaving goes on when the data process is gone: the edits are then offered again at the next start.
    if (answer === 'discard') await callEngine('workbook.close', { discard: true }).catch(() => null);
  }
  await host.call('quit.confirmed', null);
}

/** Tells the window's owner whether leaving now would lose something, and answers when it asks. */
export function useQuitGuard(): void {
  const unsaved = useDocumentStore((store) => store.workbook?.unsaved ?? false);
  const running = useJobs((store) => store.jobs.at(-1)?.label ?? null);
  useEffect(() => {
    void host.call('quit.state', { unsaved, running });
  }, [unsaved, running]);
  useEffect(() => host.on('quit.asked', () => void answerQuit()), []);
}
