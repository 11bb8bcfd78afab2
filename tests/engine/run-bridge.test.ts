import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runBridge } from '../../electron/engine/run-bridge.ts';
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
    [{ metric: 'orders' }, /not a ratio/],
    [{ metric: 'decline_rate', by: 'decline_cat' }, /does not split/],
    [{ from: { from: '2025-01-01', to: '2025-02-01' } }, /no data/],
  ])('is refused by name: %o', async (change, reason) => {
    await expect(runBridge(facts.workbook, { ...spec, ...change }, job)).rejects.toMatchObject({
      error: { code: 'BRIDGE_NOT_POSSIBLE', title: expect.stringMatching(reason) as string },
    });
  });
});
