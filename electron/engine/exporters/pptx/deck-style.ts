import { chartThemes } from '../../../../shared/charts/chart-theme.ts';

/** A deck is edited on machines without our fonts, and a missing font moves every line: so decks use one that is everywhere. */
export const deckFont = 'Arial';

const hex = (color: string): string => color.replace('#', '').toUpperCase();
const { light } = chartThemes;

/** The light theme's colors as RRGGBB. */
export const deckInk = {
  ink: hex(light.ink),
  ink2: hex(light.ink2),
  ink3: hex(light.ink3),
  line: hex(light.line),
  lineStrong: hex(light.lineStrong),
  accent: hex(light.accent),
  good: hex(light.good),
  bad: hex(light.bad),
  plain: hex(light.plain),
  series: light.series.map(hex),
} as const;

export function toneColor(tone: 'good' | 'bad' | 'neutral'): string {
  return tone === 'neutral' ? deckInk.ink2 : deckInk[tone];
}
