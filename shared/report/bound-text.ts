import { wordChange } from '../charts/word-change.ts';
import { columnOf, metricUnit, showableAt } from '../charts/slice-cells.ts';
import { faceOf } from '../metrics/metric-face.ts';
import { formatValue, missingText, type Showable } from '../query/format-value.ts';
import type { SliceResult, SliceSpec } from '../query/slice.ts';

/** A number that text may name: what was asked and what came back, or why nothing did. */
export type BoundNumber =
  | { readonly name: string; readonly slice: SliceSpec; readonly result: SliceResult }
  | { readonly name: string; readonly slice: SliceSpec; readonly gap: string };

/** Which part of a bound number a placeholder shows. */
const parts = ['value', 'change', 'difference', 'before', 'verdict', 'n', 'numerator', 'denominator'] as const;
type Part = (typeof parts)[number];

/**
 * Text with `{{name}}` and `{{name.part}}` replaced. `.change` is worded by sign, unit and direction ("fell 1.5 pp to 89.5 %"),
 * `.difference` is signed ("−1.5 pp"), `.before` the compared value, `.verdict` better or worse. What cannot be said is explained in place.
 */
export function fillText(text: string, numbers: readonly BoundNumber[], locale: string): string {
  return text.replace(/\{\{\s*(\w+)(?:\.(\w+))?\s*\}\}/g, (_, name: string, part: string | undefined) => {
    const bound = numbers.find((number) => number.name === name);
    if (bound === undefined) return `[there is no number called ${name}]`;
    if ('gap' in bound) return `[${bound.gap.replace(/\.$/, '')}]`;
    if (part !== undefined && !isPart(part)) return `[a number has no ${part}; it has ${parts.join(', ')}]`;
    return partText(bound.slice, bound.result, part ?? 'value', locale);
  });
}

function isPart(text: string): text is Part {
  return (parts as readonly string[]).includes(text);
}

function partText(slice: SliceSpec, result: SliceResult, part: Part, locale: string): string {
  const id = slice.metrics[0] ?? '';
  const unit = metricUnit(result, id);
  const total = (name: string): Showable => {
    const column = columnOf(result.totals, name);
    return column === undefined || result.totals.rowCount === 0 ? null : showableAt(column, 0);
  };
  const counted = (name: string) => {
    const column = columnOf(result.totals, name);
    return formatValue(total(name), column === undefined || column.unit.kind === 'none' ? { kind: 'count' } : column.unit, locale);
  };
  switch (part) {
    case 'value':
      return total(id) === null ? `${missingText} (no value in this period)` : formatValue(total(id), unit, locale);
    case 'n':
    case 'numerator':
    case 'denominator':
      return counted(`${id}.${part}`);
    case 'before':
      return slice.compare ? formatValue(total(`${id}.base`), unit, locale) : noComparison(result, id);
    case 'change':
    case 'difference':
    case 'verdict': {
      if (!slice.compare) return noComparison(result, id);
      const words = wordChange(total(`${id}.base`), total(id), unit, faceOf(result.lineage, id).direction, locale);
      return part === 'change' ? words.text : part === 'difference' ? words.change : words.verdict;
    }
  }
}

function noComparison(result: SliceResult, id: string): string {
  return `[${faceOf(result.lineage, id).label.toLowerCase()} has no period to compare with]`;
}
