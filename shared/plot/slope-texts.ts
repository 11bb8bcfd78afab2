import type { ChartSpec } from '../charts/chart-spec.ts';
import type { slopesOf } from '../charts/kinds/slope.ts';
import { changeWords } from '../charts/kinds/line.ts';

/** What stands at both ends of a line: name and value, then value, change and name. */
export function slopeTexts(
  spec: ChartSpec,
  slope: ReturnType<typeof slopesOf>[number],
  locale: string,
): { readonly left: string; readonly right: string } {
  const change = changeWords(spec, slope.change, locale);
  return { left: `${slope.series.label} ${slope.from.text}`, right: `${slope.to.text} (${change})` };
}
