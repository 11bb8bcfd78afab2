import { afterEach, describe, expect, it } from 'vitest';
import { runSlice } from '../../electron/engine/slice/run-slice.ts';
import type { FactWorkbook } from '../support/fact-workbook.ts';
import { type FactRow, factWorkbook, job } from '../support/fact-workbook.ts';
import { cell, sliceOf, table } from '../support/slice-values.ts';

const hour = 3_600_000;
let facts: FactWorkbook;
afterEach(() => facts.close());

/** One approved attempt at every full hour of [from, to) UTC. */
function hourly(from: number, to: number): FactRow[] {
  const rows: FactRow[] = [];
  for (let at = from; at < to; at += hour) {
    const ts_utc = new Date(at).toISOString().slice(0, 19).replace('T', ' ');
    rows.push({ ts_utc, order_id: ts_utc, partner: 'Meridian', method: 'card', product: 'card', result: 'approved' });
  }
  return rows;
}

async function load(zone: string, rows: readonly FactRow[], settings = {}): Promise<void> {
  facts = await factWorkbook({ timeZone: zone, ...settings });
  await facts.load('attempt', rows);
}

const run = (more: Parameters<typeof sliceOf>[1], metric = 'attempts') => runSlice(facts.workbook, sliceOf(metric, more), job);

describe('days of a zone with summer time', () => {
  it('have 23 hours on March 8, 2026 and 25 on November 1, 2026', async () => {
    await load('America/New_York', [
      ...hourly(Date.UTC(2026, 2, 7, 5), Date.UTC(2026, 2, 10, 4)),
      ...hourly(Date.UTC(2026, 9, 31, 4), Date.UTC(2026, 10, 3, 5)),
    ]);
    const march = await run({ grain: 'day', period: { from: '2026-03-07', to: '2026-03-10' } });
    expect(table(march, 'period', 'attempts')).toEqual([
      ['2026-03-07', 24n],
      ['2026-03-08', 23n],
      ['2026-03-09', 24n],
    ]);
    const november = await run({ grain: 'day', period: { from: '2026-10-31', to: '2026-11-03' } });
    expect(table(november, 'period', 'attempts')).toEqual([
      ['2026-10-31', 24n],
      ['2026-11-01', 25n],
      ['2026-11-02', 24n],
    ]);
  });
  it('show the hour that happens twice as two buckets', async () => {
    await load('America/New_York', hourly(Date.UTC(2026, 9, 31, 4), Date.UTC(2026, 10, 3, 5)));
    const result = await run({ grain: 'hour', period: { from: '2026-11-01', to: '2026-11-02' } });
    expect(result.rows.rowCount).toBe(25);
    expect(cell(result.rows, 'period', 0)).toBe(Date.UTC(2026, 10, 1, 4));
    expect(cell(result.rows, 'period', 24)).toBe(Date.UTC(2026, 10, 2, 4));
  });
});

describe('buckets', () => {
  it('begin on local days, at quarter hours too', async () => {
    // 18:20 UTC is 23:50 in India and 00:05 in Nepal.
    const row = { ts_utc: '2026-03-31 18:20:00', order_id: '1', partner: 'Meridian', method: 'card', result: 'approved' };
    await load('Asia/Kolkata', [row]);
    expect(table(await run({ grain: 'month' }), 'period')).toEqual([['2026-03-01']]);
    facts.set({ timeZone: 'Asia/Kathmandu' });
    expect(table(await run({ grain: 'month' }), 'period')).toEqual([['2026-04-01']]);
    const hours = await run({ grain: 'hour' });
    expect(
      Array.from({ length: hours.rows.rowCount }, (_, index) => [
        cell(hours.rows, 'period', index),
        cell(hours.rows, 'attempts', index),
      ]).filter(([, count]) => count === 1n),
    ).toEqual([[Date.UTC(2026, 2, 31, 18, 15), 1n]]);
  });

  it('are weeks from Monday or Sunday, months, quarters and years', async () => {
    await load('UTC', hourly(Date.UTC(2025, 11, 29), Date.UTC(2026, 0, 5)));
    expect(table(await run({ grain: 'week' }), 'period', 'attempts')).toEqual([['2025-12-29', 168n]]);
    facts.set({ weekStart: 'sunday' });
    expect(table(await run({ grain: 'week' }), 'period', 'attempts')).toEqual([
      ['2025-12-28', 144n],
      ['2026-01-04', 24n],
    ]);
    expect(table(await run({ grain: 'month' }), 'period', 'attempts')).toEqual([
      ['2025-12-01', 72n],
      ['2026-01-01', 96n],
    ]);
    expect(table(await run({ grain: 'quarter' }), 'period', 'attempts')).toEqual([
      ['2025-10-01', 72n],
      ['2026-01-01', 96n],
    ]);
    expect(table(await run({ grain: 'year' }), 'period', 'attempts')).toEqual([
      ['2025-01-01', 72n],
      ['2026-01-01', 96n],
    ]);
  });

  it('are months also where there are too many for a chain of comparisons', async () => {
    const days = Array.from(
      { length: 40 },
      (_, month): FactRow => ({
        ts_utc: `${2023 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01 03:30:00`,
        order_id: `${month}`,
        partner: 'Meridian',
        method: 'card',
        result: 'approved',
      }),
    );
    await load('America/New_York', days);
    const rows = table(await run({ grain: 'month' }), 'period', 'attempts');
    // 03:30 UTC on the first is still the last day of the month before, in New York, summer or winter.
    expect(rows.slice(0, 3)).toEqual([
      ['2022-12-01', 1n],
      ['2023-01-01', 1n],
      ['2023-02-01', 1n],
    ]);
    expect(rows.length).toBe(40);
  });

  it('take every instant exactly once: from included, to not', async () => {
    await load('UTC', [
      { ts_utc: '2026-03-01 00:00:00', order_id: '1', partner: 'Meridian', method: 'card', result: 'approved' },
      { ts_utc: '2026-03-31 23:59:59.999999', order_id: '2', partner: 'Meridian', method: 'card', result: 'approved' },
      { ts_utc: '2026-04-01 00:00:00', order_id: '3', partner: 'Meridian', method: 'card', result: 'approved' },
    ]);
    expect(cell((await run({ period: { from: '2026-03-01', to: '2026-04-01' } })).totals, 'attempts')).toBe(2n);
  });
});

describe('a comparison', () => {
  it('lays buckets side by side by position and groups by name', async () => {
    const on = (day: string, partner: string, result = 'approved'): FactRow => ({
      ts_utc: `${day} 10:00:00`,
      order_id: `${day}${partner}${result}`,
      partner,
      method: 'card',
      result,
    });
    await load('UTC', [
      on('2026-01-01', 'A'),
      on('2026-01-02', 'A', 'declined'),
      on('2026-01-02', 'Gone'),
      on('2026-03-01', 'A'),
      on('2026-03-02', 'A'),
      on('2026-03-02', 'A', 'declined'),
      on('2026-03-02', 'New'),
    ]);
    const periods = { period: { from: '2026-03-01', to: '2026-03-03' }, compare: { from: '2026-01-01', to: '2026-01-03' } };
    const byDay = await run({ ...periods, grain: 'day' }, 'auth_rate_gross');
    expect(table(byDay, 'period', 'auth_rate_gross', 'auth_rate_gross.base')).toEqual([
      ['2026-03-01', 1, 1],
      ['2026-03-02', 2 / 3, 1 / 2],
    ]);
    const byPartner = await run({ ...periods, by: ['partner'] }, 'auth_rate_gross');
    expect(
      table(
        byPartner,
        'partner',
        'auth_rate_gross',
        'auth_rate_gross.denominator',
        'auth_rate_gross.base',
        'auth_rate_gross.base_denominator',
      ),
    ).toEqual([
      ['A', 2 / 3, 3n, 1 / 2, 2n],
      ['New', 1, 1n, null, null],
      ['Gone', null, null, 1, 1n],
    ]);
    expect([cell(byPartner.totals, 'auth_rate_gross'), cell(byPartner.totals, 'auth_rate_gross.base')]).toEqual([3 / 4, 2 / 3]);
  });
});
