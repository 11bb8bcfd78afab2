import { onEnginePort } from '../connection/browser-port.ts';
import { callEngine, connectEngine, disconnectEngine, onEngineEvent, onEngineStatus } from '../connection/engine-client.ts';
import { host } from '../connection/host-client.ts';
import type { WorkbookState } from '../../shared/protocol/engine-protocol.ts';
import { attempt } from './document-actions.ts';
import { takeWorkbook, useDocumentStore } from './document-store.ts';
import { endAllJobs, endJob, takeProgress } from './jobs-store.ts';
import { forgetFailedResults } from './results-cache.ts';

/** The workbook as the engine has it; after a restart, the one that was open is opened again with the edits of its working copy. */
async function currentWorkbook(): Promise<WorkbookState | null> {
  const state = await callEngine('workbook.state', {});
  const { openedFrom } = useDocumentStore.getState();
  if (state !== null || openedFrom === null) return state;
  if (openedFrom.kind === 'demo') return callEngine('workbook.openDemo', {});
  const result = await callEngine('workbook.open', { grant: openedFrom.grant, choice: 'recover' });
  return result.kind === 'opened' ? result.state : null;
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
        forgetFailedResults();
        void attempt(currentWorkbook);
      }
    }),
    host.on('engine.stopped', disconnectEngine),
    onEnginePort(connectEngine),
  ];
  return () => {
    for (const stop of leave) stop();
  };
}
