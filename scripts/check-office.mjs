// npm run check:office: exports a deck and a sheet, opens them in LibreOffice and checks what it drew. npm test never depends on it.
import { spawnSync } from 'node:child_process';
import { inRoot, say } from './root.mjs';

const packages = ['libreoffice-impress', 'libreoffice-calc', 'poppler-utils', 'fonts-liberation'];
const install = ['apt-get', 'install', '-y', '--no-install-recommends', ...packages];
const has = (program) => spawnSync('which', [program]).status === 0;
const missing = () => ['soffice', 'pdftoppm', 'pdftotext'].filter((program) => !has(program));

if (missing().length > 0 && process.getuid?.() === 0 && has('apt-get')) {
  say('Installing LibreOffice for this check ...');
  spawnSync(install[0], install.slice(1), { stdio: 'ignore', timeout: 420_000 });
}
if (missing().length > 0) {
  say(`This check needs ${missing().join(', ')}. Install with: ${install.join(' ')}`);
  process.exit(1);
}
const { status } = spawnSync(
  process.execPath,
  [inRoot('node_modules', 'vitest', 'vitest.mjs'), 'run', '--config', inRoot('tests', 'office', 'vitest.config.ts')],
  {
    stdio: 'inherit',
  },
);
process.exit(status ?? 1);
