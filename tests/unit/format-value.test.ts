import { describe, expect, it } from 'vitest';
import type { Unit } from '../../shared/base/column-batch.ts';
import { formatChange, formatRelative, formatValue, microsToText } from '../../shared/query/format-value.ts';

const ratio: Unit = { kind: 'ratio' };
const usd: Unit = { kind: 'money', currency: 'USD' };

describe('formatValue', () => {
  it.each<[Parameters<typeof formatValue>[0], Unit, string]>([
    [0.89525, ratio, '89.5 %'],
    [0.9991, ratio, '99.91 %'],
    [0.99998, ratio, '99.998 %'],
    [1, ratio, '100.0 %'],
    [0, ratio, '0.0 %'],
    [0.0042, ratio, '0.42 %'],
    [31.24, { kind: 'bps' }, '31.2 bps'],
    [812.4, { kind: 'milliseconds' }, '812 ms'],
    [47, { kind: 'minutes' }, '47 min'],
    [1234567, { kind: 'count' }, '1,234,567'],
    [612_431_020_170_000n, usd, '$612,431,020.17'],
    [-42_000_000_000n, usd, '−$42,000.00'],
    ['99999999999999999999.99', usd, '$99,999,999,999,999,999,999.99'],
    [1500_000_000n, { kind: 'money', currency: 'JPY' }, '¥1,500'],
    [null, ratio, '–'],
    [Number.NaN, ratio, '–'],
  ])('%s %o -> %s', (value, unit, text) => {
    expect(formatValue(value, unit)).toBe(text);
  });

  it('rounds halves to even', () => {
    expect(formatValue('0.125', usd)).toBe('$0.12');
    expect(formatValue('0.135', usd)).toBe('$0.14');
  });

  it.each([
    ['612431020.17', '$612.4 M'],
    ['2500000000', '$2.5 B'],
    ['999960', '$1.0 M'],
    ['42000', '$42,000'],
    ['-1500000', '−$1.5 M'],
  ])('compact %s -> %s', (value, text) => {
    expect(formatValue(value, usd, 'en-US', { style: 'compact' })).toBe(text);
  });

  it('follows the locale', () => {
    expect(formatValue(1234567, { kind: 'count' }, 'de-DE')).toBe('1.234.567');
  });
});

describe('formatChange', () => {
  it.each<[Parameters<typeof formatChange>[0], Unit, string]>([
    [-0.01475, ratio, '−1.5 pp'],
    [0.007, ratio, '+0.7 pp'],
    [0.0004, ratio, '+0.04 pp'],
    [0, ratio, '0.0 pp'],
    [-0.0000001, ratio, '0.00 pp'],
    [3, { kind: 'bps' }, '+3.0 bps'],
    [-42_000_000_000n, usd, '−$42,000.00'],
    [12, { kind: 'count' }, '+12'],
    [null, ratio, '–'],
  ])('%s %o -> %s', (value, unit, text) => {
    expect(formatChange(value, unit)).toBe(text);
  });

  it('says relative change in percent', () => {
    expect(formatRelative(0.9, 0.904)).toBe('+0.4 %');
    expect(formatRelative(0, 1)).toBe('–');
  });
});

it('writes micro-units as exact decimal text', () => {
  expect(microsToText(-1n)).toBe('-0.000001');
  expect(microsToText(612_431_020_170_000n)).toBe('612431020.170000');
});
