import { beforeAll, afterAll, describe, expect, it } from 'vitest';
import { runCommitment, runScorecard } from '../../electron/engine/scorecard/run-scorecard.ts';
import type { Commitment } from '../../shared/commitments/commitment.ts';
import type { OwnMetric } from '../../shared/metrics/own-metric.ts';
import { runMoney } from '../../electron/engine/money/run-money.ts';
import { clauseRows } from '../../shared/commitments/clause-rows.ts';
import { type FactRow, type FactWorkbook, factWorkbook, job } from '../support/fact-workbook.ts';
import { ownMetricNamed } from '../support/own-metrics.ts';
import { withDocument } from '../support/with-document.ts';
import { clause } from '../unit/commitments/sample-commitment.ts';

const july10 = Date.UTC(2026, 6, 10);
const june = Date.UTC(2026, 5, 1);
const stamp = (instant: number) => new Date(instant).toISOString().slice(0, 19).replace('T', ' ');
const minuteOf = (instant: string) => (Date.parse(instant) - june) / 60_000;

let facts: FactWorkbook;
beforeAll(async () => {
  facts = await factWorkbook();
});
afterAll(() => facts.close());

/** June 2026 minute by minute, 100 requests each, 50 partner errors in the minutes of `bad`. */
function juneMinutes(partner: string, bad: readonly [string, number][], without: readonly number[] = []): FactRow[] {
  const failing = new Set(bad.flatMap(([start, count]) => Array.from({ length: count }, (_, index) => minuteOf(start) + index)));
  const left = new Set(without);
  return Array.from({ length: 43_200 }, (_, minute) => minute)
    .filter((minute) => !left.has(minute))
    .map((minute) => {
      const errors = failing.has(minute) ? 50 : 0;
      return {
        minute: stamp(june + minute * 60_000),
        partner,
        endpoint: 'auth',
        requests: 100,
        ok: 100 - errors,
        err_partner: errors,
        err_own: 0,
      };
    });
}

describe('availability by minutes: golden case (a) through the database', () => {
  const ladder: Commitment['remedy'] = {
    kind: 'ladder',
    base: '420000',
    currency: 'USD',
    cap: null,
    steps: [{ below: 0.999, share: 0.1 }],
  };
  const maintenance = {
    id: 'm',
    label: 'Release',
    kind: 'maintenance' as const,
    start: '2026-06-20T02:00:00Z',
    end: '2026-06-20T02:30:00Z',
    announcedAt: '2026-06-19T20:00:00Z',
  };
  const commitment = clause({ remedy: ladder, claimWithinDays: 30, exclusions: [maintenance] });

  beforeAll(async () => {
    await facts.load(
      'availability_sample',
      juneMinutes('Northbank', [
        ['2026-06-03T10:00:00Z', 9],
        ['2026-06-11T15:00:00Z', 14],
        ['2026-06-20T02:00:00Z', 30],
      ]),
    );
    await facts.load('availability_sample', juneMinutes('Lumen', [], [100, 101]));
  });

  it('is 44 minutes down of 43,200, missed, with its credit, claim day and rows', async () => {
    const [result, ...others] = await runCommitment(facts.workbook, commitment, july10, job);
    expect(others).toEqual([]);
    expect(result).toMatchObject({
      status: 'missed',
      numerator: '43156',
      denominator: '43200',
      credit: { amount: '42000.00', currency: 'USD' },
      claimDue: '2026-07-30',
      window: { from: '2026-06-01', to: '2026-07-01', label: 'June 2026', open: false },
    });
    expect(result?.sentence).toBe('Availability 99.898 % against 99.9 %, 14 + 30 minutes counted, a 9-minute spell not counted.');
    expect(result?.lineage.metrics[0]?.id).toBe('availability_time');
    expect(result?.lineage.sql).toContain('availability_sample');
    expect(clauseRows(commitment, { from: '2026-06-01', to: '2026-07-01' })).toMatchObject({
      table: 'availability_sample',
      period: { from: '2026-06-01', to: '2026-07-01' },
    });
  });
  it('says which minutes are missing', async () => {
    const [result] = await runCommitment(facts.workbook, clause({ partner: 'Lumen' }), july10, job);
    expect(result).toMatchObject({ status: 'met', denominator: '43198' });
    expect(result?.sentence).toContain('2 minutes not in the data');
  });
  it('counts availability by requests from the same rows', async () => {
    // 53 minutes with 50 bad of 100 each: 2,650 bad of 4,320,000.
    const [result] = await runCommitment(facts.workbook, clause({ metric: 'availability_request', downtimeRule: null }), july10, job);
    expect(result).toMatchObject({ status: 'met', numerator: '4317350', denominator: '4320000' });
  });
  it('takes contract exclusions out of a rate', async () => {
    // Announced in time: the 30 minutes leave numerator and denominator, 1,150 bad of 4,317,000 stay.
    const announced = clause({
      metric: 'availability_request',
      downtimeRule: null,
      exclusions: [{ ...maintenance, announcedAt: '2026-06-01T00:00:00Z' }],
    });
    const [result] = await runCommitment(facts.workbook, announced, july10, job);
    expect(result).toMatchObject({ numerator: '4315850', denominator: '4317000' });
  });
  it('keeps the contract time zone: New York, June begins at 04:00 UTC', async () => {
    const [may, result] = await runCommitment(
      facts.workbook,
      clause({ metric: 'availability_request', downtimeRule: null, timeZone: 'America/New_York' }),
      july10,
      job,
    );
    expect([may?.window.from, may?.denominator, may?.status]).toEqual(['2026-05-01', '24000', 'not_measurable']);
    expect(result?.denominator).toBe(String(4_320_000 - 24_000));
  });
  it('judges a clause on a metric of the workbook’s own, by its newest formula, with its rows and its money', async () => {
    const failed = (formula: string): OwnMetric => ({ ...ownMetricNamed('failed_share'), label: 'Failed share', unit: 'ratio', formula });
    const promise = clause({
      metric: 'failed_share',
      downtimeRule: null,
      maintenance: null,
      operator: '<=',
      target: 0.0005,
      remedy: { kind: 'fixed', amount: '900.00', currency: 'USD' },
    });
    const having = (formula: string) => withDocument(facts.workbook, { commitments: [promise], metrics: [failed(formula)] });
    // 53 minutes with 50 failed of 100: 2,650 of 4,320,000 requests are 0.061 %, more than 0.05 %.
    const all = having('sum(err_partner of availability_sample) / sum(requests of availability_sample)');
    const [result] = await runCommitment(all, promise, july10, job);
    expect(result).toMatchObject({ status: 'missed', unit: 'ratio', numerator: '2650', denominator: '4320000' });
    const { items } = await runMoney(all, 'Northbank', july10, job);
    expect(items.map(({ amount, rows }) => [amount.amount, rows.table, rows.metric])).toEqual([
      ['900.00', 'availability_sample', 'failed_share'],
    ]);
    // A metric says what it counts: half of the same failures are kept within the level.
    const half = having('0.5 * sum(err_partner of availability_sample) / sum(requests of availability_sample)');
    expect((await runCommitment(half, promise, july10, job))[0]?.status).toBe('met');
  });
  it('puts all commitments of a partner on the scorecard, and a broken one says so', async () => {
    const broken = clause({
      id: 'c2',
      metric: 'availability_request',
      population: { kind: 'compare', column: 'nowhere', operator: '=', value: 'x' },
    });
    const workbook = withDocument(facts.workbook, { commitments: [commitment, clause({ id: 'c3', partner: 'Lumen' }), broken] });
    const all = await runScorecard(workbook, null, july10, job);
    expect(all.rows.map(({ commitment: { id }, results }) => [id, results.length])).toEqual([
      ['c1', 1],
      ['c3', 1],
      ['c2', 1],
    ]);
    expect(all.rows[2]?.problem).toContain('have no column nowhere');
    expect(all.rows[2]?.results[0]).toMatchObject({ status: 'not_measurable', window: { label: 'June 2026' } });
    expect(all.rows[2]?.results[0]?.sentence).toContain('have no column nowhere');
    expect((await runScorecard(workbook, 'Lumen', july10, job)).rows).toHaveLength(1);
    await expect(runCommitment(facts.workbook, broken, july10, job)).rejects.toThrow('FILTER_INVALID');
    await expect(runCommitment(facts.workbook, clause({ metric: 'settled_value' }), july10, job)).rejects.toThrow(
      'a commitment needs a rate',
    );
  });
  it('cannot measure a partner without rows, and says so for every window that is loaded', async () => {
    const results = await runCommitment(facts.workbook, clause({ partner: 'Nobody' }), july10, job);
    expect(results.map(({ status, window, sentence }) => [status, window.label, sentence])).toEqual([
      ['not_measurable', 'June 2026', 'Not measurable: no row of Nobody is in availability minutes.'],
    ]);
  });
});

describe('latency', () => {
  it('is the exact percentile of the window, open windows month to date', async () => {
    // 1..100 ms on each day June 1-15: the 95th percentile of 1..100 is 95.05 (linear between 95 and 96).
    const rows: FactRow[] = Array.from({ length: 1_500 }, (_, index) => ({
      ts_utc: stamp(june + Math.floor(index / 100) * 86_400_000 + 3_600_000),
      attempt_id: `a${index}`,
      order_id: `o${index}`,
      partner: 'Lumen',
      method: 'bnpl',
      product: 'bnpl',
      result: 'approved',
      attempt_no: 1,
      latency_ms: (index % 100) + 1,
    }));
    await facts.load('attempt', rows);
    const commitment = clause({ partner: 'Lumen', metric: 'latency_p95', downtimeRule: null, operator: '<=', target: 96 });
    const [open] = await runCommitment(facts.workbook, commitment, Date.UTC(2026, 5, 16), job);
    expect(open).toMatchObject({ status: 'on_track', window: { open: true }, denominator: '1500' });
    expect(open?.value).toBeCloseTo(95.05, 6);
    const [closed] = await runCommitment(facts.workbook, commitment, july10, job);
    expect(closed?.status).toBe('not_measurable');
    expect(closed?.sentence).toContain('the data does not cover the whole window');
  });
});
