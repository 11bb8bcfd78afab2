import { mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { rolldown } from 'rolldown';
import { inRoot, say } from '../root.mjs';
import { mustRun } from '../run.mjs';

/** What the rows and the file follow from. */
const sources = [
  'tests/bench/bench-rows.ts',
  'tests/bench/write-millions.ts',
  'electron/engine/workbook-schema.ts',
  'shared/workbook/document.ts',
];
const changedAt = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

export const millionsFile = (millions) => inRoot('.cache', 'bench', `${millions}-million.paybench`);

/** A workbook with so many million attempts, built once; its path. */
export async function millionsWorkbook(millions = 10) {
  const file = millionsFile(millions);
  if (sources.every((source) => changedAt(inRoot(source)) < changedAt(file))) return file;
  say(`Building a workbook with ${millions} million attempts, once ...`);
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  const program = inRoot('.cache', 'bench', 'write-millions.mjs');
  const build = await rolldown({
    input: inRoot('tests', 'bench', 'write-millions.ts'),
    external: [/^node:/, /^@duckdb\//, /^@resvg\//],
    platform: 'node',
    cwd: inRoot(),
    logLevel: 'warn',
  });
  await build.write({ dir: dirname(program), format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' });
  await build.close();
  await mustRun('Building the workbook', process.execPath, [program, file, String(millions * 1_000_000), `${file}.data`], {
    timeoutMs: millions * 60_000,
  });
  rmSync(`${file}~`, { force: true });
  return file;
}
