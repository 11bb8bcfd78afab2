import { expect, it } from 'vitest';
import { wordChange } from '../../../shared/charts/word-change.ts';
import type { Unit } from '../../../shared/base/column-batch.ts';
import type { Showable } from '../../../shared/query/format-value.ts';

const usd: Unit = { kind: 'money', currency: 'USD' };
const ratio: Unit = { kind: 'ratio' };

it.each<[Showable, Showable, Unit, 'up' | 'down' | 'info', string, string]>([
  [0.91, 0.89525, ratio, 'up', 'fell 1.5 pp to 89.5 %', 'worse'],
  [0.82, 0.83, ratio, 'up', 'rose 1.0 pp to 83.0 %', 'better'],
  [0.9, 0.9, ratio, 'up', 'held at 90.0 %', 'unchanged'],
  [0.9, 0.9004, ratio, 'up', 'rose 0.04 pp to 90.04 %', 'better'],
  [0.9, 0.90000001, ratio, 'up', 'held at 90.00 %', 'unchanged'],
  [184.3, 187.2, { kind: 'bps' }, 'down', 'rose 2.9 bps to 187.2 bps, which is worse', 'worse'],
  [44.8, 41.6, { kind: 'bps' }, 'down', 'fell 3.2 bps to 41.6 bps, which is better', 'better'],
  [566_500_100_000_000n, 612_431_020_170_000n, usd, 'up', 'rose 8.1 % to $612.4 M', 'better'],
  [1000n, 900n, { kind: 'count' }, 'info', 'fell 10.0 % to 900', 'lower'],
  [0n, 12n, { kind: 'count' }, 'info', 'rose 12 to 12', 'higher'],
  [1360, 1480, { kind: 'milliseconds' }, 'down', 'rose 120 ms to 1,480 ms, which is worse', 'worse'],
  [null, 0.9, ratio, 'up', 'is 90.0 %, with no value to compare it with', 'unchanged'],
  [0.9, null, ratio, 'up', 'has no value in this period', 'unchanged'],
])('%s to %s', (from, to, unit, direction, text, verdict) => {
  expect(wordChange(from, to, unit, direction)).toMatchObject({ text, verdict });
});

it('a minus is a minus sign, and plus is written', () => {
  expect(wordChange(0.91, 0.89525, ratio, 'up').change).toBe('−1.5 pp');
  expect(wordChange(0.82, 0.83, ratio, 'up').change).toBe('+1.0 pp');
});
