import type { ChartReference, ChartSeries, ChartSpec } from '../charts/chart-spec.ts';
import { stacksOf } from '../charts/stacked-parts.ts';
import { fitText, textWidth } from '../charts/text-width.ts';
import { percentWords } from '../charts/value-words.ts';
import type { Frame } from './chart-layout.ts';
import { dodge } from './dodge.ts';
import { isolated } from './drawable-text.ts';

/** A label at the right end of a line, of a part of a stack or of a level: its name and its value. */
export interface EndLabel {
  readonly text: string;
  /** What it names: a series by its place, or a level to compare with. */
  readonly of: { readonly series: number } | { readonly level: ChartReference };
  readonly x: number;
  readonly y: number;
  /** Where what it names ends, in pixels and in its own value. */
  readonly lineX: number;
  readonly lineY: number;
  readonly value: number;
  /** Heavier dot at the end of a line. */
  readonly hasDot: boolean;
}

interface Wanted {
  readonly of: EndLabel['of'];
  readonly label: string;
  readonly words: string;
  readonly value: number;
  /** Where on the x axis; null = at the frame's edge. */
  readonly at: number | null;
  readonly hasDot: boolean;
}

/** The last point of a series that has a value. */
export function lastPoint(series: ChartSeries) {
  return series.points.findLast((point) => point.y !== null);
}

/** Series that get a label: the edges of a band do not. */
function isLabelled(series: ChartSeries): boolean {
  return series.key !== 'low' && series.key !== 'high' && series.key !== 'actual' && lastPoint(series) !== undefined;
}

function wantedLabels(spec: ChartSpec, locale: string): readonly Wanted[] {
  return [...seriesLabels(spec, locale), ...levelLabels(spec)];
}

function seriesLabels(spec: ChartSpec, locale: string): readonly Wanted[] {
  if (spec.kind === 'stacked' && spec.xKind === 'time') return stackLabels(spec, locale);
  if (spec.kind !== 'line' && spec.kind !== 'cumulative' && spec.kind !== 'latency') return [];
  return spec.series.flatMap((series, index) => {
    const point = lastPoint(series);
    if (!isLabelled(series) || point === undefined || point.y === null) return [];
    const at = spec.kind === 'latency' && typeof point.to === 'number' ? (Number(point.x) + point.to) / 2 : Number(point.x);
    return [{ of: { series: index }, label: series.label, words: point.text, value: point.y, at, hasDot: true }];
  });
}

/** The parts of the last stack, named at their middle. */
function stackLabels(spec: ChartSpec, locale: string): readonly Wanted[] {
  const last = stacksOf(spec).findLast((stack) => stack.sum !== null);
  return (last?.parts ?? []).map((part): Wanted => {
    const series = spec.series[part.series];
    const point = series?.points.find((each) => each.x === part.x);
    const share = percentWords(part.share, locale);
    const words = spec.stack?.form === 'share' ? share : (point?.text ?? '');
    return { of: { series: part.series }, label: series?.label ?? '', words, value: (part.y0 + part.y1) / 2, at: null, hasDot: false };
  });
}

function levelLabels(spec: ChartSpec): readonly Wanted[] {
  return (spec.references ?? [])
    .filter((level) => level.axis !== 'x')
    .map((level) => ({ of: { level }, label: level.label, words: '', value: level.value, at: null, hasDot: false }));
}

function textOf(wanted: Wanted, width: number, size: number): string {
  if (wanted.label === '') return wanted.words;
  const value = wanted.words === '' ? '' : ` ${wanted.words}`;
  return `${isolated(fitText(wanted.label, width - textWidth(value, size, 600), size, 600))}${value}`.trim();
}

/** Width of the widest label; 0 where there is none. */
export function endLabelWidth(spec: ChartSpec, size: number, locale: string): number {
  return Math.max(0, ...wantedLabels(spec, locale).map((wanted) => textWidth(textOf(wanted, Infinity, size), size, 600)));
}

export interface EndScales {
  readonly xAt: (at: number) => number;
  readonly yOfValue: (value: number) => number;
}

/** Labels beside what they name, moved apart where they would overlap and kept within the frame. */
export function endLabels(
  spec: ChartSpec,
  size: number,
  locale: string,
  frame: Frame,
  rightEdge: number,
  { xAt, yOfValue }: EndScales,
): readonly EndLabel[] {
  const wanted = wantedLabels(spec, locale);
  const lineYs = wanted.map((each) => yOfValue(each.value));
  const spacing = Math.min(size + 4, (frame.bottom - frame.top) / Math.max(1, wanted.length - 1));
  const ys = dodge(lineYs, spacing, frame.top - 2, frame.bottom);
  return wanted.map((each, index) => ({
    text: textOf(each, rightEdge - frame.right - 12, size),
    of: each.of,
    value: each.value,
    hasDot: each.hasDot,
    lineX: each.at === null ? frame.right : xAt(each.at),
    lineY: lineYs[index] ?? 0,
    x: frame.right + 10,
    y: ys[index] ?? 0,
  }));
}
