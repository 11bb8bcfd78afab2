import { onEnginePort } from '../connection/browser-port.ts';
import { callEngine, connectEngine, disconnectEngine, onEngineEvent, onEngineStatus } from '../connection/engine-client.ts';
import { host } from '../connection/host-client.ts';
import type { WorkbookState } from '../../shared/protocol/engine-protocol.ts';
import { attempt } from './document-actions.ts';
import { takeWorkbook, useDocumentStore } from './document-store.ts';
import { endAllJobs, endJob, takeProgress } from './jobs-store.ts';
import { forgetFailedResults } from './results-cache.ts';
import { showToast } from './toasts.ts';

/** The workbook that is open, or that was open when the process or the window died: it comes back with every edit. */
async function currentWorkbook(): Promise<WorkbookState | null> {
  const wasOpen = useDocumentStore.getState().workbook !== null;
  const state = await callEngine('workbook.resume', {});
  if (state?.recovered === true && !wasOpen) showToast(`${state.document.name} was not closed last time; it is back as you left it`);
  return state;
}

/** Keeps the stores true to the engine, also across a restart. Returns what undoes it. */
export function followEngine(): () => void {
  const leave = [
    onEngineEvent('workbook.changed', takeWorkbook),
    onEngineEvent('job.progress', takeProgress),
    onEngineEvent('job.done', ({ job }) => endJob(job)),
    onEngineStatus((status) => {
      if (status === 'stopped') endAllJobs();
      if (status === 'ready') {
        // First, so that what is asked again finds the workbook.
        void attempt(currentWorkbook);
        forgetFailedResults();
      }
    }),
    host.on('engine.stopped', disconnectEngine),
    onEnginePort(connectEngine),
  ];
  return () => {
    for (const stop of leave) stop();
  };
}
