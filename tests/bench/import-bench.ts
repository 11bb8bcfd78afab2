import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { createEngine } from '../../electron/engine/create-engine.ts';
import { importFile } from '../../electron/engine/import/import-file.ts';
import { gatewayColumns, writeGatewayFile } from './write-gateway-file.ts';

/**
 * Import with everything on (receipt, guard, two sums, quarantine) against a raw CREATE TABLE AS of the same file into a new database,
 * CHECKPOINT included on both sides. Each run has a process of its own; the runs alternate.
 * Arguments: rows (default 1,000,000), rounds (default 5) and what is imported: `clean` or `ids` (three columns of 16- to 23-digit ids),
 * each against raw; `dirty` (one row in 200 damaged) or `gz`, each against the clean file imported the same way.
 */
const variants = ['clean', 'ids', 'dirty', 'gz'] as const;
type Variant = (typeof variants)[number];

interface Run {
  readonly ms: number;
  /** Of all threads together. */
  readonly cpuMs: number;
  readonly peakMb: number;
}

/** One kind of run: what it is called, how it is done, and of which file. */
interface Kind {
  readonly name: string;
  readonly how: string;
  readonly file: string;
}

function usedSince(started: number): Run {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  return { ms: performance.now() - started, cpuMs: (userCPUTime + systemCPUTime) / 1000, peakMb: Math.round(maxRSS / 1024) };
}

async function ours(file: string, folder: string, isDamaged: boolean): Promise<Run> {
  const engine = createEngine({
    dataDir: join(folder, 'data'),
    appVersion: 'bench',
    now: Date.now,
    resolveGrant: (grant) => grant,
    holder: 'terminal',
  });
  const job = { signal: new AbortController().signal, progress: () => undefined };
  await engine.handlers['workbook.new']({ name: 'bench' }, job);
  const workbook = engine.context.workbook();
  const started = performance.now();
  const result = await importFile(workbook, file, {}, job, { now: Date.now });
  await workbook.session.withConnection((connection) => connection.run('CHECKPOINT'));
  const run = usedSince(started);
  if (result.status !== 'loaded') throw new Error(result.error.title);
  const { receipt } = result.extract;
  const agrees = isDamaged || receipt.amounts.every((amount) => amount.loaded === amount.independent);
  if (receipt.rows.quarantined + receipt.rows.faulty > 0 !== isDamaged || !agrees) throw new Error('the receipt does not close');
  await engine.close();
  return run;
}

async function raw(file: string, folder: string, threads: number): Promise<Run> {
  const instance = await DuckDBInstance.create(join(folder, 'raw.duckdb'), { threads: String(threads), memory_limit: '2000MB' });
  const connection = await instance.connect();
  const columns = gatewayColumns.map(([name, type]) => `'${name}': '${type}'`).join(', ');
  const started = performance.now();
  await connection.run(
    `CREATE TABLE attempt AS FROM read_csv('${file}', columns = {${columns}}, header = true, delim = ',', quote = '"', escape = '"', auto_detect = false)`,
  );
  await connection.run('CHECKPOINT');
  return usedSince(started);
}

async function once(how: string, file: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'paybench-bench-'));
  try {
    const run = how.startsWith('raw') ? await raw(file, folder, Number(how.slice(3))) : await ours(file, folder, how === 'dirty');
    process.stdout.write(`${JSON.stringify(run)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Reads a file once, so that no run has to wait for the disk. */
async function warm(file: string): Promise<void> {
  for await (const _chunk of createReadStream(file, { highWaterMark: 1 << 22 }));
}

const middle = (numbers: readonly number[]) => [...numbers].sort((left, right) => left - right)[Math.floor(numbers.length / 2)] ?? 0;

/** Writes what is to be imported; the first kind is the one that the others are held against, or against which it is held. */
async function kindsOf(variant: Variant, rows: number, folder: string): Promise<readonly Kind[]> {
  const plain = join(folder, 'gateway.csv');
  writeGatewayFile(plain, rows, variant === 'ids' ? 'ids' : 'clean');
  const cores = availableParallelism();
  const clean = { name: 'import, everything on', how: 'clean', file: plain };
  if (variant === 'gz') {
    await pipeline(createReadStream(plain), createGzip(), createWriteStream(`${plain}.gz`));
    return [
      { name: 'import, gz', how: 'clean', file: `${plain}.gz` },
      { ...clean, name: 'import, plain' },
    ];
  }
  if (variant === 'dirty') {
    const dirty = join(folder, 'dirty.csv');
    writeGatewayFile(dirty, rows, 'dirty');
    return [
      { name: 'import, dirty', how: 'dirty', file: dirty },
      { ...clean, name: 'import, clean' },
    ];
  }
  const threads = [...new Set([Math.max(1, cores - 1), cores])];
  return [clean, ...threads.map((count) => ({ name: `raw, ${count} thread${count === 1 ? '' : 's'}`, how: `raw${count}`, file: plain }))];
}

function report(kinds: readonly Kind[], runs: readonly (readonly Run[])[], bytes: number): void {
  const [mine = []] = runs;
  const best = (list: readonly Run[]) => Math.min(...list.map(({ ms }) => ms));
  const peak = (list: readonly Run[]) => Math.max(...list.map(({ peakMb }) => peakMb));
  for (const [index, { name }] of kinds.entries()) {
    const list = runs[index] ?? [];
    const ms = middle(list.map((run) => run.ms));
    const cpu = middle(list.map((run) => run.cpuMs));
    const ratios = list.map((run, round) => (mine[round]?.ms ?? 0) / run.ms);
    const spread = `${Math.min(...ratios).toFixed(2)}-${Math.max(...ratios).toFixed(2)}`;
    // The best runs are those that other work on the machine disturbed least.
    const against =
      index === 0
        ? ''
        : `  against it ${middle(ratios).toFixed(2)}x (${spread}), best to best ${(best(mine) / best(list)).toFixed(2)}x, peak ${(peak(mine) / peak(list)).toFixed(2)}x`;
    process.stdout.write(
      `  ${name.padEnd(22)} median ${(ms / 1000).toFixed(2)} s, best ${(best(list) / 1000).toFixed(2)} s, cpu ${(cpu / 1000).toFixed(1)} s  ${(bytes / 1e3 / ms).toFixed(0)} MB/s  peak ${peak(list)} MB${against}\n`,
    );
  }
}

async function compare(variant: Variant, rows: number, rounds: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'paybench-bench-'));
  try {
    const kinds = await kindsOf(variant, rows, folder);
    for (const file of new Set(kinds.map((kind) => kind.file))) await warm(file);
    const runs = kinds.map(() => [] as Run[]);
    for (let round = 0; round < rounds; round++)
      for (const [index, { name, how, file }] of kinds.entries()) {
        const { stdout, status } = spawnSync(process.execPath, [process.argv[1] ?? '', '--one', how, file], {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        if (status !== 0) throw new Error(`${name} failed`);
        runs[index]?.push(JSON.parse(stdout) as Run);
      }
    const { size } = statSync(join(folder, 'gateway.csv'));
    process.stdout.write(
      `import (${variant}) of ${rows.toLocaleString('en-US')} rows x ${gatewayColumns.length} columns, ${(size / 1e6).toFixed(0)} MB, ${rounds} alternating rounds\n`,
    );
    report(kinds, runs, size);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [first, second = '', third = 'clean'] = process.argv.slice(2);
const variant = variants.find((known) => known === third);
if (first === '--one' && existsSync(third)) await once(second, third);
else if (variant === undefined) throw new Error(`There is no import called ${third}: ${variants.join(', ')}`);
else await compare(variant, Number(first ?? 1_000_000), Number(second || 5));
