import { expect, test } from 'vitest';
import { groupDeliveries, partProblems } from '../../../shared/extract/split-files.ts';

const group = (...names: readonly string[]) =>
  groupDeliveries(names.map((name) => ({ name, bytes: 10 }))).map(({ name, parts, stated, missing, repeated }) => ({
    name,
    parts: parts.map(({ number }) => number),
    stated,
    missing,
    repeated,
  }));

test.each([
  [['P11FUN-20260201120000-0001of0003.csv', 'P11FUN-20260201120000-0003of0003.csv'], 'P11FUN-20260201120000-*.csv', [1, 3], 3, [2]],
  [['settlement_part1of3.csv', 'settlement_part2of3.csv'], 'settlement_*.csv', [1, 2], 3, [3]],
  [['export-3-of-3.csv.gz'], 'export-*.csv.gz', [3], 3, [1, 2]],
  [['Export-1-of-2.csv', 'export-2-of-2.CSV'], 'Export-*.csv', [1, 2], 2, []],
  [['STL-20260115.01.009.CSV', 'STL-20260115.03.009.CSV'], 'STL-20260115.*.009.CSV', [1, 3], null, [2]],
  [['STL-20260115.02.009.CSV'], 'STL-20260115.*.009.CSV', [2], null, [1]],
  [['settlement.csv.01', 'settlement.csv.04'], 'settlement.csv.*', [1, 4], null, [2, 3]],
  [['settlement.csv.02'], 'settlement.csv.*', [2], null, [1]],
  [['settlement.00', 'settlement.01'], 'settlement.*', [0, 1], null, []],
  [['settlement.01.csv', 'settlement.03.csv'], 'settlement.*.csv', [1, 3], null, [2]],
] as const)('%j', (names, name, parts, stated, missing) => {
  expect(group(...names)).toEqual([{ name, parts, stated, missing, repeated: [] }]);
});

test.each([
  'settlement.csv',
  'report.2026.01.csv',
  'report.2026.01.15.csv',
  'report_v1.10.csv',
  'out-of-5.csv',
  'parts-4of3.csv',
  'march 1of0.csv',
  '2026-01-15.csv',
])('%s is a file of its own', (name) => {
  expect(group(name)).toEqual([{ name, parts: [1], stated: null, missing: [], repeated: [] }]);
});

test('months of a year are no parts of one delivery', () => {
  expect(group('report.2026.01.csv', 'report.2026.03.csv').map(({ missing }) => missing)).toEqual([[], []]);
});

test('days, versions and folders are told apart, and the order of the files is kept', () => {
  const names = [
    'plain.csv',
    'b/STL-20260116.01.009.CSV',
    'STL-20260115.02.009.CSV',
    'STL-20260115.01.010.CSV',
    'STL-20260115.01.009.CSV',
    'a/STL-20260116.02.009.CSV',
  ];
  expect(group(...names).map(({ name, parts, missing }) => [name, parts, missing])).toEqual([
    ['plain.csv', [1], []],
    ['b/STL-20260116.*.009.CSV', [1], []],
    ['STL-20260115.*.009.CSV', [1, 2], []],
    ['STL-20260115.*.010.CSV', [1], []],
    ['a/STL-20260116.*.009.CSV', [2], [1]],
  ]);
});

test('a part that came twice, and totals that differ', () => {
  expect(group('a-1of2.csv', 'a-01of02.csv', 'a-2of3.csv')).toEqual([
    { name: 'a-*.csv', parts: [1, 1, 2], stated: 3, missing: [3], repeated: [1] },
  ]);
});

test('parts without a byte are named', () => {
  const [found] = groupDeliveries([
    { name: 'a-1of2.csv', bytes: 5 },
    { name: 'a-2of2.csv', bytes: 0 },
  ]);
  expect(found?.empty).toEqual(['a-2of2.csv']);
});

test('a part that was issued anew is the part of its number', () => {
  expect(group('alder_2026-03-12_1of2.csv', 'alder_2026-03-12_2of2_reissued.csv')).toEqual([
    { name: 'alder_2026-03-12_*.csv', parts: [1, 2], stated: 2, missing: [], repeated: [] },
  ]);
});

test('what is wrong is said by name', () => {
  const files = ['a-1of4.csv', 'a-2of4.csv', 'b-1of2.csv', 'b-01of2.csv', 'b-2of2.csv', 'whole.csv'].map((name) => ({ name, bytes: 10 }));
  expect(partProblems(groupDeliveries(files))).toEqual([
    'a-*.csv: parts 3, 4 of 4 are missing',
    'b-*.csv: part 1 of 2 came more than once',
  ]);
});
