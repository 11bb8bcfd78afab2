import type { Worker } from 'node:worker_threads';
import { startWorker } from '../start-worker.ts';

/** Files of one batch follow each other faster; after it, what the last file left in the thread's memory goes with the thread. */
const keptForMs = 2000;

let idle: Worker | null = null;

/** Only these: a thread hears of its own messages through others. */
function silence(worker: Worker): void {
  for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
}

/** A thread that reads one file: the one that has just read another, since starting one takes as long as reading a small file. */
export function takeThread(): Worker {
  if (idle === null) return startWorker('normaliser-worker', {});
  const worker = idle;
  idle = null;
  silence(worker);
  worker.ref();
  return worker;
}

/** Takes back a thread that has read its file to the end; it does not keep the program alive. */
export async function giveBack(worker: Worker): Promise<void> {
  silence(worker);
  if (idle !== null) {
    await worker.terminate();
    return;
  }
  idle = worker;
  worker.unref();
  const forget = () => {
    if (idle !== worker) return;
    idle = null;
    void worker.terminate();
  };
  worker.once('exit', forget);
  worker.once('error', forget);
  setTimeout(forget, keptForMs).unref();
}

/** Ends a thread in the middle of its file. */
export async function dropThread(worker: Worker): Promise<void> {
  silence(worker);
  await worker.terminate();
}
