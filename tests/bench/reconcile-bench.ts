import { runReconcile } from '../../electron/engine/reconcile/run-reconcile.ts';
import { runReconcileQueue } from '../../electron/engine/reconcile/run-reconcile-queue.ts';
import { factWorkbook, job } from '../support/fact-workbook.ts';
import { fillReconciliation } from './reconcile-rows.ts';

const rows = Number(process.argv[2] ?? 1_000_003);
const write = (line: string): void => void process.stdout.write(`${line}\n`);
const facts = await factWorkbook({ timeZone: 'America/New_York' });
let peak = 0;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss);
}, 20);
try {
  const planted = await fillReconciliation(facts, rows);
  const before = process.memoryUsage().rss;
  peak = before;
  const timed = async <T>(name: string, run: () => Promise<T>): Promise<T> => {
    const [started, used] = [performance.now(), process.cpuUsage()];
    const result = await run();
    const { user, system } = process.cpuUsage(used);
    write(`| ${name} | ${((performance.now() - started) / 1000).toFixed(2)} | ${((user + system) / 1e6).toFixed(2)} |`);
    return result;
  };
  write(
    `${rows.toLocaleString('en-US')} orders: ledger, partner lines, payouts and bank lines\n\n| step | s | s of processor |\n|---|---:|---:|`,
  );
  let at = process.cpuUsage();
  const steps = {
    signal: job.signal,
    progress: (label: string) => {
      if (process.env['STEPS'] !== undefined) write(`  ${label} ${(process.cpuUsage(at).user / 1e6).toFixed(2)}`);
      at = process.cpuUsage();
    },
  };
  const summary = await timed('everything, from the rows', () => runReconcile(facts.workbook, null, null, steps));
  await timed('the same again', () => runReconcile(facts.workbook, null, null, job));
  const page = { asOf: null, filter: {}, sort: { column: 'size', descending: true }, offset: 0, limit: 100 } as const;
  await timed('first page of the queue', () => runReconcileQueue(facts.workbook, page, job));
  await timed('page at 1,000', () => runReconcileQueue(facts.workbook, { ...page, offset: 1000 }, job));
  await timed('as of another day', () => runReconcile(facts.workbook, '2026-02-15', null, job));
  write(`\npeak memory ${Math.round(peak / 1e6)} MB, ${Math.round(before / 1e6)} MB before`);
  for (const { leg, total } of summary.legs)
    write(
      `${leg}: ${total.left.items} / ${total.right.items} items, ${total.matchRate.numerator} of ${total.matchRate.denominator} matched, ${total.waiting} waiting, ${total.breaks.map(({ type, count }) => `${count} ${type}`).join(', ')}`,
    );
  write(`planted: ${JSON.stringify(planted)}`);
} finally {
  clearInterval(watch);
  await facts.close();
}
