import type { ChartSpec } from '../charts/chart-spec.ts';
import { intervalWords } from '../charts/kinds/dot.ts';
import { stagesOf } from '../charts/kinds/funnel.ts';
import { stacksOf, stackWhole } from '../charts/stacked-parts.ts';
import { textWidth } from '../charts/text-width.ts';
import { markWords, percentWords } from '../charts/value-words.ts';

/** What is written right of a row: its value, and in small type what one must know of it. */
export interface RowText {
  readonly value: string;
  readonly note: string;
  /** What was lost on the way to a stage. */
  readonly lost?: string;
}

/** The texts of each row, in the order of the categories. */
export function rowTexts(spec: ChartSpec, locale: string): readonly RowText[] {
  const points = spec.series[0]?.points ?? [];
  switch (spec.kind) {
    case 'bar':
      return points.map((point) => ({
        value: point.text,
        note: point.small === true ? [`n ${point.n ?? '–'}`, intervalWords(point, spec, locale) ?? []].flat().join(', ') : '',
      }));
    case 'dot':
      return points.map((point) => ({
        value: point.text,
        note: point.n === undefined ? '' : `n ${point.n}`,
      }));
    case 'box':
      return points.map((point) => ({ value: point.text, note: point.n === undefined ? '' : `n ${point.n}` }));
    case 'bullet':
      return points.map((point) => ({ value: point.text, note: point.targetText ?? '' }));
    case 'funnel':
      return stagesOf(spec).map((stage) => ({
        value: stage.point.text,
        note: stage.ofFirst === null ? '' : percentWords(stage.ofFirst, locale),
        lost:
          stage.lost === null || stage.lost <= 0
            ? ''
            : `−${markWords(stage.lost, spec.unit, locale)} (${percentWords(stage.lostShare, locale)})`,
      }));
    case 'stacked': {
      return stacksOf(spec).map((stack) => ({ value: markWords(stackWhole(spec, stack), spec.unit, locale), note: '' }));
    }
    default:
      return [];
  }
}

/** Names above the columns of texts, where they need one. */
export function rowHeads({ kind, stack }: ChartSpec): { readonly value: string; readonly note: string; readonly lost: string } {
  if (kind === 'funnel') return { value: '', note: 'of the first', lost: 'lost before it' };
  return { value: kind === 'stacked' && stack?.form === 'sides' ? 'range' : '', note: '', lost: '' };
}

/** Widths of the columns of texts, in pixels; `all` with the gaps between them. */
export function rowTextWidths(spec: ChartSpec, texts: readonly RowText[], size: number) {
  const widest = (words: readonly string[], weight: 400 | 600, at: number) =>
    Math.max(0, ...words.map((word) => (word === '' ? 0 : textWidth(word, at, weight))));
  const heads = rowHeads(spec);
  const value = widest(
    texts.map((each) => each.value),
    600,
    size,
  );
  const note = widest([heads.note, ...texts.map((each) => each.note)], 400, size - 1);
  const lost = widest([heads.lost, ...texts.map((each) => each.lost ?? '')], 400, size - 1);
  return { value, note, lost, all: [value, note, lost].reduce((sum, width) => sum + (width === 0 ? 0 : width + columnGap), 0) };
}

/** Pixels between two columns of texts. */
export const columnGap = 10;
