import { expect, it } from 'vitest';
import { compileWithData } from '../../../shared/business-case/compiled-case.ts';
import { chartProblems } from '../../../shared/charts/registry.ts';
import { caseBlocks } from '../../../shared/report/case-blocks.ts';
import type { ModelBlock } from '../../../shared/report/report-model.ts';
import { tornadoBlock } from '../../../shared/report/tornado-block.ts';
import { caseData, casePlan, constant, line, series } from '../../support/case-parts.ts';
import { sampleSetting } from '../../support/sample-report.ts';

/** Three years after spending on a build: the golden case, NPV 103,906.84 at 10 %, with a range of its own for the build and the gain. */
const plan = casePlan(
  [
    series('gain', 'money', [0, 180_000, 260_000, 300_000]),
    constant('build', 'money', 500_000, 550_000, 400_000),
    constant('care', 'money', 0, 10_000, 0),
    constant('spare', 'money', 1, 0, 2),
  ],
  [line('gain', 'gain', 'benefit', 'each_period'), line('build', 'build', 'cost', 'one_off'), line('care', 'care', 'cost', 'one_off')],
  { months: 48, periods: 'year' },
);
const compiled = compileWithData(plan, caseData());
const cells = (block: ModelBlock | undefined) =>
  block === undefined || !('table' in block) ? [] : block.table.rows.map((row) => row.map(({ text }) => text));

it('the sensitivity of a case: NPV with one driver at its low and high, the widest first', () => {
  const block = tornadoBlock('t', compiled, 'en-US');
  if (block.kind !== 'chart') throw new Error('no chart');
  // A build of 550,000 or 400,000 in place of 500,000 now is 50,000 less or 100,000 more; care of 10,000 is 10,000 less.
  expect(block.chart.title).toBe('build decides Retry routing: NPV from $54 k to $204 k');
  expect(cells(block)).toEqual([
    ['build', '$550,000', '$400,000', '$53,907', '$203,907', '$150,000'],
    ['care', '$10,000', '$0.00', '$93,907', '$103,907', '$10,000'],
    ['Base', '', '', '$103,907', '$103,907', ''],
  ]);
  // What is drawn are the changes of the base, to both sides; a driver that moves nothing is not drawn.
  const drawn = block.chart.series.map(({ points }) => points.map(({ x, y }) => [x, Math.round(y ?? Number.NaN)]));
  expect(drawn).toEqual([
    [
      ['build', -50_000],
      ['care', -10_000],
    ],
    [
      ['build', 100_000],
      ['care', 0],
    ],
  ]);
  expect(chartProblems(block.chart)).toEqual([]);
});

it('a case without ranges says so instead of an empty chart', () => {
  const plain = casePlan([constant('build', 'money', 500_000)], [line('build', 'build', 'cost', 'one_off')]);
  expect(tornadoBlock('t', compileWithData(plain, caseData()), 'en-US')).toMatchObject({
    kind: 'table',
    title: 'Retry routing: no driver moves NPV by a low and a high of its own',
  });
});

it('the pages of a case: cash by period, what it comes to, what it rests on; sheets that recompute for spreadsheets alone', () => {
  const [cash, results, drivers] = caseBlocks('k', compiled, sampleSetting);
  // Cumulative cash of low, base and high: 50,000 and 10,000 more spent, and 100,000 less.
  expect(cells(cash)).toEqual([
    ['End of 2026', '−$560,000', '−$500,000', '−$400,000'],
    ['End of 2027', '−$380,000', '−$320,000', '−$220,000'],
    ['End of 2028', '−$120,000', '−$60,000', '$40,000'],
    ['End of 2029', '$180,000', '$240,000', '$340,000'],
  ]);
  expect(cash).toHaveProperty('findings', [
    'Base scenario: IRR 20.5 %, payback 2.20 years, discounted payback 2.54 years, ROI over the horizon 48 %.',
  ]);
  // Low takes every driver at its low: a build of 550,000 and care of 10,000.
  expect(
    cells(results)
      .map(([label, , base]) => [label, base])
      .slice(0, 2),
  ).toEqual([
    ['NPV, end of period', '$103,907'],
    ['NPV, mid-period', '$133,383'],
  ]);
  expect(results).toMatchObject({ title: 'Retry routing: NPV from $44 k (Low) to $204 k (High)' });
  expect(drivers).toMatchObject({ title: 'Retry routing rests on 4 assumptions' });
  expect(cash).not.toHaveProperty('live');
  expect(caseBlocks('k', compiled, { ...sampleSetting, withSheets: true })[0]).toHaveProperty('live.sheets.length', 5);
});
