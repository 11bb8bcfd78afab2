import type { Unit } from '../../../../shared/base/column-batch.ts';
import type { ChartPoint, ChartSeries, ChartSpec } from '../../../../shared/charts/chart-spec.ts';
import { readableOn } from '../../../../shared/charts/color-math.ts';
import { decimalsOf } from '../../../../shared/charts/format-tick.ts';
import { textWidth } from '../../../../shared/charts/text-width.ts';
import type { ValueAxis } from '../../../../shared/charts/value-axis.ts';
import { sheetFormat } from '../../../../shared/report/model-cells.ts';
import { deckInk } from './deck-style.ts';

/** Inches of a text at a point size. */
export const inches = (text: string, points: number, weight: 400 | 600 = 400): number => textWidth(text, points / 72, weight);

/** Inches that the labels of a value axis need. */
export const axisRoom = (unit: Unit, axis: ValueAxis): number =>
  Math.max(...axis.ticks.map((tick) => String(Math.round(tick)).length + (unit.kind === 'ratio' ? 1 : unit.kind === 'money' ? 6 : 3)), 3) *
    0.085 +
  0.12;

/** RRGGBB of a series: ink for the total among its parts, otherwise its own place in the palette. */
export const hexSeries = (series: Pick<ChartSeries, 'emphasis' | 'color'>, index: number): string =>
  series.emphasis === true ? deckInk.ink : (deckInk.series[(series.color ?? index) % 8] ?? deckInk.accent);

/** RRGGBB of words on a fill. */
export const onFill = (color: string): string => (readableOn(`#${color}`, '#16191d', '#ffffff') === '#ffffff' ? 'FFFFFF' : deckInk.ink);

/** Levels to compare with, as colors of a deck. */
export const levelColor = (tone: NonNullable<ChartSpec['references']>[number]['tone']): string =>
  tone === 'limit' ? deckInk.bad : tone === 'target' ? deckInk.ink : deckInk.ink3;

export function axisFormat(unit: Unit, axis: ValueAxis): string {
  if (unit.kind === 'ratio') return sheetFormat(unit, decimalsOf(axis.step * 100));
  const largest = Math.max(Math.abs(axis.min), Math.abs(axis.max));
  const sign = unit.kind === 'money' && unit.currency === 'USD' ? '"$"' : '';
  const after = unit.kind === 'money' && unit.currency !== 'USD' ? ` "${unit.currency}"` : '';
  if (unit.kind !== 'money' && unit.kind !== 'count') return sheetFormat(unit, decimalsOf(axis.step));
  const scaled =
    largest >= 1e6
      ? { commas: ',,', word: ' "M"', step: axis.step / 1e6 }
      : largest >= 1e4
        ? { commas: ',', word: ' "k"', step: axis.step / 1e3 }
        : { commas: '', word: '', step: axis.step };
  const digits = decimalsOf(scaled.step);
  const body = `${sign}#,##0${digits === 0 ? '' : `.${'0'.repeat(digits)}`}${scaled.commas}${scaled.word}${after}`;
  return `${body};−${body};${sign}0${after}`;
}

/** As many digits as the spec's own texts show. */
export function labelFormat(unit: Unit, points: readonly ChartPoint[]): string {
  const texts = points.filter((point) => point.y !== null).map((point) => point.text);
  const compact = texts.find((text) => / [kMB]$/.test(text));
  const digits = Math.max(0, ...texts.map((text) => /\.(\d+)/.exec(text)?.[1]?.length ?? 0));
  if (compact === undefined || unit.kind !== 'money') return sheetFormat(unit, Math.min(digits, 4));
  const amount = (pattern: string) => (unit.currency === 'USD' ? `"$"${pattern}` : `${pattern} "${unit.currency}"`);
  const suffix = compact.slice(-1);
  const size = suffix === 'k' ? 1e3 : suffix === 'M' ? 1e6 : 1e9;
  const pattern = `#,##0${digits === 0 ? '' : `.${'0'.repeat(digits)}`}${','.repeat(Math.log10(size) / 3)} "${suffix}"`;
  const from = suffix === 'k' ? 9_999.5 : size - size / 20_000;
  return `[>=${from}]${amount(pattern)};[<=-${from}]"−"${amount(pattern)};${amount('#,##0')}`;
}

/** Formats of levels and of changes between them, which stand as sizes and get their sign from the format. */
export function stepFormats(unit: Unit, points: readonly ChartPoint[]): readonly [level: string, change: (sign: '+' | '−') => string] {
  const digits = Math.max(0, ...points.map(({ text }) => (/ [kMB]$/.test(text) ? 0 : (/\.(\d+)/.exec(text)?.[1]?.length ?? 0))));
  if (unit.kind === 'ratio') {
    const zeros = sheetFormat({ kind: 'none' }, digits);
    return [`${zeros} "%"`, (sign) => `"${sign}"${zeros} "pp"`];
  }
  if (unit.kind !== 'money') return [sheetFormat(unit, digits), (sign) => `"${sign}"${sheetFormat(unit, digits)}`];
  const isCompact = points.some(({ text }) => / [kMB]$/.test(text));
  const amount = (sign: string, pattern: string) =>
    unit.currency === 'USD' ? `"${sign}$"${pattern}` : `${sign === '' ? '' : `"${sign}"`}${pattern} "${unit.currency}"`;
  const format = (sign: string) =>
    isCompact
      ? `[>=999500]${amount(sign, '#,##0.0,, "M"')};[>=9999.5]${amount(sign, '#,##0, "k"')};${amount(sign, '#,##0')}`
      : amount(sign, sheetFormat({ kind: 'none' }, digits));
  return [format(''), format];
}
