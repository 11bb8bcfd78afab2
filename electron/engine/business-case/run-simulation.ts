import type { Worker } from 'node:worker_threads';
import type { BusinessCase } from '../../../shared/business-case/business-case.ts';
import { type CaseFacts, factsOf } from '../../../shared/business-case/case-facts.ts';
import type { SimulationResult } from '../../../shared/business-case/simulation/simulation-result.ts';
import { type AppError, AppFailure } from '../../../shared/errors/app-error.ts';
import { fail } from '../../../shared/errors/fail.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { caseData } from './run-case.ts';
import { startWorker } from '../start-worker.ts';

export interface SimulationRequest {
  readonly id: number;
  readonly plan: BusinessCase;
  readonly facts: CaseFacts;
  readonly trials: number;
  readonly seed: number;
  /** One Int32, set to 1 when nobody waits any more. */
  readonly stop: SharedArrayBuffer;
}

export interface SimulationAnswer {
  readonly id: number;
  /** null when it was stopped or failed. */
  readonly result: SimulationResult | null;
  readonly error: AppError | null;
}

interface Waiting {
  readonly settle: (answer: SimulationAnswer) => void;
  readonly lose: (reason: Error) => void;
}

/** One thread for the life of the engine: it starts with the first simulation and holds no process open. */
let thread: Worker | null = null;
let asked = 0;
const waiting = new Map<number, Waiting>();

function simulationThread(): Worker {
  if (thread !== null) return thread;
  const worker = startWorker('simulate-worker', {});
  worker.on('message', (answer: SimulationAnswer) => {
    waiting.get(answer.id)?.settle(answer);
    waiting.delete(answer.id);
  });
  worker.on('error', (error) => {
    thread = null;
    for (const { lose } of waiting.values()) lose(error);
    waiting.clear();
  });
  worker.unref();
  thread = worker;
  return worker;
}

/** Simulates a case on what the workbook knows, off every thread that answers others. */
export async function runSimulation(
  workbook: OpenWorkbook,
  plan: BusinessCase,
  settings: { readonly trials: number; readonly seed: number },
  job: JobContext,
): Promise<SimulationResult> {
  return simulateFacts(plan, factsOf(plan, await caseData(workbook, plan, job)), settings, job.signal);
}

export async function simulateFacts(
  plan: BusinessCase,
  facts: CaseFacts,
  settings: { readonly trials: number; readonly seed: number },
  signal: AbortSignal,
): Promise<SimulationResult> {
  const worker = simulationThread();
  const stop = new SharedArrayBuffer(4);
  const halt = (): void => void Atomics.store(new Int32Array(stop), 0, 1);
  signal.addEventListener('abort', halt, { once: true });
  // While somebody waits, the process must not end.
  worker.ref();
  try {
    if (signal.aborted) halt();
    const id = ++asked;
    const answer = await new Promise<SimulationAnswer>((settle, lose) => {
      waiting.set(id, { settle, lose });
      worker.postMessage({ id, plan, facts, stop, ...settings } satisfies SimulationRequest);
    });
    if (answer.error !== null) throw new AppFailure(answer.error);
    return answer.result ?? fail('CANCELLED', {});
  } finally {
    signal.removeEventListener('abort', halt);
    if (waiting.size === 0) worker.unref();
  }
}
