import { mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { rolldown } from 'rolldown';
import { inRoot, say } from '../root.mjs';
import { mustRun } from '../run.mjs';

const rows = 10_000_000;
/** What the rows and the file follow from. */
const sources = [
  'tests/bench/bench-rows.ts',
  'tests/bench/write-ten-million.ts',
  'electron/engine/workbook-schema.ts',
  'shared/workbook/document.ts',
];
const changedAt = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** A workbook with ten million attempts, built once; its path. */
export async function tenMillionWorkbook() {
  const file = inRoot('.cache', 'bench', 'ten-million.paybench');
  if (sources.every((source) => changedAt(inRoot(source)) < changedAt(file))) return file;
  say('Building a workbook with ten million attempts, once ...');
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  const program = inRoot('.cache', 'bench', 'write-ten-million.mjs');
  const build = await rolldown({
    input: inRoot('tests', 'bench', 'write-ten-million.ts'),
    external: [/^node:/, /^@duckdb\//, /^@resvg\//],
    platform: 'node',
    cwd: inRoot(),
    logLevel: 'warn',
  });
  await build.write({ dir: dirname(program), format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' });
  await build.close();
  await mustRun('Building the workbook', process.execPath, [program, file, String(rows), `${file}.data`], { timeoutMs: 600_000 });
  rmSync(`${file}~`, { force: true });
  return file;
}
