import { fileURLToPath } from 'node:url';
import { bundleForNode, workerInputs } from '../../scripts/bundle-cli.mjs';

const folder = fileURLToPath(new URL('../../out/workers', import.meta.url));

/** Worker threads run plain JavaScript: they are bundled once before the tests, which find them by PAYBENCH_WORKER_DIR. */
export async function setup(): Promise<void> {
  const inputs = workerInputs();
  if (Object.keys(inputs).length > 0) await bundleForNode(inputs, folder, false);
  process.env['PAYBENCH_WORKER_DIR'] = folder;
}
