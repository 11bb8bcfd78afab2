import { spawnSync } from 'node:child_process';
import { createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { createEngine } from '../../electron/engine/create-engine.ts';
import { importFile } from '../../electron/engine/import/import-file.ts';
import { gatewayColumns, writeGatewayFile } from './write-gateway-file.ts';

/**
 * Import with everything on (receipt, guard, two sums, quarantine) against a raw CREATE TABLE AS of the same file into a new database,
 * CHECKPOINT included on both sides. Each run has a process of its own; the two alternate.
 * Arguments: rows (default 1,000,000) and rounds (default 5).
 */
interface Run {
  readonly ms: number;
  readonly peakMb: number;
}

const peakMb = () => Math.round(process.resourceUsage().maxRSS / 1024);

async function ours(file: string, folder: string): Promise<Run> {
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
  const ms = performance.now() - started;
  if (result.status !== 'loaded') throw new Error(result.error.title);
  const { receipt } = result.extract;
  const agrees = receipt.amounts.every((amount) => amount.loaded === amount.independent);
  if (receipt.rows.quarantined + receipt.rows.faulty > 0 || !agrees) throw new Error('the receipt does not close');
  await engine.close();
  return { ms, peakMb: peakMb() };
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
  return { ms: performance.now() - started, peakMb: peakMb() };
}

async function once(kind: string, file: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'paybench-bench-'));
  try {
    const run = kind === 'ours' ? await ours(file, folder) : await raw(file, folder, Number(kind.replace('raw', '')));
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

async function compare(rows: number, rounds: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'paybench-bench-'));
  const file = join(folder, 'gateway.csv');
  const bytes = writeGatewayFile(file, rows);
  await warm(file);
  const cores = availableParallelism();
  const kinds = [...new Set(['ours', `raw${Math.max(1, cores - 1)}`, `raw${cores}`])];
  const runs = new Map(kinds.map((kind) => [kind, [] as Run[]]));
  for (let round = 0; round < rounds; round++)
    for (const kind of kinds) {
      const { stdout, status } = spawnSync(process.execPath, [process.argv[1] ?? '', '--one', kind, file], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      if (status !== 0) throw new Error(`${kind} failed`);
      runs.get(kind)?.push(JSON.parse(stdout) as Run);
    }
  rmSync(folder, { recursive: true, force: true });
  const mine = runs.get('ours') ?? [];
  process.stdout.write(
    `import of ${rows.toLocaleString('en-US')} rows x ${gatewayColumns.length} columns, ${(bytes / 1e6).toFixed(0)} MB, ${rounds} alternating rounds\n`,
  );
  const best = (list: readonly Run[]) => Math.min(...list.map((run) => run.ms));
  for (const [kind, list] of runs) {
    const ms = middle(list.map((run) => run.ms));
    const ratios = list.map((run, round) => (mine[round]?.ms ?? 0) / run.ms);
    const spread = `${Math.min(...ratios).toFixed(2)}-${Math.max(...ratios).toFixed(2)}`;
    // The best runs are those that other work on the machine disturbed least.
    const ratio =
      kind === 'ours' ? '' : `  ours is ${middle(ratios).toFixed(2)}x (${spread}), best to best ${(best(mine) / best(list)).toFixed(2)}x`;
    const name = kind === 'ours' ? 'import, everything on' : `raw, ${kind.slice(3)} thread${kind === 'raw1' ? '' : 's'}`;
    const peak = Math.max(...list.map((run) => run.peakMb));
    process.stdout.write(
      `  ${name.padEnd(24)} median ${(ms / 1000).toFixed(2)} s, best ${(best(list) / 1000).toFixed(2)} s  ${(bytes / 1e3 / ms).toFixed(0)} MB/s  peak ${peak} MB${ratio}\n`,
    );
  }
}

const [first, kind = '', file = ''] = process.argv.slice(2);
if (first === '--one' && existsSync(file)) await once(kind, file);
else await compare(Number(first ?? 1_000_000), Number(kind || 5));
