import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runBridge } from '../../electron/engine/slice/run-bridge.ts';
import type { BridgeSpec } from '../../shared/query/bridge-result.ts';
import { type FactWorkbook, factWorkbook, job } from '../support/fact-workbook.ts';

/** The golden case of DOMAIN 1.1 in whole orders, [orders, paid]: 60/40 at 97.0/82.0 in January, 45/55 at 97.5/83.0 in March. */
const january = { co_brand: [2400, 2328], bnpl: [1600, 1312] } as const;
const march = { co_brand: [1800, 1755], bnpl: [2200, 1826] } as const;

let facts: FactWorkbook;
beforeAll(async () => {
  facts = await factWorkbook();
  await facts.load('attempt', []);
  for (const [day, month] of [
    ['2026-01-15', january],
    ['2026-03-15', march],
  ] as const) {
    for (const [product, [orders, paid]] of Object.entries(month)) {
      await facts.run(`INSERT INTO attempt BY NAME SELECT 1 AS extract_id, i AS line_no, TIMESTAMP '${day} 10:00:00' AS ts_utc, '${day}${product}' || i AS order_id,
        'Lumen' AS partner, '${product}' AS product, '${product === 'bnpl' ? 'bnpl' : 'card'}' AS method, 1 AS attempt_no,
        CASE WHEN i < ${paid} THEN 'approved' ELSE 'declined' END AS result FROM range(${orders}) t(i)`);
    }
  }
});
afterAll(() => facts.close());

const spec: BridgeSpec = {
  metric: 'payment_success',
  by: 'product',
  from: { from: '2026-01-01', to: '2026-02-01' },
  to: { from: '2026-03-01', to: '2026-04-01' },
  where: { kind: 'all' },
};

describe('a bridge over rows', () => {
  it('finds the reversal', async () => {
    const bridge = await runBridge(facts.workbook, spec, job);
    expect([bridge.start, bridge.end, bridge.rate, bridge.mix, bridge.interaction]).toEqual(
      [0.91, 0.89525, 0.007, -0.0225, 0.00075].map((value) => expect.closeTo(value, 12) as number),
    );
    expect(bridge.reversal).toBe(true);
    expect(bridge.segments.find(({ segment }) => segment === 'bnpl')).toMatchObject({
      numerator0: '1312',
      denominator0: '1600',
      numerator1: '1826',
      denominator1: '2200',
    });
    expect(bridge.sentence).toBe(
      'Payment success rate fell 1.5 pp, from 91.0 % to 89.5 %: rates +0.70 pp, mix −2.25 pp, both together +0.08 pp. Every segment improved; BNPL grew from 40.0 % to 55.0 % of orders.',
    );
    expect(bridge.lineage.metrics[0]?.id).toBe('payment_success');
  });
  it('has a form without interaction', async () => {
    const bridge = await runBridge(facts.workbook, { ...spec, form: 'midpoint' }, job);
    expect([bridge.rate, bridge.mix, bridge.interaction]).toEqual([expect.closeTo(0.007375, 12), expect.closeTo(-0.022125, 12), 0]);
  });
  it.each([
    [{ metric: 'latency_p95' }, /does not add up over segments/],
    [{ within: ['product'] }, /named twice/],
    [{ metric: 'decline_rate', by: 'decline_cat' }, /does not split/],
    [{ from: { from: '2025-01-01', to: '2025-02-01' } }, /no data/],
  ])('is refused by name: %o', async (change, reason) => {
    await expect(runBridge(facts.workbook, { ...spec, ...change }, job)).rejects.toMatchObject({
      error: { code: 'BRIDGE_NOT_POSSIBLE', title: expect.stringMatching(reason) as string },
    });
  });
});

/**
 * Settled sales by product and method, amounts in USD: January co-brand card 100, 200 and BNPL 60; March co-brand card 120, co-brand
 * wallet 300, BNPL 90, 110 and a new product of 50.
 */
describe('sums and averages', () => {
  const sale = (day: string, product: string, method: string, gross: number) => ({
    type: 'sale',
    posting_date: day,
    ts_utc: `${day} 10:00:00`,
    partner: 'Lumen',
    product,
    method,
    gross,
    ccy_gross: 'USD',
  });
  beforeAll(async () => {
    await facts.load('settlement_line', [
      sale('2026-01-10', 'co_brand', 'card', 100),
      sale('2026-01-11', 'co_brand', 'card', 200),
      sale('2026-01-12', 'bnpl', 'bnpl', 60),
      sale('2026-03-10', 'co_brand', 'card', 120),
      sale('2026-03-11', 'co_brand', 'wallet', 300),
      sale('2026-03-12', 'bnpl', 'bnpl', 90),
      sale('2026-03-13', 'bnpl', 'bnpl', 110),
      sale('2026-03-14', 'plcc', 'card', 50),
    ]);
  });

  it('a sum by what each segment added, down the path, entering segments named', async () => {
    const bridge = await runBridge(facts.workbook, { ...spec, metric: 'settled_value', within: ['method'] }, job);
    expect([bridge.kind, bridge.unit, bridge.start, bridge.end, bridge.change]).toEqual([
      'additive',
      { kind: 'money', currency: 'USD' },
      360,
      670,
      310,
    ]);
    // Co-brand 300 -> 420: card 300 -> 120, wallet none -> 300. BNPL 60 -> 200. PLCC none -> 50.
    const effects = bridge.segments.map(({ segment, presence, numerator0, numerator1, effect, parts }) => [
      segment,
      presence,
      numerator0,
      numerator1,
      effect,
      parts.map((part) => [part.segment, part.presence, part.effect]),
    ]);
    expect(effects).toHaveLength(3);
    expect(effects).toEqual(
      expect.arrayContaining([
        [
          'co_brand',
          'both',
          '300.00',
          '420.00',
          120,
          expect.arrayContaining([
            ['card', 'both', -180],
            ['wallet', 'entered', 300],
          ]),
        ],
        ['bnpl', 'both', '60.00', '200.00', 140, [['bnpl', 'both', 140]]],
        ['plcc', 'entered', '0.00', '50.00', 50, [['card', 'entered', 50]]],
      ]),
    );
    expect(bridge.sentence).toBe(
      'Settled sales rose 86.1 % (+$310.00), from $360.00 to $670.00: BNPL +$140.00, Co-brand card +$120.00, plcc +$50.00. Most of it lies in BNPL › BNPL with +$140.00. New: plcc +$50.00.',
    );
  });

  it('an average by what each segment charged and how much of it there was', async () => {
    const bridge = await runBridge(facts.workbook, { ...spec, metric: 'average_sale' }, job);
    // 360 / 3 = 120 -> 670 / 5 = 134. Co-brand 150 -> 210 (share 2/3 -> 2/5), BNPL 60 -> 100 (1/3 -> 2/5), PLCC none -> 50 (1/5).
    expect([bridge.start, bridge.end]).toEqual([120, 134]);
    // Rates: 2/3 x 60 + 1/3 x 40. Interaction: (2/5 - 2/3) x 60 + (2/5 - 1/3) x 40. Mix: (2/5 - 2/3) x 150 + (2/5 - 1/3) x 60 + 1/5 x 50.
    expect(bridge.rate).toBeCloseTo(40 + 40 / 3, 12);
    expect(bridge.interaction).toBeCloseTo(-16 + 8 / 3, 12);
    expect(bridge.mix).toBeCloseTo(-40 + 4 + 10, 12);
    // Against the average of 120: -4/15 x 30, 1/15 x -60, 1/5 x -70.
    const against = Object.fromEntries(bridge.segments.map(({ segment, mixAgainstAverage }) => [segment, mixAgainstAverage]));
    expect(against).toEqual({ co_brand: expect.closeTo(-8, 12), bnpl: expect.closeTo(-4, 12), plcc: expect.closeTo(-14, 12) });
    expect(bridge.segments.reduce((sum, { effect }) => sum + effect, 0)).toBeCloseTo(14, 10);
    expect(bridge.segments.find(({ segment }) => segment === 'co_brand')).toMatchObject({
      numerator0: '300.00',
      denominator0: '2',
      rate0: 150,
    });
  });
});
