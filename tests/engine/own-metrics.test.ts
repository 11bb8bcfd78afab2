import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runRowsPage } from '../../electron/engine/rows/run-rows.ts';
import { runSql, sqlMetrics, sqlRows } from '../../electron/engine/sql/run-sql.ts';
import { checkMetric } from '../../electron/engine/slice/check-metric.ts';
import { runBridge } from '../../electron/engine/slice/run-bridge.ts';
import { runSlice } from '../../electron/engine/slice/run-slice.ts';
import { lineFilter } from '../../shared/metrics/from-sql/rows-of-sql.ts';
import { metricCatalog } from '../../shared/metrics/metric-catalog.ts';
import type { OwnMetric } from '../../shared/metrics/own-metric.ts';
import { putMetric, removeMetric } from '../../shared/workbook/edit-metrics.ts';
import { type FactWorkbook, factWorkbook, job } from '../support/fact-workbook.ts';
import { ownMetricNamed } from '../support/own-metrics.ts';
import { cell, sliceOf, table, total } from '../support/slice-values.ts';

/** March 2: Lumen answers in 100, 200, 900 ms (declined), Alder in 400 ms; sales of USD 10 and 30, fees 1; two contacts. */
let facts: FactWorkbook;
beforeAll(async () => {
  facts = await factWorkbook({ currency: 'USD' });
  const at = { ts_utc: '2026-03-02 10:00:00', method: 'card' };
  await facts.load('attempt', [
    { ...at, order_id: 'a', partner: 'Lumen', result: 'approved', latency_ms: 100, customer_id: 'c1' },
    { ...at, order_id: 'b', partner: 'Lumen', result: 'approved', latency_ms: 200, customer_id: 'c1' },
    { ...at, order_id: 'c', partner: 'Lumen', result: 'declined', latency_ms: 900, customer_id: 'c2' },
    { ...at, order_id: 'd', partner: 'Alder', result: 'approved', latency_ms: 400, customer_id: 'c2' },
  ]);
  await facts.load('settlement_line', [
    { ts_utc: '2026-03-02 10:00:00', partner: 'Lumen', type: 'sale', gross: 10, ccy_gross: 'USD', fee_total: -1, ccy_net: 'USD' },
    { ts_utc: '2026-03-02 10:00:00', partner: 'Alder', type: 'sale', gross: 30, ccy_gross: 'USD', fee_total: 0, ccy_net: 'USD' },
  ]);
  await facts.load(
    'contact',
    [1, 2].map((id) => ({ ts_utc: '2026-03-02 12:00:00', partner: 'Lumen', contact_id: `${id}`, is_payment: true })),
  );
});
afterAll(() => facts.close());

const own = (formula: string, more: Partial<OwnMetric> = {}): OwnMetric => ({ ...ownMetricNamed('mine'), label: 'Mine', formula, ...more });
const check = (formula: string, more: Partial<OwnMetric> = {}) => checkMetric(facts.workbook, own(formula, more), job);

describe('a metric as text, tried on the data', () => {
  it.each<[string, Partial<OwnMetric>, readonly unknown[]]>([
    ['count(attempt)', {}, [4n, 4n, null, 4n]],
    ['count(attempt where result = "approved") / count(attempt)', { unit: 'ratio' }, [0.75, 3n, 4n, 4n]],
    ['sum(gross of settlement_line where type = "sale")', { unit: 'money' }, [40_000_000n, 40_000_000n, null, 2n]],
    ['distinct(customer_id of attempt)', {}, [2n, 2n, null, 4n]],
    ['median(latency_ms of attempt)', { unit: 'milliseconds' }, [300, null, null, 4n]],
    ['average(latency_ms of attempt where partner = "Lumen")', { unit: 'milliseconds' }, [400, 1200, 3n, 3n]],
    ['count(attempt) / distinct(customer_id of attempt)', { unit: 'multiple' }, [2, 4n, 2n, 4n]],
    // Over two tables: 2 contacts for 3 approved attempts, times 1,000.
    ['count(contact) / count(attempt where result = "approved")', { unit: 'per_thousand' }, [2000 / 3, 2n, 3n, 3n]],
    // Metrics of the product in braces: 4 orders less 2 contacts.
    // It rests on the smaller of the two.
    ['{orders} - count(contact)', {}, [2n, 2n, null, 2n]],
    ['(count(attempt) + 2) * 0.5', { unit: 'multiple' }, [3, null, null, 4n]],
  ])('%s', async (formula, more, wanted) => {
    const { problem, result } = await check(formula, more);
    expect(problem).toBeNull();
    if (result === null) throw new Error('no number');
    expect(total(result, 'mine')).toEqual(wanted);
  });
  it('with a parameter, which may differ where it is asked', async () => {
    const slow = own('count(attempt where latency_ms >= $limit) / count(attempt)', {
      id: 'slow',
      unit: 'ratio',
      parameters: [{ name: 'limit', label: 'ms', value: 400 }],
    });
    facts.setMetrics([slow]);
    expect(total(await runSlice(facts.workbook, sliceOf('slow'), job), 'slow')[0]).toBe(0.5);
    expect(total(await runSlice(facts.workbook, sliceOf('slow(limit=900)'), job), 'slow(limit=900)')[0]).toBe(0.25);
    facts.setMetrics([]);
  });
});

describe('a figure of a SELECT as a metric', () => {
  const approved = "result = 'approved'";
  it.each<[string, string, OwnMetric['unit']]>([
    ['count(*)', 'count(attempt)', 'count'],
    [`count(*) FILTER (WHERE ${approved}) / count(*)`, 'count(attempt where result = "approved") / count(attempt)', 'multiple'],
    [
      `round(sum(CASE WHEN ${approved} THEN 1 ELSE 0 END)::DOUBLE / nullif(count(*), 0), 6)`,
      'count(attempt where result = "approved") / count(attempt)',
      'multiple',
    ],
    ["count_if(partner IN ('Lumen') AND latency_ms BETWEEN 100 AND 200.5)", '', 'count'],
    ["count_if(partner NOT IN ('Lumen') OR NOT latency_ms < 300)", '', 'count'],
    ["count_if(ccy <> 'CAD')", 'count(attempt where ccy != "CAD" and not ccy is missing)', 'count'],
    ['count(ccy) + count(partner)', '', 'count'],
    ['count(DISTINCT customer_id)', 'distinct(customer_id of attempt)', 'count'],
    ['avg(latency_ms)', 'average(latency_ms of attempt)', 'milliseconds'],
    ['quantile_cont(latency_ms, 0.5)', 'median(latency_ms of attempt)', 'milliseconds'],
    ["CAST((count(*) + 2.5) * 2 - count(*) FILTER (WHERE 'Alder' = partner) AS DOUBLE)", '', 'multiple'],
  ])('%s', async (figure, formula, unit) => {
    const sql = `SELECT ${figure} AS f FROM attempt a WHERE a.method = 'card' AND partner IS NOT NULL`;
    const [metric] = (await sqlMetrics(facts.workbook, sql, job.signal)) as readonly { name: string; formula: string }[];
    const text = metric?.formula ?? '';
    // What stands in WHERE holds for every part of it.
    const everywhere = 'method = "card" and not partner is missing';
    if (formula !== '') expect(text.replaceAll(`${everywhere} and `, '').replaceAll(` where ${everywhere}`, '')).toBe(formula);
    const { problem, result } = await check(text, { unit });
    expect(problem).toBeNull();
    const asked = Number(cell(await runSql(facts.workbook, sql, job), 'f', 0));
    expect(Number(result === null ? null : total(result, 'mine')[0])).toBeCloseTo(asked, 6);
  });
  it('says % where SQL multiplies by 100, and leaves what it groups by to those who ask', async () => {
    for (const share of [`100.0 * count_if(${approved}) / count(*)`, `count_if(${approved}) / count(*) * 100`]) {
      const sql = `SELECT partner, ${share} AS approval_rate FROM attempt GROUP BY ALL ORDER BY 2`;
      expect(await sqlMetrics(facts.workbook, sql, job.signal)).toEqual([
        { name: 'approval_rate', formula: 'count(attempt where result = "approved") / count(attempt)' },
      ]);
    }
  });
  it.each([
    ['SELECT count(*) FROM attempt a JOIN contact c USING (order_id)', /joins tables/],
    ['WITH x AS (SELECT 1) SELECT count(*) FROM attempt', /more than one SELECT/],
    ['SELECT partner, count(*) FROM attempt GROUP BY 1 HAVING count(*) > 1', /leaves groups out/],
    ['SELECT count(*) FROM attempt WHERE lower(partner) = lower(result)', /plain column/],
    ['SELECT partner, max(latency_ms) AS slowest FROM attempt GROUP BY 1', /slowest is worked out in a way that a formula cannot say/],
    ['SELECT sum(latency_ms * 2) AS f FROM attempt', /f adds up something other than a plain column/],
    ['SELECT quantile_cont(latency_ms, 0.33) AS f FROM attempt', /a quantile other than/],
    ["SELECT count_if(NOT (partner = 'A' AND result = 'x')) AS f FROM attempt", /write them out/],
  ])('%s is none', async (sql, why) => {
    const found = await sqlMetrics(facts.workbook, sql, job.signal);
    expect(JSON.stringify(found)).toMatch(why);
    expect(JSON.stringify(found)).not.toContain('"formula"');
  });
});

describe('what cannot be computed is a sentence with a way out', () => {
  it.each([
    ['count(attemt)', /no table attemt; did you mean attempt\?/],
    ['sum(latency of attempt)', /payment attempts have no column latency; did you mean/],
    ['sum(partner of attempt)', /partner of payment attempts is text, and sum needs a number: one of/],
    ['count(attempt where partnr = "Lumen")', /no column partnr; did you mean partner\?/],
    ['count(attempt where result = )', /a value is expected/],
    ['conut(attempt)', /did you mean count\?/],
    ['{nosuch} / count(attempt)', /no metric called nosuch/],
    ['{mine} + 1', /leads back to itself/],
    ['count(attempt where latency_ms > $limit)', /\$limit is no parameter; add it first/],
    ['count(attempt', /"where" or a closing "\)" is expected/],
    ['count(attempt) 5', /\+, -, \* or \/ is expected/],
  ])('%s', async (formula, title) => {
    const { problem, result } = await check(formula);
    expect(result).toBeNull();
    expect(problem?.title).toMatch(title);
    expect(problem?.remedy).not.toBe('');
  });
  it('data that is not there', async () => {
    const { info, problem } = await check('sum(points of points_event)');
    expect([problem, info?.available]).toEqual([null, false]);
    expect(info?.needs).toMatch(/an extract with/);
  });
  it('nothing to divide by is missing', async () => {
    const { result } = await check('count(attempt) / count(attempt where partner = "Nobody")', { unit: 'ratio' });
    if (result === null) throw new Error('no result');
    expect(total(result, 'mine').slice(0, 3)).toEqual([null, 4n, 0n]);
    expect(result.notes.map(({ code }) => code)).toContain('NO_DENOMINATOR');
  });
});

describe('a metric of the workbook is like any other', () => {
  const share = own('count(attempt where result = "approved") / count(attempt)', {
    id: 'own_rate',
    label: 'Own rate',
    unit: 'ratio',
    direction: 'up',
  });
  beforeAll(() => facts.setMetrics([share, own('{own_rate} * 100', { id: 'own_percent' })]));
  it('is split, with totals at their own grain, and is a part of others', async () => {
    const result = await runSlice(facts.workbook, sliceOf(['own_rate', 'own_percent'], { by: ['partner'] }), job);
    expect(table(result, 'partner', 'own_rate', 'own_percent')).toEqual([
      ['Lumen', 2 / 3, expect.closeTo(200 / 3, 10)],
      ['Alder', 1, 100],
    ]);
    expect(total(result, 'own_rate')).toEqual([0.75, 3n, 4n, 4n]);
  });
  it('is taken apart', async () => {
    const period = { from: '2026-03-02', to: '2026-03-03' };
    const bridge = await runBridge(
      facts.workbook,
      { metric: 'own_rate', by: 'partner', from: period, to: period, where: { kind: 'all' } },
      job,
    );
    expect([bridge.kind, bridge.change, bridge.start]).toEqual(['ratio', 0, 0.75]);
  });
  it('raises its version when it counts something else, and stays while it is used', () => {
    const [first] = putMetric([share], { ...share, label: 'Renamed' });
    const [second] = putMetric([share], { ...share, formula: 'count(attempt)' });
    expect([first?.version, second?.version]).toEqual([1, 2]);
    const used = [share, own('{own_rate} * 100', { id: 'own_percent', label: 'Percent' })];
    expect(() => removeMetric(used, 'own_rate')).toThrow(/Percent cannot be computed: it is made from Own rate/);
    expect(removeMetric(used, 'own_percent')).toEqual([share]);
    expect(() => putMetric([], { ...share, id: 'orders' })).toThrow(/id of a metric of the product/);
  });
  it('two that lead to each other are both named, and the others work', () => {
    const catalog = metricCatalog([share, own('{b}', { id: 'a' }), own('{a}', { id: 'b' })]);
    expect(catalog.own.map(({ metric, problem }) => [metric.id, problem?.code ?? null])).toEqual([
      ['own_rate', null],
      ['a', 'METRIC_INVALID'],
      ['b', 'METRIC_INVALID'],
    ]);
  });
});

describe('the rows behind a line of a SELECT', () => {
  it.each([
    ['SELECT partner, count(*) AS n FROM attempt GROUP BY ALL', 2],
    ['SELECT partner AS p, count(*) AS n, result FROM attempt a WHERE a.latency_ms > 150 GROUP BY p, a.result', 3],
    ["SELECT is_mit, count(*) AS n FROM attempt WHERE result <> 'declined' GROUP BY 1 HAVING count(*) > 0", 1],
    ['SELECT count(*) AS n, product FROM attempt GROUP BY product', 1],
    ['SELECT 1 AS one, count(*) AS n FROM contact', 1],
  ])('are as many as %s counts', async (sql, lines) => {
    const rows = await sqlRows(facts.workbook, sql, job.signal);
    if ('problem' in rows) throw new Error(rows.problem);
    const batch = await runSql(facts.workbook, sql, job);
    expect(batch.rowCount).toBe(lines);
    for (let line = 0; line < batch.rowCount; line++) {
      const { table: name, where } = { ...rows, where: lineFilter(rows, batch, line) };
      const spec = { table: name, where, period: null, metric: null, part: 'all', sort: null } as const;
      expect((await runRowsPage(facts.workbook, spec, 0, 10, job)).total).toBe(Number(cell(batch, 'n', line)));
    }
  });
  it.each([
    ['SELECT partner, count(*) FROM attempt GROUP BY ROLLUP (partner)', /several groupings/],
    ["SELECT date_trunc('day', ts_utc), count(*) FROM attempt GROUP BY 1", /something worked out/],
    ['SELECT latency_ms, count(*) FROM attempt GROUP BY 1', /no text and no day/],
    ['SELECT count(*) FROM attempt GROUP BY partner', /does not list/],
    ['SELECT partner FROM attempt', /counts nothing/],
    ['SELECT partner, count(*) FROM attempt TABLESAMPLE 50 PERCENT GROUP BY 1', /sample/],
    ['SELECT a.partner, count(*) FROM attempt a JOIN contact c ON a.partner = c.partner GROUP BY 1', /joins tables/],
  ])('are not told of %s', async (sql, why) => {
    expect(JSON.stringify(await sqlRows(facts.workbook, sql, job.signal))).toMatch(why);
  });
});
