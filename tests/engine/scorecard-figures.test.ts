import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runScorecard } from '../../electron/engine/scorecard/run-scorecard.ts';
import { dayNumber } from '../../shared/calendar/day.ts';
import { startOfDay } from '../../shared/calendar/time-zone.ts';
import type { Commitment } from '../../shared/commitments/commitment.ts';
import type { Filter } from '../../shared/query/filter.ts';
import { type FactWorkbook, factWorkbook, job } from '../support/fact-workbook.ts';
import { withDocument } from '../support/with-document.ts';
import { clause } from '../unit/commitments/sample-commitment.ts';

/** Three months of attempts; one in three is a retry of an order begun up to three days before, by whichever partner. Some lack an order, a channel or a latency. */
const fill = `INSERT INTO attempt BY NAME SELECT 1 AS extract_id, i AS line_no, i AS row_no,
  TIMESTAMP '2026-03-30 00:00:00' + to_microseconds((i * 1800 + h % 1800) * 1000000) AS ts_utc,
  CASE WHEN h % 19 = 0 THEN NULL ELSE 'o' || (CASE WHEN h % 3 = 0 THEN i - h // 3 % 140 ELSE i END) END AS order_id,
  ['Northbank', 'Lumen'][(h // 7 % 2)::INTEGER + 1] AS partner, ['card', 'co_brand', 'bnpl'][(h // 11 % 3)::INTEGER + 1] AS product,
  ['card', 'card', 'bnpl'][(h // 11 % 3)::INTEGER + 1] AS method, [NULL, 'web', 'app'][(h // 13 % 3)::INTEGER + 1] AS channel,
  ['US', 'CA'][(h // 17 % 2)::INTEGER + 1] AS country, CASE WHEN h % 3 = 0 THEN 2 ELSE 1 END AS attempt_no,
  ['approved', 'approved', 'declined', 'error', 'timeout', 'blocked', 'approved'][(h // 23 % 7)::INTEGER + 1] AS result,
  CASE WHEN h % 5 = 0 THEN NULL ELSE (h // 29 % 900) / 4.0 END AS latency_ms, 20 AS amount, 'USD' AS ccy
  FROM (SELECT range AS i, (hash(range) // 2)::BIGINT AS h FROM range(4400))`;

let facts: FactWorkbook;
beforeAll(async () => {
  facts = await factWorkbook();
  await facts.load('attempt', [{ ts_utc: '2026-03-30 00:00:00' }, { ts_utc: '2026-06-29 16:00:00' }]);
  await facts.run('DELETE FROM attempt');
  await facts.run(fill);
});
afterAll(() => facts.close());

const answered = `result IN ('approved', 'declined', 'error', 'timeout')`;
const at = (instant: number): string => `TIMESTAMP '${new Date(instant).toISOString().slice(0, 19).replace('T', ' ')}'`;

/** Orders one by one, each by a look at its own attempts: no table of retries, no corrections. */
const firsts = `(SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY coalesce(order_id, 'row ' || row_no) ORDER BY ts_utc, attempt_no, row_no) AS place,
  max(CASE WHEN result = 'approved' THEN 1 ELSE 0 END) OVER (PARTITION BY coalesce(order_id, 'row ' || row_no) ORDER BY ts_utc RANGE BETWEEN CURRENT ROW AND INTERVAL 24 HOUR FOLLOWING) AS paid
  FROM attempt WHERE ${answered}) WHERE place = 1)`;

/** Each metric by hand: what is counted over what, or the value. */
const byHand: Readonly<Record<string, (where: string) => string>> = {
  auth_rate_gross: (where) =>
    `SELECT count_if(result = 'approved'), count(*) FROM attempt WHERE method = 'card' AND ${answered} AND ${where}`,
  technical_rate: (where) => `SELECT count_if(result IN ('error', 'timeout')), count(*) FROM attempt WHERE ${answered} AND ${where}`,
  timeout_rate: (where) => `SELECT count_if(result = 'timeout'), count(*) FROM attempt WHERE ${answered} AND ${where}`,
  payment_success: (where) => `SELECT coalesce(sum(paid), 0), count(*) FROM ${firsts} WHERE ${where}`,
  auth_rate_first: (where) => `SELECT count_if(result = 'approved'), count(*) FROM ${firsts} WHERE method = 'card' AND ${where}`,
  latency_p95: (where) =>
    `SELECT quantile_cont(latency_ms, 0.95), count(latency_ms) FROM attempt WHERE ${answered} AND latency_ms IS NOT NULL AND ${where}`,
};

const is = (column: string, value: string): Filter => ({ kind: 'compare', column, operator: '=', value });

/** Populations, each with the condition that says the same. */
const populations: readonly (readonly [Filter, string])[] = [
  [{ kind: 'all' }, 'TRUE'],
  [is('channel', 'web'), `channel = 'web'`],
  [is('country', 'CA'), `country = 'CA'`],
  [{ kind: 'and', parts: [is('country', 'US'), is('channel', 'app')] }, `country = 'US' AND channel = 'app'`],
  [{ kind: 'or', parts: [is('channel', 'web'), is('country', 'CA')] }, `(channel = 'web' OR country = 'CA')`],
  [{ kind: 'missing', column: 'channel' }, 'channel IS NULL'],
  [{ kind: 'not', part: is('channel', 'web') }, `(channel IS NULL OR channel <> 'web')`],
  [{ kind: 'in', column: 'product', values: ['card', 'bnpl'] }, `product IN ('card', 'bnpl')`],
  [{ kind: 'compare', column: 'amount', operator: '>', value: 10 }, 'amount > 10'],
];
const hole = ['2026-05-03T10:30:00Z', '2026-05-05T02:15:00Z'] as const;

const drawn = fc.record({
  metric: fc.constantFrom(...Object.keys(byHand)),
  partner: fc.constantFrom('Northbank', 'Lumen'),
  population: fc.nat(populations.length - 1),
  window: fc.constantFrom('month' as const, 'quarter' as const),
  timeZone: fc.constantFrom('UTC', 'America/New_York', 'Asia/Tokyo'),
  isExcluded: fc.boolean(),
});

it('is in every figure of a scorecard what a statement written for it alone gives', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(drawn, { minLength: 20, maxLength: 40 }), async (draws) => {
      const commitments = draws.map(
        ({ population, isExcluded, metric, ...rest }, index): Commitment =>
          clause({
            ...rest,
            metric,
            id: `c${index}`,
            downtimeRule: null,
            maintenance: null,
            operator: metric === 'latency_p95' ? '<=' : '>=',
            target: metric === 'latency_p95' ? 200 : 0.5,
            population: populations[population]?.[0] ?? { kind: 'all' },
            exclusions: isExcluded
              ? [{ id: 'o', label: 'Our release', kind: 'own_fault', start: hole[0], end: hole[1], announcedAt: null }]
              : [],
          }),
      );
      const { rows } = await runScorecard(withDocument(facts.workbook, { commitments }), null, Date.UTC(2026, 6, 10), job);
      for (const [index, { results, problem }] of rows.entries()) {
        const draw = draws[index]!;
        expect(problem, draw.metric).toBeUndefined();
        expect(results.length).toBeGreaterThan(0);
        for (const { window, numerator, denominator, value, status } of results) {
          const [from, to] = [window.from, window.to].map((day) => at(startOfDay(draw.timeZone, dayNumber(day))));
          const where = [
            `partner = '${draw.partner}' AND ${populations[draw.population]?.[1]} AND ts_utc >= ${from} AND ts_utc < ${to}`,
            ...(draw.isExcluded ? [`NOT (ts_utc >= ${at(Date.parse(hole[0]))} AND ts_utc < ${at(Date.parse(hole[1]))})`] : []),
          ].join(' AND ');
          const [expected] = await facts.workbook.session.withConnection(async (connection) =>
            (await connection.runAndReadAll(byHand[draw.metric]?.(where) ?? '')).getRowsJS(),
          );
          const [top, n] = (expected ?? []).map((cell) => (cell === null ? null : Number(cell)));
          const label = `${JSON.stringify(draw)} ${window.label}`;
          if (n === 0) expect(status, label).toBe('not_measurable');
          else if (draw.metric === 'latency_p95') expect(value, label).toBeCloseTo(top ?? 0, 8);
          else expect([numerator, denominator], label).toEqual([String(top), String(n)]);
          compared++;
        }
      }
    }),
    { numRuns: 6, seed: 20_261_126 },
  );
  expect(compared).toBeGreaterThan(300);
}, 120_000);
