// node scripts/print-pdf.mjs PAGE TARGET: prints one self-contained page to PDF in the window's own browser.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from './build.mjs';
import { prepareElectron } from './prepare.mjs';
import { root, say } from './root.mjs';
import { run } from './run.mjs';

const [page, target] = process.argv.slice(2);
const userData = mkdtempSync(join(tmpdir(), 'paybench-print-'));
let code = 1;
try {
  const { binary, env, args } = await prepareElectron();
  await buildApp({ env });
  const words = [...args, root, `--print-page=${page}`, `--print-target=${target}`];
  ({ code } = await run(binary, words, { env: { ...env, PAYBENCH_USER_DATA: userData }, timeoutMs: 90_000 }));
} catch (error) {
  say(error.message);
} finally {
  rmSync(userData, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
process.exit(code ?? 1);
