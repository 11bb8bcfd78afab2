export type ThemeName = 'light' | 'dark';

export interface ChartTheme {
  readonly surface: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly shade: string;
  readonly accent: string;
  readonly accentSoft: string;
  readonly good: string;
  readonly bad: string;
  readonly badSoft: string;
  /** Bars that are neither good nor bad. */
  readonly plain: string;
  /** Categorical, in fixed order, told apart by color-blind readers. */
  readonly series: readonly string[];
}

/** The colors of design tokens, as values: an exported picture has no style sheet to ask. */
export const chartThemes: Readonly<Record<ThemeName, ChartTheme>> = {
  light: {
    surface: '#ffffff',
    ink: '#16191d',
    ink2: '#4b535e',
    ink3: '#6b7480',
    line: '#e8eaee',
    lineStrong: '#c9ced6',
    shade: '#eef0f3',
    accent: '#1f56c3',
    accentSoft: '#dfe8f8',
    good: '#0b7a55',
    bad: '#b83227',
    badSoft: '#fbe9e7',
    plain: '#6b7480',
    series: ['#2f63c9', '#d9820f', '#14937a', '#a24bc4', '#c23b5a', '#5b8f1e', '#0b87b5', '#8a6a4f'],
  },
  dark: {
    surface: '#171b21',
    ink: '#e8ebef',
    ink2: '#b1b9c4',
    ink3: '#8c95a2',
    line: '#262c35',
    lineStrong: '#3b434f',
    shade: '#20262e',
    accent: '#7aa5f8',
    accentSoft: '#1d2b47',
    good: '#4cc79a',
    bad: '#ef857b',
    badSoft: '#3a1d1b',
    plain: '#8c95a2',
    series: ['#7aa5f8', '#f0a94a', '#4fc7ac', '#cc8be6', '#f0829a', '#a2cc63', '#56bfe6', '#c7a68a'],
  },
};

/** Position in the palette for one name among all that are known, so that a partner keeps its color on every chart. */
export function paletteIndex(name: string, known: readonly string[]): number {
  const at = [...new Set(known)].sort().indexOf(name);
  if (at >= 0) return at % 8;
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 997;
  return sum % 8;
}
