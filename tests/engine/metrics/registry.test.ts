import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSlice } from '../../../electron/engine/slice/run-slice.ts';
import { describeMetrics } from '../../../shared/metrics/describe-metrics.ts';
import { formulaMetrics } from '../../../shared/metrics/formula.ts';
import { metricCatalog } from '../../../shared/metrics/metric-catalog.ts';
import { metricById, metrics } from '../../../shared/metrics/registry.ts';
import { type FactWorkbook, factWorkbook, job } from '../../support/fact-workbook.ts';
import { loadedWorkbook } from '../../support/metric-suite.ts';
import { sliceOf, total } from '../../support/slice-values.ts';

describe('the list of metrics', () => {
  it('names each metric once, says where it comes from, and is written in sentences', () => {
    expect(new Set(metrics.map(({ id }) => id)).size).toBe(metrics.length);
    expect(new Set(metrics.map(({ label }) => label)).size).toBe(metrics.length);
    for (const { id, sentence, reference } of metrics) {
      expect(sentence, id).toMatch(/^[A-Z].*\.$/);
      expect(reference, id).toBeTruthy();
    }
  });
  it('makes formulas only of metrics that are there', () => {
    for (const { computation } of metrics)
      if (computation.kind === 'derived') for (const id of formulaMetrics(computation.formula)) expect(metricById(id).id).toBe(id);
  });
  it('says which data a metric needs: the table, or the column and the template that has it', () => {
    const infos = describeMetrics({ tables: new Set(['attempt']), hasValues: (_, column) => column !== 'is_stand_in' }, metricCatalog([]));
    const info = (id: string) => infos.find((each) => each.id === id);
    expect(info('payment_success')).toMatchObject({ available: true, needs: null, grain: 'order', kind: 'ratio' });
    expect(info('settled_value')).toMatchObject({ available: false, needs: 'an extract with settlement lines', unit: 'money' });
    expect(info('stand_in_rate')?.needs).toBe(
      'payment attempts with a value for “Answered in stand-in” (column is_stand_in of the template attempt)',
    );
    // Made from contacts and orders: what is missing is said of the part that misses it.
    expect(info('contacts_per_1k_orders')).toMatchObject({ available: false, needs: 'an extract with customer contacts', kind: 'ratio' });
    expect(info('auth_rate_gross')?.dimensions.map(({ name }) => name)).not.toContain('result');
    expect(info('latency_p99')?.kind).toBe('holistic');
    expect(info('customers')?.kind).toBe('holistic');
    expect(info('fee_variance')?.kind).toBe('additive');
    expect(info('recon_breaks')).toMatchObject({ kind: 'stated', dimensions: [] });
  });
});

describe('what cannot be answered', () => {
  let facts: FactWorkbook;
  beforeAll(async () => {
    const rows = [{ ts_utc: '2026-03-01 10:00:00', type: 'sale', gross: 1, ccy_gross: 'USD', partner: 'Meridian' }];
    facts = await loadedWorkbook({ settlement_line: rows, order_ledger: [{ ts_utc: '2026-03-01 10:00:00' }] });
  });
  afterAll(() => facts.close());
  const failing = (id: string, more: Parameters<typeof sliceOf>[1] = {}) =>
    expect(runSlice(facts.workbook, sliceOf(id, more), job)).rejects;

  it('fails by name', async () => {
    await failing('nosuch').toMatchObject({ error: { code: 'METRIC_NO_SUCH' } });
    await failing('settled_value', { by: ['issuer'] }).toMatchObject({ error: { code: 'DIMENSION_NO_SUCH' } });
    await failing('refund_rate', { by: ['type'] }).toMatchObject({ error: { code: 'DIMENSION_NO_SUCH' } });
    await failing('settled_value', { period: { from: '2026-04-01', to: '2026-03-01' } }).toMatchObject({
      error: { code: 'PERIOD_INVALID' },
    });
    await failing('recon_breaks').toMatchObject({ error: { code: 'METRIC_ELSEWHERE' } });
    await failing('chargeback_ratio_mastercard_bps', { grain: 'week' }).toMatchObject({ error: { code: 'GRAIN_TOO_FINE' } });
  });
  it('fails with what is missing, a table or a column, instead of a number', async () => {
    await failing('orders').toMatchObject({ error: { code: 'METRIC_NEEDS_DATA', title: 'Orders needs an extract with payment attempts' } });
    await failing('cost_of_acceptance_bps').toMatchObject({
      error: { code: 'METRIC_NEEDS_DATA', context: { needs: expect.stringContaining('fee_total') } },
    });
    const blank = await factWorkbook();
    await expect(runSlice(blank.workbook, sliceOf('settled_value'), job)).rejects.toMatchObject({ error: { code: 'METRIC_NEEDS_DATA' } });
    await blank.close();
  });
  it('tells zero from nothing: a rate without its denominator is missing', async () => {
    const refunds = await loadedWorkbook({
      settlement_line: [
        { ts_utc: '2026-03-01 10:00:00', type: 'refund', gross: -5, ccy_gross: 'USD' },
        { ts_utc: '2026-03-01 10:00:00', type: 'sale', gross: 5, ccy_gross: 'USD', partner: 'Meridian' },
      ],
    });
    const where = { kind: 'missing', column: 'partner' } as const;
    expect(total(await runSlice(refunds.workbook, sliceOf('refund_rate', { where }), job), 'refund_rate')).toEqual([null, 1n, 0n, 0n]);
    await refunds.close();
  });
});

describe('parameters', () => {
  let facts: FactWorkbook;
  beforeAll(async () => {
    const refund = (applied: string) => ({
      ts_utc: '2026-03-01 10:00:00',
      refund_requested_at: '2026-03-02 00:00:00',
      refund_applied_at: applied,
    });
    facts = await loadedWorkbook({
      bnpl_plan: [refund('2026-03-04 00:00:00'), refund('2026-03-06 00:00:00'), refund('2026-03-12 00:00:00')],
    });
  });
  afterAll(() => facts.close());
  const late = async (id: string) => total(await runSlice(facts.workbook, sliceOf(id), job), id);

  it('have usual values and take others, and the number carries them in its name', async () => {
    expect((await late('refund_to_plan_late_rate'))[1]).toBe(1n);
    expect((await late('refund_to_plan_late_rate(days=3)'))[1]).toBe(2n);
    const { lineage } = await runSlice(facts.workbook, sliceOf('refund_to_plan_late_rate(days=3)'), job);
    expect(lineage.metrics[0]).toMatchObject({
      label: 'Refunds late on the plan (days 3)',
      sentence: expect.stringContaining('more than 3 days'),
    });
    expect(metricById('refund_to_plan_late_rate(days=5)').id).toBe('refund_to_plan_late_rate');
  });
  it.each([
    ['refund_to_plan_late_rate(weeks=1)', 'it has no parameter weeks; it has days'],
    ['refund_to_plan_late_rate(days=many)', 'days is a number, not many'],
    ['first_contact_resolution(days=5)', 'days is one of 1, 3, 7, 14, 30, not 5'],
    ['orders(days=3)', 'it has no parameters, so days means nothing'],
    ['refund_to_plan_late_rate(3)', '"3" is not a parameter like days=3'],
  ])('%s is refused: %s', (ref, problem) => {
    expect(() => metricById(ref)).toThrow(
      expect.objectContaining({
        error: expect.objectContaining({ code: 'METRIC_INVALID', context: expect.objectContaining({ problem }) }),
      }),
    );
  });
});
