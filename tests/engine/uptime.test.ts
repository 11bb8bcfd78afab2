import { afterEach, describe, expect, it } from 'vitest';
import { runSlice } from '../../electron/engine/slice/run-slice.ts';
import { type FactRow, type FactWorkbook, factWorkbook, job } from '../support/fact-workbook.ts';
import { sliceOf, table, total } from '../support/slice-values.ts';

let facts: FactWorkbook;
afterEach(() => facts.close());

/** Minutes of one partner from an instant on; `bad` gives the errors of a minute with 100 requests. */
function minutes(from: string, count: number, bad: (minute: number) => number, partner = 'Northbank', endpoint = 'auth'): FactRow[] {
  const start = Date.parse(`${from}Z`);
  return Array.from({ length: count }, (_, minute) => ({
    minute: new Date(start + minute * 60_000).toISOString().slice(0, 19).replace('T', ' '),
    partner,
    endpoint,
    requests: 100,
    err_own: 0,
    err_partner: bad(minute),
    ok: 100 - bad(minute),
  }));
}

async function load(rows: readonly FactRow[]): Promise<void> {
  facts = await factWorkbook();
  await facts.load('availability_sample', rows);
}
const run = (more: Parameters<typeof sliceOf>[1] = {}) => runSlice(facts.workbook, sliceOf('availability_time', more), job);

describe('downtime', () => {
  it('begins at ten minutes in a row above 5 %', async () => {
    // 9 bad minutes (ignored), 14 bad minutes (counted), 20 minutes at exactly 5 % (not above).
    await load(
      minutes('2026-03-01T00:00:00', 1440, (minute) =>
        minute < 9 || (minute >= 100 && minute < 114) ? 30 : minute >= 200 && minute < 220 ? 5 : 0,
      ),
    );
    expect(total(await run(), 'availability_time').slice(1)).toEqual([1426n, 1440n, 1440n]);
  });
  it('is judged whole across midnight and counted where its minutes lie', async () => {
    await load(minutes('2026-03-01T12:00:00', 1440, (minute) => (minute >= 715 && minute < 727 ? 50 : 0)));
    expect(table(await run({ grain: 'day' }), 'period', 'availability_time.numerator', 'availability_time.denominator')).toEqual([
      ['2026-03-01', 715n, 720n],
      ['2026-03-02', 713n, 720n],
    ]);
    expect(total(await run({ period: { from: '2026-03-02', to: '2026-03-03' } }), 'availability_time').slice(1)).toEqual([
      713n,
      720n,
      720n,
    ]);
  });
  it('is broken by a minute that was not measured and never spans partners or endpoints', async () => {
    const gap = minutes('2026-03-01T00:00:00', 20, () => 50).filter((_, minute) => minute !== 9);
    await load([
      ...gap.slice(0, 18),
      ...minutes('2026-03-01T00:00:00', 9, () => 50, 'Lumen'),
      ...minutes('2026-03-01T00:09:00', 9, () => 50, 'Lumen', 'refund'),
    ]);
    const result = await run({ by: ['partner'] });
    expect(table(result, 'partner', 'availability_time.numerator', 'availability_time.denominator')).toEqual([
      ['Lumen', 18n, 18n],
      ['Northbank', 18n, 18n],
    ]);
  });
});
