import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runPivot } from '../../electron/engine/pivot/run-pivot.ts';
import { AppFailure } from '../../shared/errors/app-error.ts';
import { type PivotField, pivotLayout, type PivotSpec } from '../../shared/pivot/pivot-spec.ts';
import { pivotView } from '../../shared/pivot/pivot-view.ts';
import { type FactRow, type FactWorkbook, factWorkbook, job } from '../support/fact-workbook.ts';

const settings = { weekStart: 'monday', fiscalYearStartMonth: 1, timeZone: 'UTC', locale: 'en-US' } as const;
const column = (name: string, top?: number): PivotField => ({ kind: 'column', column: name, ...(top === undefined ? {} : { top }) });
const spec = (
  metrics: readonly string[],
  rows: readonly PivotField[],
  columns: readonly PivotField[],
  more: Partial<PivotSpec> = {},
): PivotSpec => ({
  ...pivotLayout(metrics, rows, columns),
  compare: 'none',
  period: { from: '2026-03-01', to: '2026-04-01' },
  scopeCompare: null,
  where: { kind: 'all' },
  ...more,
});

let facts: FactWorkbook;
beforeAll(async () => {
  facts = await factWorkbook();
  const rows: FactRow[] = [];
  const add = (count: number, row: FactRow) => {
    for (let each = 0; each < count; each++)
      rows.push({ ts_utc: '2026-03-10 12:00:00', method: 'card', result: 'approved', ccy: 'USD', amount: 10, ...row });
  };
  add(90, { partner: 'Alder', product: 'card' });
  add(10, { partner: 'Alder', product: 'card', result: 'declined' });
  add(1, { partner: 'Alder', product: 'bnpl' });
  add(9, { partner: 'Alder', product: 'bnpl', result: 'declined' });
  add(30, { partner: 'Lumen', product: 'card', ccy: 'CAD', ts_utc: '2026-03-11 08:00:00' });
  add(5, { partner: 'Meridian', product: 'card', ts_utc: '2026-03-11 23:00:00' });
  add(2, { product: 'card' });
  await facts.load('attempt', rows);
});
afterAll(() => facts.close());

const texts = async (asked: PivotSpec): Promise<readonly (readonly string[])[]> => {
  const view = pivotView(await runPivot(facts.workbook, asked, job), settings);
  return view.rows.map((row) => [row.texts.join(' / ') || 'Total', ...view.columns.map((line) => view.cell(row.path, line.path, 0).text)]);
};
const code = async (asked: PivotSpec): Promise<string> => {
  try {
    await runPivot(facts.workbook, asked, job);
  } catch (thrown) {
    if (thrown instanceof AppFailure) return `${thrown.error.title}. ${thrown.error.remedy}`;
    throw thrown;
  }
  return 'no error';
};

describe('a pivot', () => {
  it('divides totals at their own grain and never averages rates', async () => {
    // 90 of 100, 1 of 10: together 91 of 110 = 82.7 %, while the average of the rates would be 50 %.
    expect(await texts(spec(['auth_rate_gross'], [column('partner')], [column('product')]))).toEqual([
      ['Alder', '90.0 %', '10.0 %', '82.7 %'],
      ['Lumen', '100.0 %', '–', '100.0 %'],
      ['Meridian', '100.0 %', '–', '100.0 %'],
      ['(none)', '100.0 %', '–', '100.0 %'],
      ['Total', '92.7 %', '10.0 %', '87.1 %'],
    ]);
  });

  it('evaluates Other as a group of its own and leaves rows without a value apart', async () => {
    expect(await texts(spec(['auth_rate_gross'], [column('partner', 1)], []))).toEqual([
      ['Alder', '82.7 %'],
      ['(none)', '100.0 %'],
      ['Other', '100.0 %'],
      ['Total', '87.1 %'],
    ]);
  });

  it('puts subtotals above their parts and sorts siblings by a measure', async () => {
    const asked = spec(['attempts'], [column('partner'), column('product')], [], { sort: { measure: 0, descending: false } });
    expect(await texts(asked)).toEqual([
      ['(none)', '2'],
      ['(none) / Network cards', '2'],
      ['Meridian', '5'],
      ['Meridian / Network cards', '5'],
      ['Lumen', '30'],
      ['Lumen / Network cards', '30'],
      ['Alder', '110'],
      ['Alder / BNPL', '10'],
      ['Alder / Network cards', '100'],
      ['Total', '147'],
    ]);
  });

  it('splits by weekday, hour and steps of a number', async () => {
    expect(await texts(spec(['attempts'], [column('weekday(time)')], [column('hour_of_day(time)')]))).toEqual([
      ['Tuesday', '–', '112', '–', '112'],
      ['Wednesday', '30', '–', '5', '35'],
      ['Total', '30', '112', '5', '147'],
    ]);
    expect(
      await texts(
        spec(['attempts'], [column('bin(amount, 4)')], [], { where: { kind: 'compare', column: 'ccy', operator: '=', value: 'USD' } }),
      ),
    ).toEqual([
      ['8 to 12', '117'],
      ['Total', '117'],
    ]);
  });

  it('says what cannot be laid out and what to do', async () => {
    expect(await code(spec(['attempts'], [column('bin(amount, 4)')], []))).toBe(
      'amount is in CAD, USD. Filter to one currency, or split by currency instead.',
    );
    expect(await code(spec(['attempts'], [{ kind: 'date', grain: 'month' }], [{ kind: 'date', grain: 'week' }]))).toBe(
      'This table cannot be laid out: weeks do not fill a month. Take one of them away, or use the ISO calendar, whose years are whole weeks.',
    );
    expect(await code(spec(['attempts'], [column('partner')], [column('partner')]))).toMatch(/partner stands in it twice/);
    const shares = { measures: [{ metric: 'auth_rate_gross', show: 'row_share', color: { kind: 'none' } }] } as const;
    expect(await code(spec(['auth_rate_gross'], [column('partner')], [], { measures: [...shares.measures] }))).toMatch(/does not add up/);
  });

  it('refuses ten thousand columns by name and count', async () => {
    const wide = await factWorkbook();
    await wide.load('attempt', [{ ts_utc: '2026-03-10 12:00:00', method: 'card', result: 'approved', bin: '400000' }]);
    await wide.run(`INSERT INTO attempt (extract_id, line_no, row_no, ts_utc, method, result, bin)
      SELECT 1, n + 2, n + 1, TIMESTAMP '2026-03-10 12:00:00', 'card', 'approved', CAST(400000 + n AS VARCHAR) FROM range(1, 10000) numbers(n)`);
    const asked = spec(['attempts'], [], [column('bin')]);
    await expect(runPivot(wide.workbook, asked, job)).rejects.toMatchObject({
      error: { code: 'PIVOT_TOO_WIDE', title: 'BIN has 10,000 values, more than 200 columns' },
    });
    const kept = pivotView(await runPivot(wide.workbook, { ...asked, columns: [column('bin', 3)] }, job), settings);
    expect(kept.columns.map(({ path }) => kept.cell([], path, 0).text)).toEqual(['1', '1', '1', '9,997', '10,000']);
    await wide.close();
  });
});
