import { expect, test } from 'vitest';
import type { Filter } from '../../../shared/query/filter.ts';
import { filterText } from '../../../renderer/state/value-words.ts';
import { chipsOf, chosenValues, withValues } from '../../../renderer/state/scope-filters.ts';

const everything: Filter = { kind: 'all' };
const partner: Filter = { kind: 'in', column: 'partner', values: ['Northbank'] };
const large: Filter = { kind: 'compare', column: 'amount', operator: '>=', value: 10 };

test('no filter is no chip, one filter is one, joined ones are one each', () => {
  expect(chipsOf(everything)).toEqual([]);
  expect(chipsOf(partner)).toEqual([partner]);
  expect(chipsOf({ kind: 'and', parts: [partner, large] })).toEqual([partner, large]);
});

test('choosing values replaces the choice for that column and keeps the others', () => {
  const both: Filter = { kind: 'and', parts: [partner, large] };
  expect(withValues(both, 'partner', ['Lumen', null])).toEqual({
    kind: 'and',
    parts: [large, { kind: 'in', column: 'partner', values: ['Lumen', null] }],
  });
  expect(withValues(everything, 'product', ['bnpl'])).toEqual({ kind: 'in', column: 'product', values: ['bnpl'] });
});

test('choosing nothing lifts the filter', () => {
  expect(withValues(partner, 'partner', [])).toEqual(everything);
});

test('chosen values are read back, a missing value as null', () => {
  expect(chosenValues({ kind: 'in', column: 'product', values: ['bnpl', null] }, 'product')).toEqual(['bnpl', null]);
  expect(chosenValues(large, 'amount')).toBeNull();
});

test('a filter is said in the words of the screen', () => {
  expect(filterText({ kind: 'and', parts: [partner, { kind: 'in', column: 'product', values: ['bnpl', 'co_brand', null] }] })).toBe(
    'Partner Northbank · Product BNPL + 2',
  );
  expect(filterText({ kind: 'not', part: large })).toBe('not (Attempted amount >= 10)');
});
