import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { say } from '../root.mjs';
import { run } from '../run.mjs';

const isRoot = () => process.getuid?.() === 0;
export const hasProgram = (name) => (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));

/** Newer Debian releases rename two of them. */
async function libraryPackages() {
  const renamed = await run('apt-cache', ['show', '--no-all-versions', 'libgtk-3-0t64'], { capture: true, timeoutMs: 20_000 });
  return renamed.code === 0 ? ['libgtk-3-0t64', 'libnss3', 'libgbm1', 'libasound2t64'] : ['libgtk-3-0', 'libnss3', 'libgbm1', 'libasound2'];
}

async function missingLibraries(binary) {
  const linked = await run('ldd', [binary], { capture: true, timeoutMs: 20_000 });
  return linked.output
    .split('\n')
    .filter((line) => line.includes('not found'))
    .map((line) => line.trim().split(' ')[0]);
}

async function install(packages) {
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (!isRoot() || !hasProgram('apt-get')) throw new Error(`Some system packages are missing. Install them first:\n  sudo ${command}`);
  say(`Installing system packages: ${packages.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { timeoutMs: 120_000, capture: true, env });
  const result = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    timeoutMs: 300_000,
    capture: true,
    env,
  });
  if (result.code !== 0) throw new Error(`${command} failed:\n${result.output.slice(-2000)}`);
}

/** Makes sure that the binary finds its libraries and, where there is no display, a virtual one. Linux only. */
export async function ensureSystemLibraries(binary, { needsDisplayServer }) {
  if (process.platform !== 'linux') return;
  const missing = await missingLibraries(binary);
  const needsXvfb = needsDisplayServer && !hasProgram('Xvfb');
  if (missing.length > 0) say(`Missing libraries: ${missing.join(', ')}`);
  const packages = [...(missing.length > 0 ? await libraryPackages() : []), ...(needsXvfb ? ['xvfb', 'xauth'] : [])];
  if (packages.length > 0) await install(packages);
}
