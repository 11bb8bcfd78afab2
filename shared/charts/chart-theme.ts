export type ThemeName = 'light' | 'dark' | 'light-contrast' | 'dark-contrast';

export interface ChartTheme {
  readonly surface: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly shade: string;
  readonly hatch: string;
  readonly accent: string;
  readonly accentSoft: string;
  readonly good: string;
  readonly bad: string;
  readonly badSoft: string;
  /** Bars that are neither good nor bad. */
  readonly plain: string;
  /** Bands behind a bullet, from the first. */
  readonly bands: readonly [string, string, string];
  /** Categorical, in fixed order, told apart by color-blind readers. */
  readonly series: readonly string[];
  /** Cells of a grid from the least to the most; both ways from a middle. */
  readonly sequential: readonly string[];
  readonly diverging: readonly string[];
}

const light: ChartTheme = {
  surface: '#ffffff',
  ink: '#16191d',
  ink2: '#4b535e',
  ink3: '#6b7480',
  line: '#e8eaee',
  lineStrong: '#c9ced6',
  shade: '#f3f4f7',
  hatch: '#d3d8df',
  accent: '#1f56c3',
  accentSoft: '#dfe8f8',
  good: '#0b7a55',
  bad: '#b83227',
  badSoft: '#fbe9e7',
  plain: '#6b7480',
  bands: ['#d5dae1', '#e4e7ec', '#f0f2f5'],
  series: ['#2956bb', '#dd7c17', '#10a592', '#8d61e6', '#b2246c', '#5a7a00', '#1e82b3', '#94725d'],
  sequential: ['#eef3fc', '#c3d4f4', '#8fb0e8', '#5486d8', '#1f56c3', '#123a8a'],
  diverging: ['#a3541a', '#d9914f', '#f3d3b0', '#f4f5f7', '#bcd0f2', '#6d97e0', '#1f56c3'],
};

const dark: ChartTheme = {
  surface: '#171b21',
  ink: '#e8ebef',
  ink2: '#b1b9c4',
  ink3: '#8c95a2',
  line: '#262c35',
  lineStrong: '#3b434f',
  shade: '#1d2229',
  hatch: '#3a424d',
  accent: '#7aa5f8',
  accentSoft: '#1d2b47',
  good: '#4cc79a',
  bad: '#ef857b',
  badSoft: '#3a1d1b',
  plain: '#8c95a2',
  bands: ['#3a424d', '#2d343e', '#232931'],
  series: ['#6b82e3', '#efa63b', '#46c6ab', '#ce96f7', '#ce6796', '#a4dc84', '#71dbf9', '#b99376'],
  sequential: ['#1d2634', '#243a61', '#2f5496', '#4674c9', '#7aa5f8', '#b9d1ff'],
  diverging: ['#f0a04e', '#b3763a', '#5c452f', '#262c35', '#2b426b', '#4c74be', '#8db4ff'],
};

/** The colors of design tokens, as values: an exported picture has no style sheet to ask. */
export const chartThemes: Readonly<Record<ThemeName, ChartTheme>> = {
  light,
  dark,
  'light-contrast': {
    ...light,
    ink: '#000000',
    ink2: '#16191d',
    ink3: '#2a3039',
    line: '#c9ced6',
    lineStrong: '#16191d',
    hatch: '#6b7480',
    accent: '#0b3c9c',
    good: '#005c3c',
    bad: '#94160d',
    plain: '#4b535e',
    bands: ['#b3bac4', '#d5dae1', '#eceef2'],
  },
  'dark-contrast': {
    ...dark,
    surface: '#000000',
    ink: '#ffffff',
    ink2: '#ffffff',
    ink3: '#d8dde3',
    line: '#4b535e',
    lineStrong: '#e8ebef',
    shade: '#12151a',
    hatch: '#8c95a2',
    accent: '#a9c6ff',
    good: '#7fe8c1',
    bad: '#ffaaa2',
    plain: '#b1b9c4',
    bands: ['#5b6470', '#3b434f', '#20262e'],
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
