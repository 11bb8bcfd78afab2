import { fileURLToPath } from 'node:url';
import { buildWorkers } from '../../scripts/build.mjs';

/** Worker threads run plain JavaScript: they are bundled before the tests, which find them by PAYBENCH_WORKER_DIR. */
export async function setup(): Promise<void> {
  await buildWorkers();
  process.env['PAYBENCH_WORKER_DIR'] = fileURLToPath(new URL('../../out/workers', import.meta.url));
}
