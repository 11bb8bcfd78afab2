import type { Unit } from '../base/column-batch.ts';
import { formatChange, formatValue, missingText, type Showable } from '../query/format-value.ts';

export type Tone = 'good' | 'bad' | 'neutral';

export interface ChangeWords {
  /** "fell 1.5 pp to 89.5 %". */
  readonly text: string;
  /** "−1.5 pp", with its sign. */
  readonly change: string;
  /** "better", "worse", "higher", "lower" or "unchanged". */
  readonly verdict: string;
  readonly tone: Tone;
}

/** Words for a move from one value to another by sign, unit and whether up is good; `span` says between which periods. Shares move in pp, bps in bps, amounts and counts in %. */
export function wordChange(
  from: Showable,
  to: Showable,
  unit: Unit,
  direction: 'up' | 'down' | 'info',
  locale = 'en-US',
  span = '',
): ChangeWords {
  const none = { change: missingText, verdict: 'unchanged', tone: 'neutral' as const };
  if (to === null) return { ...none, text: 'has no value in this period' };
  if (from === null) return { ...none, text: `is ${formatValue(to, unit, locale)}, with no value to compare it with` };
  const difference = subtract(to, from);
  const change = changeText(from, to, difference, unit, locale);
  const value = valueText(to, difference, unit, locale);
  if (!/[1-9]/.test(change)) return { ...none, text: `held at ${value}${span}`, change };
  const up = Number(difference) > 0;
  const tone = direction === 'info' ? 'neutral' : up === (direction === 'up') ? 'good' : 'bad';
  const verdict = tone === 'neutral' ? (up ? 'higher' : 'lower') : tone === 'good' ? 'better' : 'worse';
  const by = change.replace(/^[+−]/, '');
  // Where less is better, "rose" alone does not say whether that is good.
  const meaning = direction === 'down' ? `, which is ${verdict}` : '';
  return { text: `${up ? 'rose' : 'fell'} ${by} to ${value}${span}${meaning}`, change, verdict, tone };
}

/** Exact where both are exact. */
function subtract(to: Exclude<Showable, null>, from: Exclude<Showable, null>): number | bigint {
  return typeof to === 'bigint' && typeof from === 'bigint' ? to - from : Number(to) - Number(from);
}

function changeText(
  from: Exclude<Showable, null>,
  to: Exclude<Showable, null>,
  difference: number | bigint,
  unit: Unit,
  locale: string,
): string {
  if (unit.kind === 'money' || unit.kind === 'count') {
    const relative = Number(from) === 0 ? Infinity : Number(difference) / Math.abs(Number(from));
    if (Math.abs(relative) < 10) return formatChange(relative * 100, { kind: 'none' }, locale, { decimals: 1 }).concat(' %');
  }
  if (unit.kind === 'none' && typeof to === 'number') return formatChange(difference, unit, locale, { decimals: 2 });
  return formatChange(difference, unit, locale);
}

/** As many digits as the change has, so that a small move is visible in the value too. */
function valueText(to: Exclude<Showable, null>, difference: number | bigint, unit: Unit, locale: string): string {
  const tiny = unit.kind === 'ratio' && Math.abs(Number(difference)) < 0.001 && Number(difference) !== 0;
  return tiny ? formatValue(to, unit, locale, { decimals: 2 }) : shortValue(to, unit, locale);
}

/** A value for a headline: amounts from a hundred on compact, everything else as usual. */
export function shortValue(value: Showable, unit: Unit, locale = 'en-US'): string {
  const size = Math.abs(Number(value)) / (typeof value === 'bigint' ? 1e6 : 1);
  return formatValue(value, unit, locale, unit.kind === 'money' && size >= 100 ? { style: 'compact' } : {});
}
