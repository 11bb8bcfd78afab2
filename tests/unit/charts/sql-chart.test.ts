import { expect, it } from 'vitest';
import type { Column, ColumnBatch } from '../../../shared/base/column-batch.ts';
import { sqlChart } from '../../../shared/charts/sql-chart.ts';
import { dictColumn } from '../../../shared/metrics/slice-batch.ts';

const words = { title: null, source: 'From SQL', timeZone: 'UTC', locale: 'en-US' };
const counts = (name: string, values: readonly number[]): Column => ({
  name,
  type: 'i64',
  unit: { kind: 'none' },
  values: BigInt64Array.from(values, BigInt),
});
const days = (values: readonly number[]): Column => ({ name: 'day', type: 'day', unit: { kind: 'none' }, values: Int32Array.from(values) });
const batch = (...columns: readonly Column[]): ColumnBatch => ({
  rowCount: columns[0]?.type === 'dict' ? columns[0].codes.length : (columns[0]?.values.length ?? 0),
  columns,
});

it('draws texts and numbers as bars', () => {
  const drawn = sqlChart(batch(dictColumn('partner', ['Alder', 'Lumen']), counts('attempts', [3, 5])), words);
  expect('chart' in drawn && [drawn.chart.kind, drawn.chart.series[0]?.points.map(({ x, y, text }) => [x, y, text])]).toEqual([
    'bar',
    [
      ['Alder', 3, '3'],
      ['Lumen', 5, '5'],
    ],
  ]);
});
it('draws days as lines in order, one for each text', () => {
  const drawn = sqlChart(batch(dictColumn('partner', ['A', 'B', 'A']), days([2, 1, 1]), counts('attempts', [3, 5, 4])), words);
  expect('chart' in drawn && drawn.chart.series.map(({ label, points }) => [label, points.map(({ y }) => y)])).toEqual([
    ['B', [5]],
    ['A', [4, 3]],
  ]);
});
it.each([
  ['no numbers', batch(dictColumn('partner', ['A'])), /needs a column of numbers/],
  [
    'a division by zero',
    batch(dictColumn('partner', ['A', 'B']), { name: 'n', type: 'f64', unit: { kind: 'none' }, values: Float64Array.of(1, Infinity) }),
    /n is not a finite number in row 2: something is divided by zero\. Divide by nullif/,
  ],
  ['nothing to tell numbers apart', batch(counts('n', [1])), /group by one/],
  [
    '10,000 bars',
    batch(
      dictColumn(
        'issuer',
        Array.from({ length: 10_000 }, (_, row) => `i${row}`),
      ),
      counts(
        'n',
        Array.from({ length: 10_000 }, () => 1),
      ),
    ),
    /10,000 bars cannot be told apart: order by n and limit to 60/,
  ],
  [
    '10,000 colors',
    batch(
      dictColumn(
        'issuer',
        Array.from({ length: 10_000 }, (_, row) => `i${row}`),
      ),
      days(Array.from({ length: 10_000 }, () => 1)),
      counts(
        'n',
        Array.from({ length: 10_000 }, () => 1),
      ),
    ),
    /10,000 lines cannot be told apart by color/,
  ],
  ['a text twice', batch(dictColumn('partner', ['A', 'A']), counts('n', [1, 2])), /more than once: group by it/],
  ['no rows', batch(dictColumn('partner', []), counts('n', [])), /no rows to draw/],
])('%s is a sentence and a way out, never an empty chart', (_, given, problem) => {
  const drawn = sqlChart(given, words);
  expect('problem' in drawn ? drawn.problem : '').toMatch(problem);
});
