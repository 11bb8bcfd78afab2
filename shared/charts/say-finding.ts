import type { ChartSpec } from './chart-spec.ts';
import { panelTitles } from './chart-spec.ts';
import { chartKinds, chartTable } from './registry.ts';

/** A chart before its words: what it shows is said from its own numbers. */
export type UnspokenChart = Omit<ChartSpec, 'title' | 'alternative'>;

/** Rows of the table that a sentence can hold. */
const spokenRows = 8;

/** Gives a chart its title (the finding, unless someone wrote one) and the sentence for who cannot see it. */
export function sayFinding(chart: UnspokenChart, title: string | null, locale = 'en-US'): ChartSpec {
  const unspoken: ChartSpec = { ...chart, title: '', alternative: '' };
  const finding = title ?? findingOf(unspoken, locale);
  return { ...unspoken, title: finding, alternative: alternativeOf({ ...unspoken, title: finding }, locale) };
}

/** What a chart shows, as a sentence without its full stop. */
export function findingOf(spec: ChartSpec, locale = 'en-US'): string {
  return chartKinds[spec.kind].finding(spec, locale);
}

/** Title, what is measured, and the first rows of the numbers, in one paragraph. */
export function alternativeOf(spec: ChartSpec, locale = 'en-US'): string {
  const { columns, rows } = chartTable(spec, locale);
  const shown = rows.length <= spokenRows ? rows : [...rows.slice(0, spokenRows - 1), ...rows.slice(-1)];
  const words = shown.map((row) => {
    const [place, ...cells] = row;
    const said = cells.flatMap((cell, at) => {
      const label = columns[at + 1]?.label ?? '';
      return cell.text === '' ? [] : [label === '' || cells.length === 1 ? cell.text : `${label} ${cell.text}`];
    });
    return `${place?.text ?? ''} ${said.slice(0, 8).join(', ')}`.trim();
  });
  const panels = panelTitles(spec).length;
  const what = `${chartKinds[spec.kind].label}${panels === 0 ? '' : `, ${panels} side by side`}: ${spec.yLabel}`;
  const more = rows.length > shown.length ? `; ${rows.length} rows in all, in the table` : '';
  return `${spec.title}. ${what}. ${words.join('; ')}${more}.`;
}
