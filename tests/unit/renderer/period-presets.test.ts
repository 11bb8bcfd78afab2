import { expect, test } from 'vitest';
import { compareKindOf, comparePeriod, movedCompare, periodPresets, presetOf } from '../../../renderer/features/shell/period-presets.ts';

const march = { from: '2026-03-01', to: '2026-04-01' };

test('presets count back from the last day that has data', () => {
  const presets = new Map(periodPresets('2026-01-01', '2026-03-29').map((preset) => [preset.id, preset.period]));
  expect(presets.get('month')).toEqual(march);
  expect(presets.get('month-before')).toEqual({ from: '2026-02-01', to: '2026-03-01' });
  expect(presets.get('quarter')).toEqual({ from: '2026-01-01', to: '2026-04-01' });
  expect(presets.get('quarter-before')).toEqual({ from: '2025-10-01', to: '2026-01-01' });
  expect(presets.get('year')).toEqual({ from: '2026-01-01', to: '2026-03-30' });
  expect(presets.get('30')).toEqual({ from: '2026-02-28', to: '2026-03-30' });
  expect(presets.get('all')).toBeNull();
});

test('without data there is only everything', () => {
  expect(periodPresets(null, null).map((preset) => preset.id)).toEqual(['all']);
});

test('a comparison is known by what it means', () => {
  expect(compareKindOf(march, { from: '2026-02-01', to: '2026-03-01' })).toBe('previous');
  expect(compareKindOf(march, { from: '2026-01-01', to: '2026-02-01' })).toBe('two-before');
  expect(compareKindOf(march, { from: '2025-03-01', to: '2025-04-01' })).toBe('year');
  expect(compareKindOf(march, { from: '2026-01-05', to: '2026-02-01' })).toBe('exact');
  expect(compareKindOf(march, null)).toBe('none');
  expect(compareKindOf(null, march)).toBe('none');
});

test('a comparison keeps its meaning when the period moves', () => {
  const april = { from: '2026-04-01', to: '2026-05-01' };
  expect(movedCompare('previous', april, null)).toEqual(march);
  expect(movedCompare('exact', april, march)).toEqual(march);
  expect(movedCompare('none', april, march)).toBeNull();
  expect(movedCompare('previous', null, march)).toBeNull();
  expect(comparePeriod('none', april)).toBeNull();
});

test('the preset of a period is found by its days', () => {
  const presets = periodPresets('2026-01-01', '2026-03-29');
  expect(presetOf(presets, march)?.id).toBe('month');
  expect(presetOf(presets, { from: '2026-03-02', to: '2026-04-01' })).toBeNull();
});
