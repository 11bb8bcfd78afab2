import { afterAll, beforeAll, expect, it } from 'vitest';
import { runPivot } from '../../electron/engine/pivot/run-pivot.ts';
import { toAppError } from '../../shared/errors/fail.ts';
import { addDays } from '../../shared/calendar/day.ts';
import { type PivotField, pivotLayout, type PivotSpec, plainMeasure } from '../../shared/pivot/pivot-spec.ts';
import { pivotView } from '../../shared/pivot/pivot-view.ts';
import { type FactRow, type FactWorkbook, factWorkbook, job } from '../support/fact-workbook.ts';

const settings = { weekStart: 'monday', fiscalYearStartMonth: 1, timeZone: 'UTC', locale: 'en-US' } as const;
const partner: PivotField = { kind: 'column', column: 'partner' };
const spec = (more: Partial<PivotSpec>): PivotSpec => ({
  ...pivotLayout(['attempts'], [partner], []),
  // Four whole weeks of March against the four of February.
  period: { from: '2026-03-01', to: '2026-03-29' },
  compare: { from: '2026-02-01', to: '2026-03-01' },
  scopeCompare: null,
  where: { kind: 'all' },
  ...more,
});
const nowAndBefore = [plainMeasure('attempts'), { ...plainMeasure('attempts'), show: 'base' as const }];

let facts: FactWorkbook;
beforeAll(async () => {
  facts = await factWorkbook();
  const rows: FactRow[] = [];
  const add = (name: string, day: string, count: number) => {
    for (let each = 0; each < count; each++)
      rows.push({ ts_utc: `${day} 12:00:00`, partner: name, method: 'card', result: 'approved', ccy: 'USD', amount: 10 });
  };
  for (let at = 0; at < 90; at++) {
    const day = addDays('2026-01-01', at);
    add('Alder', day, 1);
    // Lumen has no rows on February 3 and March 9, five on February 9 and two on March 3.
    if (day !== '2026-02-03' && day !== '2026-03-09') add('Lumen', day, day === '2026-02-09' ? 5 : day === '2026-03-03' ? 2 : 1);
  }
  await facts.load('attempt', rows);
});
afterAll(() => facts.close());

const view = async (asked: PivotSpec, more: object = {}) =>
  pivotView({ ...(await runPivot(facts.workbook, asked, job)), ...more }, settings);
const texts = ({ rows, columns, cell, result }: Awaited<ReturnType<typeof view>>) =>
  rows.map((row) => [
    row.texts.at(-1) ?? 'Total',
    ...columns.flatMap((line) => result.spec.measures.map((_, at) => cell(row.path, line.path, at).text)),
  ]);

it('leaves a missing day and the day it is set against out of both periods, for its partner alone, and says so', async () => {
  expect(texts(await view(spec({ measures: nowAndBefore })))).toEqual([
    ['Alder', '28', '28'],
    ['Lumen', '28', '31'],
    ['Total', '56', '59'],
  ]);
  const comparable = await view(spec({ measures: nowAndBefore, comparable: true }));
  expect(texts(comparable)).toEqual([
    ['Alder', '28', '28'],
    ['Lumen', '26', '26'],
    ['Total', '54', '54'],
  ]);
  expect(comparable.result.warnings).toContain(
    'Lumen: Feb 3, Feb 9, Mar 3 and 1 more are left out of both periods, because rows are missing in one of them.',
  );
  expect(comparable.result.warnings.join(' ')).not.toContain('a gap, not zero');
});

it('marks the very sums whose periods hold other business days, holidays of the workbook taken off', async () => {
  const march = { from: '2026-03-01', to: '2026-04-01' };
  const asked = spec({
    period: march,
    compare: 'previous',
    rows: [],
    columns: [{ kind: 'date', grain: 'month' }],
    measures: [...nowAndBefore, { ...plainMeasure('decline_rate'), show: 'change' }],
  });
  const days = (of: Awaited<ReturnType<typeof view>>) => of.result.spec.measures.map((_, at) => of.cell([], [], at).unlikeDays);
  // March 2026 has 22 days Monday to Friday, February 20, one of them Presidents' Day. A rate does not add days up.
  expect(days(await view(asked))).toEqual([null, { now: 22, base: 20 }, null]);
  expect(days(await view(asked, { holidays: ['2026-02-16'] }))).toEqual([null, { now: 22, base: 19 }, null]);
});

it('runs totals from the first bucket on, anew where a coarser date begins, and not for what does not add up', async () => {
  const running = { ...plainMeasure('attempts'), show: 'running' as const };
  const weeks = spec({ columns: [{ kind: 'date', grain: 'week' }], measures: [running], compare: 'none' });
  // From Sunday March 1: 1, then weeks of 7, the last one of 6 to Saturday the 28th; Lumen: one more on the 3rd, none on the 9th.
  expect(texts(await view(weeks))).toEqual([
    ['Alder', '1', '8', '15', '22', '28', '28'],
    ['Lumen', '1', '9', '15', '22', '28', '28'],
    ['Total', '2', '17', '30', '44', '56', '56'],
  ]);
  const quarter = { from: '2026-01-01', to: '2026-04-01' };
  const columns: PivotField[] = [
    { kind: 'date', grain: 'month' },
    { kind: 'date', grain: 'day' },
  ];
  const daily = await view(spec({ period: quarter, rows: [], columns, measures: [running], compare: 'none' }));
  const at = (text: string) => daily.columns.find((line) => line.texts.join(' ').includes(text))?.path ?? [];
  expect([at('Jan 31'), at('Feb 1'), at('Feb 3')].map((path) => daily.cell([], path, 0).text)).toEqual(['62', '2', '5']);
  const problem = await runPivot(facts.workbook, spec({ measures: [{ ...plainMeasure('latency_p95'), show: 'running' }] }), job).catch(
    toAppError,
  );
  expect(problem).toMatchObject({ code: 'PIVOT_INVALID', remedy: 'Show its value, or the period to date.' });
  const timeless = await runPivot(facts.workbook, spec({ measures: [running] }), job).catch(toAppError);
  expect(timeless).toMatchObject({ code: 'PIVOT_INVALID', remedy: 'Put a date on rows or columns.' });
});
