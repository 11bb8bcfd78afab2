import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommitment, runScorecard } from '../../electron/engine/scorecard/run-scorecard.ts';
import type { Commitment } from '../../shared/commitments/commitment.ts';
import type { CommitmentResult } from '../../shared/commitments/commitment-result.ts';
import type { Filter } from '../../shared/query/filter.ts';
import { type FactRow, type FactWorkbook, factWorkbook, job } from '../support/fact-workbook.ts';
import { withDocument } from '../support/with-document.ts';
import { clause } from '../unit/commitments/sample-commitment.ts';

const now = Date.UTC(2026, 6, 10);
const april = Date.UTC(2026, 3, 1);
const hourMs = 3_600_000;
const stamp = (instant: number) => new Date(instant).toISOString().slice(0, 19).replace('T', ' ');
const is = (column: string, value: string): Filter => ({ kind: 'compare', column, operator: '=', value });

interface Attempt {
  readonly at: number;
  readonly partner: string;
  readonly product: string;
  readonly result: 'approved' | 'declined' | 'timeout';
  readonly latency: number;
}

/** An attempt an hour from April to June, by two partners and three products, with results that a formula gives. */
const attempts: readonly Attempt[] = Array.from({ length: 91 * 24 }, (_, index) => ({
  at: april + index * hourMs,
  partner: index % 2 === 0 ? 'Northbank' : 'Lumen',
  product: ['card', 'co_brand', 'bnpl'][index % 3] ?? '',
  result: index % 7 === 0 ? 'declined' : index % 31 === 0 ? 'timeout' : 'approved',
  latency: (index * 37) % 1000,
}));

const rowOf = ({ at, partner, product, result, latency }: Attempt): FactRow => ({
  ts_utc: stamp(at),
  attempt_id: `a${at}`,
  order_id: `o${at}`,
  partner,
  product,
  method: 'card',
  result,
  attempt_no: 1,
  latency_ms: latency,
  amount: 50,
  ccy: 'USD',
});

/** The second method: rows walked one by one. */
function approvedOf(from: number, to: number, passes: (attempt: Attempt) => boolean): [string, string] {
  const inside = attempts.filter((attempt) => attempt.at >= from && attempt.at < to && passes(attempt));
  return [String(inside.filter(({ result }) => result === 'approved').length), String(inside.length)];
}

const rate = (change: Partial<Commitment>) => clause({ metric: 'auth_rate_gross', downtimeRule: null, maintenance: null, ...change });
const counts = (results: readonly CommitmentResult[]) => results.map(({ numerator, denominator }) => [numerator, denominator]);

let facts: FactWorkbook;
beforeAll(async () => {
  facts = await factWorkbook();
  await facts.load('attempt', attempts.map(rowOf));
});
afterAll(() => facts.close());

describe('many clauses answered together', () => {
  const clauses = [
    rate({ id: 'all' }),
    rate({ id: 'product', population: is('product', 'card') }),
    rate({ id: 'two', population: { kind: 'or', parts: [is('product', 'card'), is('product', 'bnpl')] } }),
    rate({ id: 'not', population: { kind: 'not', part: is('product', 'bnpl') } }),
    rate({ id: 'number', population: { kind: 'compare', column: 'latency_ms', operator: '<', value: 500 } }),
    rate({ id: 'lumen', partner: 'Lumen', window: 'quarter' }),
    rate({ id: 'tokyo', timeZone: 'Asia/Tokyo' }),
    rate({ id: 'timeouts', metric: 'timeout_rate', operator: '<=', target: 0.01 }),
    rate({ id: 'orders', metric: 'payment_success' }),
    rate({ id: 'p95', metric: 'latency_p95', operator: '<=', target: 960 }),
    rate({ id: 'p95-card', metric: 'latency_p95', operator: '<=', target: 960, population: is('product', 'card') }),
    rate({ id: 'rolling', window: 'rolling_30_days' }),
    rate({
      id: 'amended',
      amendments: [
        { id: 'x', label: 'Amendment 1', effectiveFrom: '2026-05-11', changes: { target: 0.5, population: is('product', 'co_brand') } },
      ],
    }),
    rate({
      id: 'excluded',
      exclusions: [
        { id: 'o', label: 'Our release', kind: 'own_fault', start: '2026-05-03T10:30:00Z', end: '2026-05-05T02:15:00Z', announcedAt: null },
      ],
    }),
  ];

  it('come to what each comes to alone', async () => {
    const together = await runScorecard(withDocument(facts.workbook, { commitments: clauses }), null, now, job);
    expect(together.rows.map(({ problem }) => problem)).toEqual(clauses.map(() => undefined));
    for (const [index, commitment] of clauses.entries()) {
      const own = await factWorkbook();
      try {
        await own.load('attempt', attempts.map(rowOf));
        const alone = await runCommitment(own.workbook, commitment, now, job);
        const { results = [] } = together.rows[index] ?? {};
        expect(results, commitment.id).toEqual(alone);
      } finally {
        await own.close();
      }
    }
  }, 120_000);

  it('come to what a walk over the rows gives', async () => {
    const { rows } = await runScorecard(withDocument(facts.workbook, { commitments: clauses }), null, now, job);
    const results = (id: string) => rows.find(({ commitment }) => commitment.id === id)?.results ?? [];
    const [may, june, july] = [Date.UTC(2026, 4, 1), Date.UTC(2026, 5, 1), Date.UTC(2026, 6, 1)];
    const northbank = ({ partner }: Attempt) => partner === 'Northbank';
    const months = (passes: (attempt: Attempt) => boolean) => [
      approvedOf(april, may, passes),
      approvedOf(may, june, passes),
      approvedOf(june, july, passes),
    ];
    expect(counts(results('all'))).toEqual(months(northbank));
    expect(counts(results('product'))).toEqual(months((one) => northbank(one) && one.product === 'card'));
    expect(counts(results('two'))).toEqual(months((one) => northbank(one) && one.product !== 'co_brand'));
    expect(counts(results('number'))).toEqual(months((one) => northbank(one) && one.latency < 500));
    expect(counts(results('lumen'))).toEqual([approvedOf(april, july, ({ partner }) => partner === 'Lumen')]);
    const tokyo = (instant: number) => instant - 9 * hourMs;
    expect(counts(results('tokyo'))).toEqual([
      approvedOf(tokyo(april), tokyo(may), northbank),
      approvedOf(tokyo(may), tokyo(june), northbank),
      approvedOf(tokyo(june), tokyo(july), northbank),
      approvedOf(tokyo(july), july, northbank),
    ]);
    const may11 = Date.UTC(2026, 4, 11);
    const coBrand = (one: Attempt) => northbank(one) && one.product === 'co_brand';
    expect(counts(results('amended'))).toEqual([
      approvedOf(april, may, northbank),
      approvedOf(may, may11, northbank),
      approvedOf(may11, june, coBrand),
      approvedOf(june, july, coBrand),
    ]);
    const hole = [Date.UTC(2026, 4, 3, 10, 30), Date.UTC(2026, 4, 5, 2, 15)] as const;
    expect(counts(results('excluded'))[1]).toEqual(
      approvedOf(may, june, (one) => northbank(one) && (one.at < hole[0] || one.at >= hole[1])),
    );
    expect(results('excluded')[1]?.exclusions).toMatchObject([{ id: 'o', excludedMinutes: 2385 }]);
    // The worst 30 days that end in May, walked day by day.
    const ends = Array.from({ length: 31 }, (_, day) => Date.UTC(2026, 4, 2 + day));
    const shares = ends.map((end) => approvedOf(end - 30 * 24 * hourMs, end, northbank)).map(([n, d]) => Number(n) / Number(d));
    const inMay = results('rolling').find(({ window }) => window.label.endsWith('worst of May 2026'));
    expect(inMay?.value).toBe(Math.min(...shares));
  });

  it('have passports whose query comes to the same numbers', async () => {
    const { rows } = await runScorecard(withDocument(facts.workbook, { commitments: clauses }), null, now, job);
    for (const { commitment, results } of rows) {
      if (['latency_p95', 'payment_success'].includes(commitment.metric)) continue;
      for (const { numerator, denominator, lineage, window } of results) {
        const [row] = await facts.workbook.session.withConnection(async (connection) =>
          (await connection.runAndReadAll(lineage.sql)).getRowsJS(),
        );
        expect(row?.slice(0, 2).map(String).sort(), `${commitment.id} ${window.label}`).toEqual(
          [numerator, denominator].map(String).sort(),
        );
      }
    }
  });

  it('stand when one of them cannot be answered', async () => {
    const broken = rate({ id: 'broken', population: is('nowhere', 'x') });
    const { rows } = await runScorecard(withDocument(facts.workbook, { commitments: [broken, rate({ id: 'all' })] }), null, now, job);
    expect(rows[0]?.problem).toContain('nowhere');
    expect(rows[1]?.results.map(({ status }) => status)).toEqual(['missed', 'missed', 'missed']);
  });
});

it('comes to the same whether a file was there from the start or came late, in any order', async () => {
  const thirds = [0, 1, 2].map((part) => attempts.filter((_, index) => index % 3 === part));
  const commitments = [
    rate({ id: 'rate' }),
    rate({ id: 'p95', metric: 'latency_p95', operator: '<=', target: 960 }),
    rate({ id: 'rolling', window: 'rolling_30_days' }),
    rate({ id: 'orders', metric: 'payment_success', window: 'quarter' }),
  ];
  const plain = (results: readonly CommitmentResult[]) => results.map((result) => ({ ...result, lineage: null }));
  const evaluated = async (order: readonly number[], asksBetween: boolean) => {
    const own = await factWorkbook();
    try {
      const workbook = withDocument(own.workbook, { commitments });
      for (const part of order) {
        await own.load('attempt', (thirds[part] ?? []).map(rowOf));
        if (asksBetween) await runScorecard(workbook, null, now, job);
      }
      const { rows } = await runScorecard(workbook, null, now, job);
      return rows.map(({ results }) => plain(results));
    } finally {
      await own.close();
    }
  };
  const expected = await evaluated([0, 1, 2], false);
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([0, 1, 2], { minLength: 3, maxLength: 3 }), async (order) => {
      expect(await evaluated(order, true)).toEqual(expected);
    }),
    { numRuns: 4 },
  );
}, 120_000);

describe('figures that a partner reports', () => {
  const report = (from: string, through: string, value: number, version = 1): FactRow => ({
    window_start: from,
    window_end: through,
    partner: 'Lumen',
    measure: 'availability',
    value,
    unit: 'percent',
    version,
    source_document: 'Monthly service report',
    received_at: '2026-07-05 09:00:00',
  });
  const figure = { measure: 'availability', mid: null, scheme: null, product: null };

  it('decide where the clause says so, with our own beside them', async () => {
    await facts.load('reported_measure', [
      report('2026-05-01', '2026-05-31', 99.98),
      report('2026-06-01', '2026-06-30', 99.97),
      report('2026-05-01', '2026-05-31', 99.85, 2),
    ]);
    const attested = rate({ id: 'attested', partner: 'Lumen', source: { kind: 'reported', figure } });
    const results = await runCommitment(facts.workbook, attested, now, job);
    expect(results.map(({ status, value, attested: isAttested, window }) => [window.label, status, value, isAttested])).toEqual([
      ['May 2026', 'missed', 0.9985, true],
      ['June 2026', 'met', 0.9997, true],
    ]);
    expect(results[0]?.reported.map(({ value }) => value)).toEqual([0.9985, 0.9998]);
    const own = approvedOf(Date.UTC(2026, 5, 1), Date.UTC(2026, 6, 1), ({ partner }) => partner === 'Lumen');
    expect(results[1]?.figures).toMatchObject({ own: Number(own[0]) / Number(own[1]), partner: 0.9997, disagrees: true });
  });
  it('stand beside ours where our rows decide', async () => {
    const results = await runCommitment(facts.workbook, rate({ partner: 'Lumen', partnerFigure: figure }), now, job);
    expect(results.map(({ status }) => status)).toEqual(['missed', 'missed', 'missed']);
    expect(results[0]?.figures?.sentence).toBe('Lumen has not reported its own figure.');
    expect(results[2]?.figures).toMatchObject({ partner: 0.9997 });
  });
});

it('estimates the sales behind a miss at the partner’s mean amount', async () => {
  const [result] = await runCommitment(facts.workbook, rate({ target: 0.9 }), now, job);
  const short = Number(result?.gapEvents);
  expect(short).toBeGreaterThan(0);
  expect(result?.impact).toEqual({
    what: 'attempts short of the target',
    count: String(short),
    sales: { amount: `${(short * 50).toFixed(2)}`, currency: 'USD' },
  });
});
