import { cpus, loadavg } from 'node:os';
import { runCube } from '../../electron/engine/cube/run-cube.ts';
import { dayNumber } from '../../shared/calendar/day.ts';
import { cubeSlice } from '../../shared/metrics/cube-slice.ts';
import type { CubeSpec } from '../../shared/metrics/cube-spec.ts';
import { indexCube } from '../../shared/metrics/metric-cube.ts';
import { factWorkbook, job } from '../support/fact-workbook.ts';
import { fillAttempts } from './bench-rows.ts';

// Daily sums behind the overview, against the queries of one move of a brush: six linked charts, each read from the rows.
const rows = Number(process.argv[2] ?? 10_000_000);
const rounds = 5;
const write = (line: string): void => void process.stdout.write(`${line}\n`);
const metric = 'auth_rate_gross';
const dimensions = ['partner', 'product', 'channel', 'country', 'issuer'];
const faces: CubeSpec['faces'] = [null, ...dimensions].map((by) => ({ by, metrics: [metric] }));
const answered = "method = 'card' AND result IN ('approved', 'declined', 'error', 'timeout')";
const brushed = "ts_utc >= TIMESTAMP '2026-01-10 05:00:00' AND ts_utc < TIMESTAMP '2026-03-20 04:00:00'";
const raw = [null, ...dimensions].map(
  (by) =>
    `SELECT ${by === null ? '' : `${by}, `}count(*) FILTER (WHERE result = 'approved'), count(*) FROM attempt WHERE ${answered} AND ${brushed}${by === null ? '' : ' GROUP BY 1'}`,
);

const facts = await factWorkbook({ timeZone: 'America/New_York' });
const median = (values: readonly number[]): number => values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
try {
  await fillAttempts(facts, rows);
  const timed = async (run: () => Promise<unknown>): Promise<number> => {
    const began = performance.now();
    await run();
    return performance.now() - began;
  };
  const query = (sql: string) =>
    timed(() => facts.workbook.session.withConnection(async (connection) => (await connection.run(sql)).getColumns()));
  write(`${rows.toLocaleString('en-US')} attempts, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1) ?? ''} at the start`);
  const [build, move, single]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round <= rounds; round++) {
    const built = await timed(() => runCube(facts.workbook, { faces, where: { kind: 'all' } }, job));
    const each: number[] = [];
    for (const sql of raw) each.push(await query(sql));
    if (round === 0) continue;
    build.push(built);
    move.push(each.reduce((sum, ms) => sum + ms, 0));
    single.push(each[1] ?? 0);
  }
  const cube = await runCube(facts.workbook, { faces, where: { kind: 'all' } }, job);
  const indexing = await timed(async () => indexCube(cube));
  const index = indexCube(cube);
  const moves: number[] = [];
  for (let step = 0; step < 300; step++) {
    const span = { from: dayNumber('2026-01-01') + (step % 60), to: dayNumber('2026-01-01') + (step % 60) + 1 + (step % 29) };
    const began = performance.now();
    for (const by of [null, ...dimensions])
      cubeSlice(index, { metric, by, span, base: { from: span.from - 30, to: span.from }, currency: 'USD' });
    moves.push(performance.now() - began);
  }
  const ms = (value: number) => `${value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 2 : 0 })} ms`;
  const [b, m, s] = [median(build), median(move), median(single)];
  write(`cube of six charts: ${ms(b)}`);
  write(`raw queries of one move, six charts: ${ms(m)}; the cube takes ${(b / m).toFixed(2)}x`);
  write(`raw query of one chart (by partner): ${ms(s)}; the cube takes ${(b / s).toFixed(2)}x`);
  write(`sums running over the days: ${ms(indexing)}`);
  const sorted = moves.toSorted((left, right) => left - right);
  write(`figures of six charts from the cube: median ${ms(median(moves))}, p95 ${ms(sorted[Math.floor(sorted.length * 0.95)] ?? 0)}`);
  write(`load ${loadavg()[0]?.toFixed(1) ?? ''} at the end`);
} finally {
  await facts.close();
}
