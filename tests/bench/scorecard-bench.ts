// npm run bench scorecard [rows]: 200 commitments over 12 months of attempts, against one scan of the columns they read.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { OpenWorkbook } from '../../electron/engine/engine-context.ts';
import { runScorecard } from '../../electron/engine/scorecard/run-scorecard.ts';
import { orderLink } from '../../electron/engine/slice/order-link.ts';
import { sourceTable } from '../../electron/engine/table-facts.ts';
import { commitmentSchema } from '../../shared/commitments/commitment.ts';
import { type FactWorkbook, factWorkbook, job } from '../support/fact-workbook.ts';
import { withDocument } from '../support/with-document.ts';
import { fillAttempts } from './bench-rows.ts';

const rows = Number(process.argv[2] ?? 10_000_000);
const runs = 3;
const partners = ['Northbank', 'Alder', 'Lumen', 'Keystone', 'Meridian', 'Cobalt'];
const metrics = [
  'auth_rate_gross',
  'technical_rate',
  'timeout_rate',
  'payment_success',
  'auth_rate_first',
  'decline_severity',
  'latency_p95',
];
const populations = ['all', 'web', 'app', 'voice', 'US'] as const;

const population = (name: (typeof populations)[number]) =>
  name === 'all' ? { kind: 'all' } : { kind: 'compare', column: name === 'US' ? 'country' : 'channel', operator: '=', value: name };

/** 6 partners x 7 metrics x 5 populations, the first 200 of them. */
const commitments = partners
  .flatMap((partner) => populations.flatMap((name) => metrics.map((metric) => ({ partner, name, metric }))))
  .slice(0, 200)
  .map(({ partner, name, metric }, index) =>
    commitmentSchema.parse({
      id: `c${index}`,
      partner,
      contract: 'Bench',
      clause: String(index),
      title: `${metric} of ${name}`,
      metric,
      downtimeRule: null,
      population: population(name),
      exclusions: [],
      maintenance: null,
      operator: metric === 'latency_p95' ? '<=' : '>=',
      target: metric === 'latency_p95' ? 1500 : 0.9,
      window: 'month',
      timeZone: 'America/New_York',
      minimumSample: null,
      rounding: null,
      remedy: { kind: 'fixed', amount: '100.00', currency: 'USD' },
      claimWithinDays: 30,
      effectiveFrom: '2025-01-01',
      effectiveTo: null,
    }),
  );

/** Seconds by the clock, and of processor time, which a busy machine leaves alone. */
interface Cost {
  readonly elapsed: number;
  readonly cpu: number;
}

const cost = async (step: () => Promise<unknown>): Promise<Cost> => {
  const began = performance.now();
  const before = process.cpuUsage();
  await step();
  const { user, system } = process.cpuUsage(before);
  return { elapsed: (performance.now() - began) / 1000, cpu: (user + system) / 1e6 };
};

/** As in a new session: what was linked is not at hand. */
const detach = async ({ workbook }: FactWorkbook): Promise<void> => {
  await workbook.session.withConnection(async (connection) => {
    const found = await connection.run(`SELECT database_name FROM duckdb_databases() WHERE starts_with(database_name, 'order_link_')`);
    for (const name of (await found.getColumns())[0] ?? []) await connection.run(`DETACH "${String(name)}"`);
  });
};

const facts = await factWorkbook({ timeZone: 'America/New_York' });
try {
  await fillAttempts(facts, rows, 365);
  const scan = `SELECT count(*), max(ts_utc), count(*) FILTER (result = 'approved'), count(*) FILTER (partner = 'Northbank'), count(*) FILTER (channel = 'web'), count(*) FILTER (country = 'US'), count(*) FILTER (timed_out), count(*) FILTER (decline_cat = 'funds'), sum(attempt_no), sum(latency_ms), sum(length(order_id)) FROM attempt`;
  const [scans, links, cards, reopened, whole]: [Cost[], Cost[], Cost[], Cost[], Cost[]] = [[], [], [], [], []];
  const opened = () => withDocument(facts.workbook, { commitments });
  const scorecard = (workbook: OpenWorkbook) => runScorecard(workbook, null, Date.UTC(2027, 1, 1), job);
  const forget = () => rm(join(facts.workbook.dataDir, 'kept'), { recursive: true, force: true });
  for (let run = 0; run < runs; run++) {
    scans.push(await cost(() => facts.run(scan)));
    // The statement above is a change of data to the workbook: nothing that was known before is used.
    await forget();
    const workbook = opened();
    const source = await sourceTable(workbook, 'attempt', job.signal);
    await detach(facts);
    links.push(await cost(() => orderLink(workbook, source, job)));
    cards.push(await cost(() => scorecard(workbook)));
    await detach(facts);
    await facts.run('SELECT 1');
    reopened.push(await cost(() => scorecard(opened())));
    await detach(facts);
    await forget();
    await facts.run('SELECT 1');
    whole.push(await cost(() => scorecard(opened())));
  }
  const least = (costs: readonly Cost[], of: keyof Cost): number => Math.min(...costs.map((each) => each[of]));
  const text = (costs: readonly Cost[]): string =>
    costs.map(({ elapsed, cpu }) => `${elapsed.toFixed(2)} (cpu ${cpu.toFixed(2)})`).join(', ');
  const against = (costs: readonly Cost[]): string =>
    `${text(costs)} s: ${(least(costs, 'elapsed') / least(scans, 'elapsed')).toFixed(1)}x of one scan, of processor time ${(least(costs, 'cpu') / least(scans, 'cpu')).toFixed(1)}x`;
  process.stdout.write(
    `${rows} attempts, ${commitments.length} commitments, 12 months
scan ${text(scans)} s
linking attempts to orders, after an import ${text(links)} s
scorecard after it ${against(cards)}
scorecard in a later session, which takes up the kept link ${against(reopened)}
scorecard that must link them itself ${against(whole)}
`,
  );
} finally {
  await facts.close();
}
