// npm run bench scorecard [rows]: 200 commitments over 12 months of attempts, against one scan of the columns they read.
import { runScorecard } from '../../electron/engine/scorecard/run-scorecard.ts';
import { orderLink } from '../../electron/engine/slice/order-link.ts';
import { sourceTable } from '../../electron/engine/table-facts.ts';
import { commitmentSchema } from '../../shared/commitments/commitment.ts';
import { factWorkbook, job } from '../support/fact-workbook.ts';
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

const facts = await factWorkbook({ timeZone: 'America/New_York' });
try {
  await fillAttempts(facts, rows, 365);
  const scan = `SELECT count(*), max(ts_utc), count(*) FILTER (result = 'approved'), count(*) FILTER (partner = 'Northbank'), count(*) FILTER (channel = 'web'), count(*) FILTER (country = 'US'), count(*) FILTER (timed_out), count(*) FILTER (decline_cat = 'funds'), sum(attempt_no), sum(latency_ms), sum(length(order_id)) FROM attempt`;
  const [scans, links, cards]: [Cost[], Cost[], Cost[]] = [[], [], []];
  for (let run = 0; run < runs; run++) {
    scans.push(await cost(() => facts.run(scan)));
    // The statement above is a change of data to the workbook: nothing that was known before is used.
    const workbook = withDocument(facts.workbook, { commitments });
    const source = await sourceTable(workbook, 'attempt', job.signal);
    links.push(await cost(() => orderLink(workbook, source, job)));
    cards.push(await cost(() => runScorecard(workbook, null, Date.UTC(2027, 1, 1), job)));
  }
  const least = (costs: readonly Cost[], of: keyof Cost): number => Math.min(...costs.map((each) => each[of]));
  const text = (costs: readonly Cost[]): string =>
    costs.map(({ elapsed, cpu }) => `${elapsed.toFixed(2)} (cpu ${cpu.toFixed(2)})`).join(', ');
  const ratio = (of: keyof Cost): string => `${(least(cards, of) / least(scans, of)).toFixed(1)}x`;
  process.stdout.write(
    `${rows} attempts, ${commitments.length} commitments, 12 months\nscan ${text(scans)} s\nlinking attempts to orders, once for each state of the data ${text(links)} s\nscorecard ${text(cards)} s\nratio ${ratio('elapsed')} of one scan, of processor time ${ratio('cpu')}\n`,
  );
} finally {
  await facts.close();
}
