import { fractionNumber, type Fraction } from '../money/fraction.ts';
import { formatValue } from '../query/format-value.ts';
import { type ClauseUnit, displayUnit } from './clause-unit.ts';
import type { DowntimeSpell } from './downtime.ts';
import { type ClauseMetric, comparedValue, type Levels, meetsTarget } from './verdict.ts';

export function countText(count: bigint | number): string {
  return formatValue(count, { kind: 'count' });
}

export function plural(count: bigint | number, one: string, many = `${one}s`): string {
  return `${countText(count)} ${BigInt(count) === 1n ? one : many}`;
}

/** A level as contracts write it: as many digits as it needs, two more for a share. */
export function levelText(level: number, unit: ClauseUnit): string {
  return formatValue(level, displayUnit(unit), 'en-US', { decimals: levelDecimals(level, unit) });
}

function levelDecimals(level: number, unit: ClauseUnit): number {
  return unit === 'ratio' ? Math.max(1, decimalsOf(Number((level * 100).toPrecision(12)))) : decimalsOf(level);
}

/** "99.91 %" beside "99.95 %": as many digits as it takes to tell the two apart, and less than all from 100 %; display never decides. */
export function valueAgainst(value: Fraction, target: number, unit: ClauseUnit): { readonly value: string; readonly target: string } {
  const number = fractionNumber(value);
  const usual = levelDecimals(target, unit);
  const write = (what: number, decimals: number): string => formatValue(what, displayUnit(unit), 'en-US', { decimals });
  const isBlurred = (decimals: number): boolean =>
    (number !== target && write(number, decimals) === write(target, decimals)) ||
    (unit === 'ratio' && number < 1 && write(number, decimals) === write(1, decimals));
  let decimals = usual;
  while (decimals < 9 && isBlurred(decimals)) decimals++;
  return { value: write(number, decimals), target: write(target, usual) };
}

/** "availability 99.85 % against 99.95 %"; where the clause's rounding decides, what it makes of the value. */
export function againstText(metric: ClauseMetric, value: Fraction, levels: Levels): string {
  const text = valueAgainst(value, levels.target, metric.unit);
  const shown = roundedText(metric, value, levels) ?? text.value;
  if (levels.operator === 'between' && levels.upper !== null)
    return `${metric.label} ${shown} against ${text.target} to ${levelText(levels.upper, metric.unit)}`;
  return `${metric.label} ${shown} against ${levels.operator === '<=' ? 'at most ' : ''}${text.target}`;
}

function roundedText({ unit }: ClauseMetric, value: Fraction, levels: Levels): string | null {
  const { rounding } = levels;
  if (rounding === null || meetsTarget(value, levels, unit) === meetsTarget(value, { ...levels, rounding: null }, unit)) return null;
  const write = (what: Fraction, decimals: number) => formatValue(fractionNumber(what), displayUnit(unit), 'en-US', { decimals });
  return `${write(value, rounding + 1)} (${write(comparedValue(value, levels, unit), rounding)} as the contract rounds)`;
}

/** "47 + 12 minutes counted, a 9-minute spell not counted"; spells shorter than half of what counts are not worth a word. */
export function spellsText(spells: readonly DowntimeSpell[], excludedMinutes: number, leastMinutes: number): string {
  const counted = spells.filter((spell) => spell.countedMinutes > 0);
  const ignored = spells.filter(
    ({ countedMinutes, minutes, reason }) => countedMinutes === 0 && minutes * 2 >= leastMinutes && !reason.startsWith('excluded'),
  );
  return [
    countedText(counted),
    ignoredText(ignored),
    excludedMinutes > 0 ? `${plural(excludedMinutes, 'minute')} excluded by the contract` : '',
  ]
    .filter((text) => text !== '')
    .join(', ');
}

function countedText(counted: readonly DowntimeSpell[]): string {
  const total = counted.reduce((sum, spell) => sum + spell.countedMinutes, 0);
  if (counted.length === 0) return 'no minute down';
  if (counted.length > 4) return `${plural(total, 'minute')} counted in ${counted.length} spells`;
  return `${counted.map((spell) => countText(spell.countedMinutes)).join(' + ')} ${total === 1 ? 'minute' : 'minutes'} counted`;
}

function ignoredText(ignored: readonly DowntimeSpell[]): string {
  const [only] = ignored;
  if (only === undefined) return '';
  if (ignored.length === 1) return `${/^(8|11$|18$)/.test(String(only.minutes)) ? 'an' : 'a'} ${only.minutes}-minute spell not counted`;
  if (ignored.length <= 3) return `spells of ${ignored.map((spell) => spell.minutes).join(' and ')} minutes not counted`;
  return `${ignored.length} shorter spells not counted`;
}

/** First letter in upper case, full stop at the end. */
export function sentenceOf(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** Parts that say something, as one sentence. */
export function sentenceFrom(...parts: readonly string[]): string {
  return sentenceOf(parts.filter((part) => part !== '').join(', '));
}

function decimalsOf(value: number): number {
  return /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
}
