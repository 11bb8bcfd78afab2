import { cpus, loadavg } from 'node:os';
import { runCube } from '../../electron/engine/cube/run-cube.ts';
import { runPivot } from '../../electron/engine/pivot/run-pivot.ts';
import { runRowsFind } from '../../electron/engine/rows/run-rows-find.ts';
import { runRowsPage } from '../../electron/engine/rows/run-rows.ts';
import { runBridge } from '../../electron/engine/slice/run-bridge.ts';
import { runSlice } from '../../electron/engine/slice/run-slice.ts';
import { runSql } from '../../electron/engine/sql/run-sql.ts';
import { toAppError } from '../../shared/errors/fail.ts';
import { pivotLayout } from '../../shared/pivot/pivot-spec.ts';
import type { JobContext } from '../../shared/protocol/engine-protocol.ts';
import type { RowsSpec } from '../../shared/query/rows-spec.ts';
import type { EngineHandlers } from '../../shared/protocol/engine-protocol.ts';
import { createRpcClient } from '../../shared/protocol/rpc-client.ts';
import { serveRpc } from '../../shared/protocol/rpc-server.ts';
import { factWorkbook } from '../support/fact-workbook.ts';
import { portPair } from '../support/port-pair.ts';
import { sliceOf } from '../support/slice-values.ts';
import { fillAttempts } from './bench-rows.ts';

// Every kind of question, cancelled at moments spread over its run: when the window has its answer, when the database has stopped, and how
// long the next question takes that is asked in the moment of the cancel, against the same question asked alone.
const rows = Number(process.argv[2] ?? 10_000_000);
const moments = Number(process.argv[3] ?? 6);
const longest = 4000;
const write = (line: string): void => void process.stdout.write(`${line}\n`);
const all = { kind: 'all' } as const;
const nextQuestion = "SELECT bin, count(*) FILTER (WHERE result = 'approved'), count(*) FROM attempt WHERE method = 'card' GROUP BY 1";
const everyRow: RowsSpec = { table: 'attempt', where: all, period: null, metric: null, part: 'all', sort: null };
const pivot = {
  ...pivotLayout(
    ['latency_p95', 'auth_rate_gross'],
    [
      { kind: 'column', column: 'partner' },
      { kind: 'column', column: 'bin' },
    ],
    [{ kind: 'date', grain: 'week' }],
  ),
  period: null,
  scopeCompare: null,
  where: all,
};

const median = (values: readonly number[]): number => values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
const facts = await factWorkbook({ timeZone: 'America/New_York' });
try {
  await fillAttempts(facts, rows);
  const { workbook } = facts;
  const january = { from: '2026-01-01', to: '2026-02-01' };
  const february = { from: '2026-02-01', to: '2026-03-01' };
  const faces = [null, 'partner', 'product', 'bin', 'issuer'].map((by) => ({ by, metrics: ['auth_rate_gross'] }));
  const text = 'no such order';
  const questions: Readonly<Record<string, (context: JobContext) => Promise<unknown>>> = {
    'orders linked': (context) => runSlice(workbook, sliceOf('payment_success', { by: ['product'], grain: 'day' }), context),
    'rate by BIN and day': (context) => runSlice(workbook, sliceOf('auth_rate_gross', { by: ['bin'], grain: 'day' }), context),
    'p95 by BIN and week': (context) => runSlice(workbook, sliceOf('latency_p95', { by: ['bin'], grain: 'week' }), context),
    'customers by partner': (context) => runSlice(workbook, sliceOf('customers', { by: ['partner'] }), context),
    'bridge by BIN': (context) =>
      runBridge(workbook, { metric: 'auth_rate_gross', by: 'bin', from: january, to: february, where: all }, context),
    'daily sums': (context) => runCube(workbook, { faces, where: all }, context),
    pivot: (context) => runPivot(workbook, pivot, context),
    'rows sorted by order id': (context) =>
      runRowsPage(workbook, { ...everyRow, sort: [{ column: 'order_id', descending: true }] }, 0, 50, context),
    find: (context) => runRowsFind(workbook, { rows: everyRow, text, from: 0, columns: ['order_id', 'partner', 'issuer'] }, context),
    'SQL: many groups': (context) =>
      runSql(workbook, 'SELECT order_id, count(*) c FROM attempt GROUP BY 1 ORDER BY c DESC LIMIT 5', context),
    'SQL: one long list': (context) =>
      runSql(workbook, 'SELECT len(string_agg(order_id, $$,$$ ORDER BY latency_ms)) FROM attempt', context),
    'SQL: patterns': (context) =>
      runSql(workbook, "SELECT count(*) FROM attempt WHERE regexp_matches(order_id || partner || issuer, '(a|b)*c(d|e)+x')", context),
    'SQL: window': (context) =>
      runSql(workbook, 'SELECT max(s) FROM (SELECT sum(amount) OVER (PARTITION BY bin ORDER BY ts_utc) s FROM attempt)', context),
    'SQL: a cross join': (context) =>
      runSql(workbook, 'SELECT count(*) FROM attempt a, attempt b WHERE a.latency_ms + b.latency_ms = 7', context),
    'SQL: all rows sorted': (context) =>
      runSql(workbook, 'SELECT * FROM (SELECT * FROM attempt ORDER BY order_id DESC) LIMIT 99999', context),
  };
  write(`${rows.toLocaleString('en-US')} attempts, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1) ?? ''} at the start\n`);
  // Every question is asked as one call of the protocol that only reads.
  let stopped = 0;
  let usedBy = 0;
  let used = process.cpuUsage();
  let ask: (context: JobContext) => Promise<unknown> = () => Promise.resolve(null);
  let ended: Promise<unknown> = Promise.resolve();
  const [near, far] = portPair();
  serveRpc(far, {
    'workbook.state': async (_: unknown, context: JobContext) => {
      const run = ask(context).finally(() => {
        stopped = performance.now();
        const { user, system } = process.cpuUsage(used);
        usedBy = (user + system) / 1000;
      });
      ended = run.catch(() => undefined);
      return (await run) as null;
    },
    'extract.list': async () => {
      await workbook.session.withConnection(async (connection) => (await connection.run(nextQuestion)).getColumns());
      return [];
    },
  } as unknown as EngineHandlers);
  const client = createRpcClient(near);
  const askNext = async (): Promise<number> => {
    const began = performance.now();
    await client.call('extract.list', {});
    return performance.now() - began;
  };
  await askNext();
  const cancelled = async (
    delay: number,
  ): Promise<{ answered: number; stopped: number; cpu: number; next: number; alone: number } | null> => {
    const control = new AbortController();
    let at = 0;
    let next = Promise.resolve(0);
    const timer = setTimeout(() => {
      at = performance.now();
      used = process.cpuUsage();
      control.abort();
      next = askNext();
    }, delay);
    let answered = 0;
    try {
      await client.call('workbook.state', {}, { signal: control.signal });
    } catch (thrown) {
      if (toAppError(thrown).code === 'CANCELLED') answered = performance.now();
    }
    clearTimeout(timer);
    await ended;
    const nextTook = await next;
    if (at === 0 || answered === 0) return null;
    return { answered: answered - at, stopped: stopped - at, cpu: usedBy, next: nextTook, alone: await askNext() };
  };
  write(
    '| question | whole run ms | cancelled after ms | answered within ms | stopped within ms | of processor time | next question ms | alone ms |\n|---|---:|---|---|---|---|---|---|',
  );
  const worst = { answered: 0, stopped: 0, late: 0 };
  const [nexts, alones]: [number[], number[]] = [[], []];
  let count = 0;
  for (const [name, question] of Object.entries(questions)) {
    ask = question;
    const began = performance.now();
    if ((await cancelled(longest)) !== null) stopped = began + longest;
    const whole = stopped - began;
    const found: { delay: number; answered: number; stopped: number; cpu: number; next: number; alone: number }[] = [];
    for (let moment = 0; moment < moments; moment++) {
      await facts.run('SELECT 1');
      const delay = Math.max(3, (whole * (moment + 0.5)) / moments);
      const one = await cancelled(delay);
      if (one !== null) found.push({ delay, ...one });
    }
    const texts = (pick: keyof (typeof found)[number]) => found.map((one) => Math.round(one[pick])).join(', ');
    write(
      `| ${name} | ${Math.round(whole)} | ${texts('delay')} | ${texts('answered')} | ${texts('stopped')} | ${texts('cpu')} | ${texts('next')} | ${texts('alone')} |`,
    );
    count += found.length;
    worst.late += found.filter((one) => one.stopped > 100).length;
    nexts.push(...found.map((one) => one.next));
    alones.push(...found.map((one) => one.alone));
    worst.answered = Math.max(worst.answered, ...found.map((one) => one.answered));
    worst.stopped = Math.max(worst.stopped, ...found.map((one) => one.stopped));
  }
  write(
    `\n${count} cancels: answered within ${Math.round(worst.answered)} ms at most, stopped within ${Math.round(worst.stopped)} ms, ${worst.late} of them after more than 100 ms; the next question asked in the moment of a cancel ${Math.round(median(nexts))} ms in the median (${Math.round(Math.max(...nexts))} ms at most), alone afterwards ${Math.round(median(alones))} ms (${Math.round(Math.max(...alones))} ms); load ${loadavg()[0]?.toFixed(1) ?? ''} at the end`,
  );
} finally {
  await facts.close();
}
