import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/** Starts `<name>-worker.ts` as a thread: bundled beside the engine in every build, and into PAYBENCH_WORKER_DIR for tests. */
export function startWorker(name: string, options: WorkerOptions): Worker {
  const folder = process.env['PAYBENCH_WORKER_DIR'];
  const entry = folder === undefined ? new URL(`./${name}.js`, import.meta.url) : pathToFileURL(join(folder, `${name}.js`));
  return new Worker(entry, options);
}
