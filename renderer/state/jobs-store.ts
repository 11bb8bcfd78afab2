import { create } from 'zustand';
import { callEngine } from '../connection/engine-client.ts';
import type { EngineEvents, EngineMethod, ParamsOf, ResultOf } from '../../shared/protocol/engine-protocol.ts';

export interface Job {
  readonly id: string;
  readonly label: string;
  readonly fraction: number | null;
  readonly detail: string;
  readonly cancel: (() => void) | null;
}

/** Steps that take longer than a blink, newest last. */
export const useJobs = create<{ readonly jobs: readonly Job[] }>(() => ({ jobs: [] }));

/** Calls of runJob, which show their progress themselves. */
const owned = new Set<string>();
let nextRun = 1;

function put(job: Job): void {
  useJobs.setState(({ jobs }) => ({
    jobs: jobs.some(({ id }) => id === job.id)
      ? jobs.map((known) => (known.id === job.id ? { ...job, cancel: known.cancel } : known))
      : [...jobs, job],
  }));
}

/** Progress of a call that a screen awaits, such as a sort over all rows. */
export function takeProgress({ job, label, fraction, detail }: EngineEvents['job.progress']): void {
  if (!owned.has(job)) put({ id: job, label, fraction, detail, cancel: null });
}

export function endJob(id: string): void {
  owned.delete(id);
  useJobs.setState(({ jobs }) => ({ jobs: jobs.filter((job) => job.id !== id) }));
}

export function endAllJobs(): void {
  owned.clear();
  useJobs.setState({ jobs: [] });
}

/** Calls the engine as a named job: shown in the status bar with progress and cancel until it ends; `stop` cancels it from elsewhere. */
export async function runJob<M extends EngineMethod>(
  label: string,
  method: M,
  params: ParamsOf<M>,
  stop?: AbortSignal,
): Promise<ResultOf<M>> {
  const id = `run-${nextRun++}`;
  const controller = new AbortController();
  stop?.addEventListener('abort', () => controller.abort(), { once: true });
  put({ id, label, fraction: null, detail: '', cancel: () => controller.abort() });
  try {
    return await callEngine(method, params, {
      signal: controller.signal,
      onProgress: (progress) => {
        owned.add(progress.job);
        put({ id, label, fraction: progress.fraction, detail: progress.detail === '' ? progress.label : progress.detail, cancel: null });
      },
    });
  } finally {
    endJob(id);
  }
}
