// npm run check:office: exports a deck and a sheet, opens them in LibreOffice and checks what it drew. npm test never depends on it.
// npm run check:office -- --schemas DIR [FILE...]: checks every part of a deck, a sheet and a document (and of the files named) against
// the transitional schemas of ECMA-376, which are not part of this project.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { inRoot, say } from './root.mjs';

const args = process.argv.slice(2);
const withSchemas = args[0] === '--schemas';
if (args.length > 0 && (!withSchemas || args.length < 2)) {
  say('Usage: npm run check:office [-- --schemas DIR [FILE...]]');
  process.exit(2);
}

const packages = withSchemas ? ['libxml2-utils'] : ['libreoffice-impress', 'libreoffice-calc', 'poppler-utils', 'fonts-liberation'];
const programs = withSchemas ? ['xmllint'] : ['soffice', 'pdftoppm', 'pdftotext'];
const install = ['apt-get', 'install', '-y', '--no-install-recommends', ...packages];
const has = (program) => spawnSync('which', [program]).status === 0;
const missing = () => programs.filter((program) => !has(program));

if (missing().length > 0 && process.getuid?.() === 0 && has('apt-get')) {
  say(`Installing ${packages.join(', ')} for this check ...`);
  spawnSync(install[0], install.slice(1), { stdio: 'ignore', timeout: 420_000 });
}
if (missing().length > 0) {
  say(`This check needs ${missing().join(', ')}. Install with: ${install.join(' ')}`);
  process.exit(1);
}
const [, folder, ...files] = args;
const env = withSchemas
  ? { ...process.env, PAYBENCH_SCHEMAS: resolve(folder), PAYBENCH_SCHEMA_FILES: JSON.stringify(files.map((file) => resolve(file))) }
  : process.env;
const { status } = spawnSync(
  process.execPath,
  [
    inRoot('node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--config',
    inRoot('tests', 'office', 'vitest.config.ts'),
    ...(withSchemas ? ['schemas'] : []),
  ],
  { stdio: 'inherit', env },
);
process.exit(status ?? 1);
