import { afterEach, describe, expect, it } from 'vitest';
import { runSlice } from '../../electron/engine/slice/run-slice.ts';
import type { FactWorkbook } from '../support/fact-workbook.ts';
import { type FactRow, factWorkbook, job } from '../support/fact-workbook.ts';
import { cell, sliceOf, table } from '../support/slice-values.ts';

let facts: FactWorkbook;
afterEach(() => facts.close());

let serial = 0;
const attempt = (day: string, partner: string, more: FactRow = {}): FactRow => ({
  ts_utc: `${day} 10:00:00`,
  order_id: `o${serial++}`,
  partner,
  method: 'card',
  product: 'card',
  result: 'approved',
  latency_ms: 100,
  ...more,
});
const many = (count: number, make: (index: number) => FactRow): FactRow[] => Array.from({ length: count }, (_, index) => make(index));
const dayOf = (start: string, offset: number): string => new Date(Date.parse(start) + offset * 86_400_000).toISOString().slice(0, 10);

const run = (metric: string | readonly string[], more: Parameters<typeof sliceOf>[1] = {}) =>
  runSlice(facts.workbook, sliceOf(metric, more), job);
async function load(rows: readonly FactRow[], quarantined = 0): Promise<void> {
  facts = await factWorkbook();
  await facts.load('attempt', rows, { quarantined });
}

describe('top N', () => {
  it('keeps the largest and evaluates the rest as one group at its own grain', async () => {
    await load([
      ...many(4, (index) => attempt('2026-03-01', 'A', { result: index === 0 ? 'declined' : 'approved', latency_ms: 10 })),
      ...many(3, () => attempt('2026-03-01', 'B', { latency_ms: 20 })),
      ...many(2, (index) =>
        attempt('2026-03-01', 'C', { result: index === 0 ? 'declined' : 'approved', latency_ms: index === 0 ? 30 : 50 }),
      ),
      attempt('2026-03-01', 'D', { result: 'declined', latency_ms: 130 }),
    ]);
    const result = await run(['auth_rate_gross', 'latency_p95'], { by: ['partner'], top: 2 });
    // Other: C and D together, 1 of 3 approved; p95 of 30, 50, 130 lies 90 % of the way from 50 to 130.
    expect(table(result, 'partner', 'auth_rate_gross', 'auth_rate_gross.denominator')).toEqual([
      ['A', 3 / 4, 4n],
      ['B', 1, 3n],
      ['Other', 1 / 3, 3n],
    ]);
    expect(cell(result.rows, 'latency_p95', 2)).toBeCloseTo(50 + 0.9 * 80, 9);
    expect(cell(result.rows, 'latency_p95', 0)).toBe(10);
    expect(cell(result.totals, 'auth_rate_gross')).toBe(7 / 10);
    expect(result.notes.map(({ code }) => code)).toContain('TOP_N');
  });
  it('puts the comparison period into the same groups', async () => {
    await load([
      ...many(3, () => attempt('2026-03-01', 'A')),
      ...many(2, () => attempt('2026-03-01', 'B')),
      attempt('2026-03-01', 'C'),
      ...many(5, () => attempt('2026-01-01', 'C')),
      attempt('2026-01-01', 'E'),
    ]);
    const result = await run('attempts', {
      by: ['partner'],
      top: 2,
      period: { from: '2026-03-01', to: '2026-03-02' },
      compare: { from: '2026-01-01', to: '2026-01-02' },
    });
    expect(table(result, 'partner', 'attempts', 'attempts.base')).toEqual([
      ['A', 3n, null],
      ['B', 2n, null],
      ['Other', 1n, 6n],
    ]);
  });
  it('divides split categories folded into Other by all answers, once', async () => {
    const decline = (category: string): FactRow => attempt('2026-03-01', 'A', { result: 'declined', decline_cat: category });
    await load([
      decline('funds'),
      decline('funds'),
      decline('funds'),
      decline('technical'),
      decline('other'),
      ...many(5, () => attempt('2026-03-01', 'A')),
    ]);
    const result = await run('decline_rate', { by: ['decline_cat'], top: 1 });
    expect(table(result, 'decline_cat', 'decline_rate.numerator', 'decline_rate.denominator')).toEqual([
      ['funds', 3n, 10n],
      ['Other', 2n, 10n],
    ]);
  });
});

describe('missing days', () => {
  const start = '2026-02-02';
  /** Four weeks of two partners; Keystone (points) lacks Monday the 9th and never works on Sundays. */
  const rows = Array.from({ length: 28 }, (_, index) => dayOf(start, index)).flatMap((day, index) => [
    attempt(day, 'Meridian'),
    ...(day === '2026-02-09' || index % 7 === 6 ? [] : [attempt(day, 'Keystone', { method: 'points', product: 'points' })]),
  ]);

  it('are a gap of the partner, not a zero', async () => {
    await load(rows);
    const result = await run('attempts', { by: ['partner'], grain: 'day', period: { from: '2026-02-08', to: '2026-02-11' } });
    expect(table(result, 'partner', 'period', 'attempts', 'complete')).toEqual([
      ['Meridian', '2026-02-08', 1n, true],
      ['Meridian', '2026-02-09', 1n, true],
      ['Meridian', '2026-02-10', 1n, true],
      ['Keystone', '2026-02-08', 0n, true],
      ['Keystone', '2026-02-09', null, false],
      ['Keystone', '2026-02-10', 1n, true],
    ]);
    expect(result.notes).toContainEqual({
      code: 'MISSING_DAYS',
      partner: 'Keystone',
      days: ['2026-02-09'],
      message: 'Keystone is missing on Feb 9, 2026: a gap, not zero.',
    });
  });
  it('matter only to numbers that look at the partner', async () => {
    await load(rows);
    const week = { grain: 'week', period: { from: '2026-02-09', to: '2026-02-16' } } as const;
    expect(table(await run('attempts', week), 'complete')).toEqual([[false]]);
    expect(table(await run('auth_rate_gross', week), 'complete')).toEqual([[true]]);
    expect((await run('auth_rate_gross', week)).notes.map(({ code }) => code)).toEqual(['SMALL_SAMPLE']);
    const where = { kind: 'compare', column: 'partner', operator: '=', value: 'Meridian' } as const;
    expect(table(await run('attempts', { ...week, where }), 'complete')).toEqual([[true]]);
  });
});

describe('periods', () => {
  it('that reach beyond the data say so', async () => {
    await load(many(14, (index) => attempt(dayOf('2026-03-02', index), 'Meridian')));
    const result = await run('attempts', { grain: 'week', period: { from: '2026-03-01', to: '2026-03-30' } });
    expect(table(result, 'period', 'attempts', 'complete')).toEqual([
      ['2026-03-02', 7n, true],
      ['2026-03-09', 7n, true],
    ]);
    expect(result.notes[0]).toEqual({
      code: 'PARTIAL_PERIOD',
      message: 'The period is not complete: payment attempts begin on Mar 2, 2026 and end on Mar 15, 2026.',
    });
    expect(cell(result.totals, 'complete')).toBe(false);
  });
  it('that cut a week leave it incomplete', async () => {
    await load(many(14, (index) => attempt(dayOf('2026-03-02', index), 'Meridian')));
    const result = await run('attempts', { grain: 'week', period: { from: '2026-03-04', to: '2026-03-16' } });
    expect(table(result, 'period', 'attempts', 'complete')).toEqual([
      ['2026-03-02', 5n, false],
      ['2026-03-09', 7n, true],
    ]);
    expect(result.notes[0]?.message).toBe('The week of Mar 2, 2026 lies only partly in the period.');
  });
});

describe('lineage and notes', () => {
  it('name the extracts, their quarantine and small samples', async () => {
    await load(
      many(3, () => attempt('2026-03-01', 'Meridian')),
      2,
    );
    const result = await run('auth_rate_gross');
    expect(result.lineage.extracts).toMatchObject([{ id: 1, rows: 3, quarantined: 2 }]);
    expect(result.lineage.dataThrough).toBe('2026-03-01');
    expect(result.notes.map(({ code }) => code)).toEqual(['SMALL_SAMPLE', 'QUARANTINED_ROWS']);
  });
  it('list only extracts whose rows lie in the period', async () => {
    await load([attempt('2026-03-01', 'Meridian')]);
    await facts.load('attempt', [attempt('2026-01-01', 'Meridian')]);
    const extracts = async (more: Parameters<typeof sliceOf>[1]) => (await run('orders', more)).lineage.extracts.map(({ id }) => id);
    expect(await extracts({ period: { from: '2026-03-01', to: '2026-03-02' } })).toEqual([1]);
    expect(await extracts({ period: { from: '2026-03-01', to: '2026-03-02' }, compare: { from: '2026-01-01', to: '2026-01-02' } })).toEqual(
      [1, 2],
    );
  });
  it('give the same hash for the same question and data, another for another', async () => {
    await load([attempt('2026-03-01', 'Meridian')]);
    const hash = async (more = {}) => (await run('orders', more)).lineage.sliceHash;
    expect(await hash()).toBe(await hash());
    expect(await hash({ by: ['partner'] })).not.toBe(await hash());
  });
});

describe('extracts that do not count', () => {
  it('leave every number, and an order found again begins with what is left', async () => {
    await load([attempt('2026-03-01', 'A', { order_id: 'x', result: 'declined' })]);
    const second = await facts.load('attempt', [
      attempt('2026-03-02', 'B', { order_id: 'x' }),
      attempt('2026-03-02', 'B', { order_id: 'y' }),
    ]);
    const numbers = async () =>
      table(await run('payment_success', { by: ['partner'] }), 'partner', 'payment_success.numerator', 'payment_success.denominator');
    expect(await numbers()).toEqual([
      ['A', 1n, 1n],
      ['B', 1n, 1n],
    ]);
    facts.setState(second, 'undone');
    expect(await numbers()).toEqual([['A', 0n, 1n]]);
    facts.setState(second, 'active');
    facts.setState(1, 'superseded');
    expect(await numbers()).toEqual([['B', 2n, 2n]]);
  });
});

describe('source columns', () => {
  it('split and filter like any other, also by order', async () => {
    await load([
      attempt('2026-03-01', 'A', { order_id: 'x', result: 'declined' }),
      attempt('2026-03-01', 'A', { order_id: 'x', ts_utc: '2026-03-01 11:00:00', attempt_no: 2 }),
      attempt('2026-03-01', 'A'),
    ]);
    await facts.run('ALTER TABLE attempt ADD COLUMN "x_Store ""1""" VARCHAR');
    await facts.run(`UPDATE attempt SET "x_Store ""1""" = CASE WHEN attempt_no = 2 THEN 'retry' ELSE 'first' END`);
    const column = 'x_Store "1"';
    expect(table(await run(['orders', 'attempts'], { by: [column] }), column, 'orders', 'attempts')).toEqual([
      ['first', 2n, 2n],
      ['retry', 0n, 1n],
    ]);
    expect(
      cell((await run('payment_success', { where: { kind: 'compare', column, operator: '=', value: 'first' } })).totals, 'payment_success'),
    ).toBe(1);
    await expect(run('orders', { by: ['x_nosuch'] })).rejects.toMatchObject({ error: { code: 'DIMENSION_NO_SUCH' } });
  });
});

describe('cancelling', () => {
  it('stops a slice and leaves the next one whole', async () => {
    await load(many(200, (index) => attempt('2026-03-01', 'A', { order_id: `o${index % 150}` })));
    const controller = new AbortController();
    const running = runSlice(facts.workbook, sliceOf('payment_success'), { ...job, signal: controller.signal });
    controller.abort();
    await expect(running).rejects.toMatchObject({ error: { code: 'CANCELLED' } });
    expect(cell((await run('orders')).totals, 'orders')).toBe(150n);
  });
});
