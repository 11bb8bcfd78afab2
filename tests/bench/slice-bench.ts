import { runSlice } from '../../electron/engine/slice/run-slice.ts';
import type { SliceSpec } from '../../shared/query/slice.ts';
import { factWorkbook, job } from '../support/fact-workbook.ts';
import { sliceOf } from '../support/slice-values.ts';
import { fillAttempts, fillSettlement } from './bench-rows.ts';

/** Each case: the question, and the SQL an expert would write for the same numbers over the same period. */
interface Case {
  readonly name: string;
  readonly slice: SliceSpec;
  readonly raw: string;
}

const january = { from: '2026-01-01', to: '2026-02-01' };
const answered = "result IN ('approved', 'declined', 'error', 'timeout')";
const rate = "count(*) FILTER (WHERE result = 'approved'), count(*)";
/** New York's clocks change on March 8: an expert knows, and writes the two offsets. */
const local = "(ts_utc - CASE WHEN ts_utc < TIMESTAMP '2026-03-08 07:00:00' THEN INTERVAL 5 HOUR ELSE INTERVAL 4 HOUR END)";
const inJanuary = "ts_utc >= TIMESTAMP '2026-01-01 05:00:00' AND ts_utc < TIMESTAMP '2026-02-01 05:00:00'";

const cases: readonly Case[] = [
  {
    name: 'authorization rate, all rows, one number',
    slice: sliceOf('auth_rate_gross'),
    raw: `SELECT ${rate} FROM attempt WHERE method = 'card' AND ${answered}`,
  },
  {
    name: 'authorization rate by product',
    slice: sliceOf('auth_rate_gross', { by: ['product'] }),
    raw: `SELECT product, ${rate} FROM attempt WHERE method = 'card' AND ${answered} GROUP BY 1`,
  },
  {
    name: 'authorization rate by product and week',
    slice: sliceOf('auth_rate_gross', { by: ['product'], grain: 'week' }),
    raw: `SELECT product, date_trunc('week', ${local}), ${rate} FROM attempt WHERE method = 'card' AND ${answered} GROUP BY 1, 2`,
  },
  {
    name: 'authorization rate by BIN, January',
    slice: sliceOf('auth_rate_gross', { by: ['bin'], period: january }),
    raw: `SELECT bin, ${rate} FROM attempt WHERE method = 'card' AND ${answered} AND ${inJanuary} GROUP BY 1`,
  },
  {
    name: 'attempts by partner and day',
    slice: sliceOf('attempts', { by: ['partner'], grain: 'day' }),
    raw: `SELECT partner, CAST(${local} AS DATE), count(*) FROM attempt WHERE ${answered} GROUP BY 1, 2`,
  },
  {
    name: 'attempts by hour',
    slice: sliceOf('attempts', { grain: 'hour' }),
    raw: `SELECT date_trunc('hour', ts_utc), count(*) FROM attempt WHERE ${answered} GROUP BY 1`,
  },
  {
    name: 'declines by category and week',
    slice: sliceOf('decline_rate', { by: ['decline_cat'], grain: 'week' }),
    raw: `SELECT decline_cat, date_trunc('week', ${local}), count(*) FILTER (WHERE result <> 'approved'), count(*) FROM attempt WHERE ${answered} GROUP BY 1, 2`,
  },
  {
    name: 'first-attempt rate by month (raw: attempt_no = 1)',
    slice: sliceOf('auth_rate_first', { grain: 'month' }),
    raw: `SELECT date_trunc('month', ${local}), ${rate} FROM attempt WHERE method = 'card' AND attempt_no = 1 AND ${answered} GROUP BY 1`,
  },
  {
    name: 'payment success by product and month (raw: grouped by order)',
    slice: sliceOf('payment_success', { by: ['product'], grain: 'month' }),
    raw: `SELECT product, date_trunc('month', ts), count(*) FILTER (WHERE paid), count(*) FROM (SELECT arg_min(product, ts_utc) AS product, min(${local}) AS ts, bool_or(result = 'approved') AS paid FROM attempt WHERE ${answered} GROUP BY order_id) GROUP BY 1, 2`,
  },
  {
    name: 'p95 latency by partner',
    slice: sliceOf('latency_p95', { by: ['partner'] }),
    raw: `SELECT partner, quantile_cont(latency_ms, 0.95), count(*) FROM attempt WHERE ${answered} GROUP BY GROUPING SETS ((partner), ())`,
  },
  {
    name: 'five metrics by partner at once',
    slice: sliceOf(['auth_rate_gross', 'approval_rate', 'decline_rate', 'timeout_rate', 'attempts'], { by: ['partner'] }),
    raw: `SELECT partner, count(*) FILTER (WHERE method = 'card' AND result = 'approved'), count(*) FILTER (WHERE method = 'card'), count(*) FILTER (WHERE method = 'bnpl' AND result = 'approved'), count(*) FILTER (WHERE method = 'bnpl'), count(*) FILTER (WHERE result <> 'approved'), count(*) FILTER (WHERE result = 'timeout'), count(*) FROM attempt WHERE ${answered} GROUP BY 1`,
  },
  {
    name: 'cost of acceptance by partner and month, three currencies',
    slice: sliceOf('cost_of_acceptance_bps', { by: ['partner'], grain: 'month' }),
    raw: `SELECT partner, date_trunc('month', ${local}), sum(-fee_total * CASE ccy_net WHEN 'USD' THEN 1.000 WHEN 'CAD' THEN 0.730 ELSE 0.055 END), sum(gross * CASE ccy_gross WHEN 'USD' THEN 1.000 WHEN 'CAD' THEN 0.730 ELSE 0.055 END) FILTER (WHERE type = 'sale'), count(*) FILTER (WHERE type = 'sale') FROM settlement_line WHERE type <> 'payout' GROUP BY 1, 2`,
  },
];

const rows = Number(process.argv[2] ?? 10_000_000);
const rounds = Number(process.argv[3] ?? 5);
const write = (line: string): void => void process.stdout.write(`${line}\n`);

const facts = await factWorkbook({
  timeZone: 'America/New_York',
  fx: [
    { currency: 'CAD', rate: '0.73', from: null },
    { currency: 'MXN', rate: '0.055', from: null },
  ],
});
try {
  await fillAttempts(facts, rows);
  await fillSettlement(facts, rows / 2);
  const timed = async (run: () => Promise<unknown>): Promise<number> => {
    const started = performance.now();
    await run();
    return performance.now() - started;
  };
  const first = await timed(() => runSlice(facts.workbook, sliceOf('payment_success'), job));
  write(
    `${rows.toLocaleString('en-US')} attempts, ${(rows / 2).toLocaleString('en-US')} settlement lines, ${facts.workbook.session.threads} thread, best of ${rounds} alternating runs`,
  );
  write(`linking attempts to orders, once for each state of the data: ${(first / 1000).toFixed(1)} s\n`);
  write('| slice | raw SQL ms | Paybench ms | ratio |\n|---|---:|---:|---:|');
  for (const { name, slice, raw } of cases) {
    const ask = () => runSlice(facts.workbook, slice, job);
    const askRaw = () => facts.workbook.session.withConnection(async (connection) => (await connection.run(raw)).getColumns());
    await ask();
    const times: { raw: number[]; product: number[] } = { raw: [], product: [] };
    for (let round = 0; round < rounds; round++) {
      times.raw.push(await timed(askRaw));
      times.product.push(await timed(ask));
    }
    const [best, own] = [Math.min(...times.raw), Math.min(...times.product)];
    write(`| ${name} | ${best.toFixed(0)} | ${own.toFixed(0)} | ${(own / best).toFixed(2)}x |`);
  }
} finally {
  await facts.close();
}
