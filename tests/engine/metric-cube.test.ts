import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { runCube } from '../../electron/engine/cube/run-cube.ts';
import { runSlice } from '../../electron/engine/slice/run-slice.ts';
import { dayNumber, formatDay } from '../../shared/calendar/day.ts';
import { type CubeIndex, cubeFigure, indexCube } from '../../shared/metrics/metric-cube.ts';
import { type FactRow, type FactWorkbook, factWorkbook, job } from '../support/fact-workbook.ts';
import { cell } from '../support/slice-values.ts';

const days = 40;
const first = dayNumber('2026-02-20');
const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

/** 1,200 attempts over 40 days across the change to summer time: two currencies, retries, missing values, days without rows. */
const attempts: readonly FactRow[] = Array.from({ length: 1200 }, (_, index): FactRow => {
  const day = (index * 7) % days;
  const isRetry = index % 9 === 0 && index > 40;
  return {
    ts_utc: new Date((first + (day === 11 ? 12 : day)) * 86_400_000 + ((index * 37) % 86_400) * 1000)
      .toISOString()
      .slice(0, 19)
      .replace('T', ' '),
    order_id: isRetry ? `o${index - 40}` : `o${index}`,
    attempt_no: isRetry ? 2 : 1,
    partner: at(['L\'Étoile "Pay"', 'Meridian', 'Alder'], index * index),
    product: at(['bnpl', 'co_brand', null], index),
    method: 'card',
    result: at(['approved', 'approved', 'declined', 'error'], index * 3 + (index % 5)),
    decline_cat: index % 4 === 2 ? at(['funds', 'fraud_security', 'technical'], index) : null,
    issuer: `Bank ${index % 70}`,
    amount: ((index * 7919) % 100_000) / 100 + 0.07,
    captured_amount: ((index * 7919) % 100_000) / 100 + 0.07,
    ccy: index % 6 === 0 ? 'MXN' : 'USD',
    latency_ms: (index * 13) % 900,
  };
});

const metrics = ['payment_success', 'auth_rate_first', 'decline_rate', 'attempts', 'auth_rate_value', 'orders'];
const faces: readonly { readonly by: string | null; readonly metrics: readonly string[] }[] = [
  ...[null, 'partner', 'product', 'issuer'].map((by) => ({ by, metrics })),
  { by: 'decline_cat', metrics: ['decline_rate'] },
];

let facts: FactWorkbook;
let index: CubeIndex;
let notAdditive: readonly string[];
beforeAll(async () => {
  facts = await factWorkbook({ timeZone: 'America/New_York', currency: 'USD', fx: [{ currency: 'MXN', rate: '0.0571', from: null }] });
  await facts.load('attempt', attempts);
  const cube = await runCube(
    facts.workbook,
    {
      faces: faces.map((face) => ({ by: face.by, metrics: [...face.metrics, ...(face.by === null ? ['latency_p95'] : [])] })),
      where: { kind: 'not', part: { kind: 'in', column: 'partner', values: ['Alder'] } },
    },
    job,
  );
  notAdditive = cube.notAdditive;
  index = indexCube(cube);
});
afterAll(() => facts.close());

describe('a cube', () => {
  it('says which metrics it cannot answer', () => {
    expect(notAdditive).toEqual(['latency_p95']);
  });

  it('gives for any span and any value what a query gives that reads the rows', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: -2, max: days }), fc.integer({ min: 1, max: days }), async (start, length) => {
        const span = { from: first + start, to: first + start + length };
        const period = { from: formatDay(span.from), to: formatDay(span.to) };
        for (const { by, metrics: own } of faces) {
          const where = { kind: 'not' as const, part: { kind: 'in' as const, column: 'partner', values: ['Alder'] } };
          const slice = await runSlice(facts.workbook, { metrics: own, by: by === null ? [] : [by], grain: null, period, where }, job);
          const face = index.cube.faces.find((each) => each.by === by);
          const rows = by === null ? slice.totals : slice.rows;
          const place = new Map(Array.from({ length: rows.rowCount }, (_, row) => [by === null ? null : cell(rows, by, row), row]));
          for (const [value, name] of (face?.values ?? []).entries()) {
            const row = place.get(name);
            for (const metric of own) {
              const figure = cubeFigure(index, metric, by, value, span);
              const expected = row === undefined ? null : cell(rows, metric, row);
              // A count or amount of nothing is shown as zero by a query where the day is loaded; the cube leaves it out.
              if (figure?.sums === null) expect(Number(expected ?? 0), `${metric} ${by} ${name}`).toBe(0);
              else {
                expect(figure?.value ?? null, `${metric} by ${by} ${name} ${period.from}..${period.to}`).toEqual(expected);
                expect(figure?.sums?.n).toEqual(row === undefined ? null : cell(rows, `${metric}.n`, row));
              }
              compared++;
            }
          }
        }
      }),
      { numRuns: 12 },
    );
    expect(compared).toBeGreaterThan(3000);
  });

  it('leaves a dimension with thousands of values to be asked for', async () => {
    const many = await factWorkbook();
    try {
      const row = (value: number): FactRow => ({
        ts_utc: '2026-03-01 12:00:00',
        partner: 'Lumen',
        method: 'card',
        issuer: `Bank ${value}`,
        result: 'approved',
        order_id: `o${value}`,
      });
      await many.load(
        'attempt',
        Array.from({ length: 2001 }, (_, value) => row(value)),
      );
      const cube = indexCube(
        await runCube(
          many.workbook,
          {
            faces: [
              { by: null, metrics: ['attempts'] },
              { by: 'issuer', metrics: ['attempts'] },
            ],
            where: { kind: 'all' },
          },
          job,
        ),
      );
      const span = { from: dayNumber('2026-03-01'), to: dayNumber('2026-03-02') };
      expect(cubeFigure(cube, 'attempts', null, 0, span)?.value).toBe(2001n);
      expect(cubeFigure(cube, 'attempts', 'issuer', 0, span)).toBeNull();
    } finally {
      await many.close();
    }
  });
});
