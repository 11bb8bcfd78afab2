import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine } from '../../electron/engine/create-engine.ts';
import { importFile } from '../../electron/engine/import/import-file.ts';
import { toAppError } from '../../shared/errors/fail.ts';
import { writeGatewayFile } from './write-gateway-file.ts';

/**
 * Cancels imports of one file at moments spread over their run, the checks at the end included, and times until each has answered with
 * everything rolled back: no row, no receipt, no file in staging. Arguments: rows (default 1,000,000), moments (default 20).
 */
const rows = Number(process.argv[2] ?? 1_000_000);
const moments = Number(process.argv[3] ?? 20);
const folder = mkdtempSync(join(tmpdir(), 'paybench-bench-'));
const file = join(folder, 'gateway.csv');
writeGatewayFile(file, rows);

const engine = createEngine({
  dataDir: join(folder, 'data'),
  appVersion: 'bench',
  now: Date.now,
  resolveGrant: (grant) => grant,
  holder: 'terminal',
});
await engine.handlers['workbook.new']({ name: 'bench' }, { signal: new AbortController().signal, progress: () => undefined });
const workbook = engine.context.workbook();

interface Answer {
  readonly ms: number;
  /** Processor time of all threads meanwhile. */
  readonly cpuMs: number;
}

/** Imports until this share of the progress is told, then cancels; how long the answer took. */
async function cancelledAt(share: number): Promise<Answer> {
  const controller = new AbortController();
  let asked = 0;
  let used = process.cpuUsage();
  const progress = (_label: string, done: number | null) => {
    if (asked > 0 || (done ?? 0) < share) return;
    asked = performance.now();
    used = process.cpuUsage();
    controller.abort();
  };
  try {
    await importFile(workbook, file, {}, { signal: controller.signal, progress }, { now: Date.now });
  } catch (thrown) {
    if (toAppError(thrown).code !== 'CANCELLED') throw thrown;
    const { user, system } = process.cpuUsage(used);
    return { ms: performance.now() - asked, cpuMs: (user + system) / 1000 };
  }
  throw new Error(`not cancelled at ${share}`);
}

async function leftBehind(): Promise<number> {
  const counts = await workbook.session.withConnection(async (connection) =>
    (await connection.runAndReadAll('SELECT (SELECT count(*) FROM attempt) + (SELECT count(*) FROM extract_receipt)')).getRows(),
  );
  return Number(counts[0]?.[0]) + readdirSync(workbook.session.stagingFolder).filter((name) => name.startsWith('import-')).length;
}

const answers: Answer[] = [];
for (let moment = 0; moment < moments; moment++) {
  answers.push(await cancelledAt(Math.min(0.96, moment / (moments - 1))));
  if ((await leftBehind()) !== 0) throw new Error('something was left behind');
}
const spread = (numbers: readonly number[]) => {
  const sorted = [...numbers].sort((left, right) => left - right);
  return `median ${sorted[sorted.length >> 1]?.toFixed(0)} ms, at most ${sorted.at(-1)?.toFixed(0)} ms`;
};
process.stdout.write(
  `import of ${rows.toLocaleString('en-US')} rows cancelled at ${moments} moments, load ${loadavg()[0]?.toFixed(1)}: answered after ${spread(answers.map(({ ms }) => ms))}; processor time of all threads meanwhile ${spread(answers.map(({ cpuMs }) => cpuMs))}; nothing left behind\n`,
);
await engine.close();
rmSync(folder, { recursive: true, force: true });
