import type { ChartSpec } from '../charts/chart-spec.ts';
import { changeWords } from '../charts/kinds/line.ts';
import type { slopesOf } from '../charts/kinds/slope.ts';
import { fitText, textWidth } from '../charts/text-width.ts';
import { isolated } from './drawable-text.ts';

/** What stands at both ends of a line: name and value; then value and change. */
export function slopeTexts(
  spec: ChartSpec,
  slope: ReturnType<typeof slopesOf>[number],
  locale: string,
): { readonly name: string; readonly left: string; readonly right: string } {
  const change = changeWords(spec, slope.change, locale);
  return { name: slope.series.label, left: ` ${slope.from.text}`, right: `${slope.to.text} (${change})` };
}

/** Name and value in a width: the name gives way. */
export function leftText(texts: { readonly name: string; readonly left: string }, width: number, size: number): string {
  return `${isolated(fitText(texts.name, width - textWidth(texts.left, size, 600), size, 600))}${texts.left}`;
}
