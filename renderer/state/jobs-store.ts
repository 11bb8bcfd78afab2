import { create } from 'zustand';
import { type CallOptions, callEngine, cancelCall } from '../connection/engine-client.ts';
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

function put(job: Job): void {
  useJobs.setState(({ jobs }) => {
    const at = jobs.findIndex(({ id }) => id === job.id);
    return {
      jobs:
        at < 0
          ? [...jobs, job]
          : jobs.map((known) => (known.id === job.id ? { ...known, ...job, cancel: known.cancel ?? job.cancel } : known)),
    };
  });
}

export function takeProgress({ job, label, fraction, detail }: EngineEvents['job.progress']): void {
  put({ id: job, label, fraction, detail, cancel: () => cancelCall(Number(job)) });
}

export function endJob(id: string): void {
  useJobs.setState(({ jobs }) => ({ jobs: jobs.filter((job) => job.id !== id) }));
}

export function endAllJobs(): void {
  useJobs.setState({ jobs: [] });
}

/** Calls the engine as a named job: shown in the status bar with progress and cancel until it ends. */
export async function runJob<M extends EngineMethod>(
  label: string,
  method: M,
  params: ParamsOf<M>,
  options: CallOptions = {},
): Promise<ResultOf<M>> {
  let id = '';
  try {
    return await callEngine(method, params, {
      ...options,
      onStart: (call) => {
        id = String(call);
        put({ id, label, fraction: null, detail: '', cancel: () => cancelCall(call) });
        options.onStart?.(call);
      },
    });
  } finally {
    endJob(id);
  }
}
