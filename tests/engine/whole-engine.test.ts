import { expect, test, vi } from 'vitest';
import { columnNamed } from '../../shared/base/column-batch.ts';
import { engineProtocol } from '../../shared/protocol/engine-protocol.ts';
import type { Filter } from '../../shared/query/filter.ts';
import { startEngine } from '../support/engine.ts';

vi.stubEnv('PAYBENCH_DEMO_SIZE', 'S');

const january = { from: '2026-01-01', to: '2026-02-01' };
const march = { from: '2026-03-01', to: '2026-04-01' };
const coBrandOrBnpl: Filter = { kind: 'in', column: 'product', values: ['co_brand', 'bnpl'] };

test('every call of the protocol has a handler and there is no other', async () => {
  const engine = await startEngine();
  expect(Object.keys(engine.handlers).sort()).toEqual(Object.keys(engineProtocol).sort());
});

test('from partner files to the golden mix shift, the scorecard, the brief and a deck', async () => {
  const engine = await startEngine();
  const state = await engine.call('workbook.openDemo', {});

  // Planted: January 4,656 of 4,800 co-brand and 2,624 of 3,200 BNPL orders paid; March 3,510 of 3,600 and 3,652 of 4,400.
  for (const [period, paid] of [
    [january, 7280n],
    [march, 7162n],
  ] as const) {
    const slice = { metrics: ['payment_success'], by: [], grain: null, period, where: coBrandOrBnpl };
    const { totals } = await engine.call('slice.run', { slice });
    expect(columnNamed(totals, 'payment_success.numerator')).toMatchObject({ values: BigInt64Array.of(paid) });
    expect(columnNamed(totals, 'payment_success.denominator')).toMatchObject({ values: BigInt64Array.of(8000n) });
  }
  const bridge = await engine.call('bridge.run', {
    bridge: { metric: 'payment_success', by: 'product', from: january, to: march, where: coBrandOrBnpl },
  });
  expect(bridge.reversal).toBe(true);
  // 7,162 / 8,000 - 7,280 / 8,000.
  expect(bridge.change).toBeCloseTo(-0.01475, 12);

  const scorecard = await engine.call('scorecard.run', { partner: null });
  expect(scorecard.rows.map(({ commitment }) => commitment.id)).toEqual(state.document.commitments.map(({ id }) => id));
  expect((await engine.call('brief.run', {})).findings.length).toBeGreaterThan(0);
  for (const plan of state.document.cases) {
    const { scenarios } = await engine.call('case.evaluate', { case: { id: plan.id } });
    expect(scenarios.map(({ scenario, npv }) => [scenario, Number.isFinite(npv)]).slice(0, 3)).toEqual([
      ['low', true],
      ['base', true],
      ['high', true],
    ]);
    const trials = await engine.call('case.simulate', { case: plan, trials: 10_000 });
    expect(trials).toMatchObject({ trials: 10_000, seed: 7, missing: 0, problems: [] });
    expect(await engine.call('case.simulate', { case: plan, trials: 10_000, seed: 7 })).toEqual(trials);
  }
  for (const { id } of state.document.reports) {
    expect((await engine.call('report.resolve', { report: { id } })).blocks.length).toBeGreaterThan(0);
    for (const to of ['pptx', 'xlsx', 'html', 'md'] as const) {
      const exported = await engine.call('report.export', { report: { id }, to, grant: engine.path(`report.${to}`) });
      expect(exported.bytes).toBeGreaterThan(500);
    }
  }
}, 120_000);
