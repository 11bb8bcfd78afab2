import type { Unit } from '../base/column-batch.ts';
import { formatValue } from '../query/format-value.ts';
import type { ValueAxis } from './value-axis.ts';

const scales = [
  { size: 1e9, suffix: ' B' },
  { size: 1e6, suffix: ' M' },
  { size: 1e3, suffix: ' k' },
] as const;

/** An axis label: only as many digits as the axis needs, large numbers in k, M or B for the whole axis alike. */
export function formatTick(value: number, unit: Unit, axis: ValueAxis, locale = 'en-US'): string {
  const isShare = unit.kind === 'ratio' || unit.kind === 'points';
  if (value === 0 && !isShare) return formatValue(0, unit, locale, { decimals: 0 });
  if (isShare) return formatValue(value, unit, locale, { decimals: decimalsOf(axis.step * 100) });
  const largest = Math.max(Math.abs(axis.min), Math.abs(axis.max));
  const scaled = unit.kind === 'count' || unit.kind === 'none' || unit.kind === 'money';
  const scale = scaled ? scales.find((each) => largest >= each.size * (each.size === 1e3 ? 10 : 1)) : undefined;
  const size = scale?.size ?? 1;
  const text = formatValue(value / size, unit, locale, { decimals: decimalsOf(axis.step / size) });
  return scale === undefined ? text : `${text}${scale.suffix}`;
}

/** Digits after the point that a step of this size needs, at most 4. */
export function decimalsOf(step: number): number {
  for (let digits = 0; digits < 4; digits++) {
    if (Math.abs(step * 10 ** digits - Math.round(step * 10 ** digits)) < 1e-6) return digits;
  }
  return 4;
}
