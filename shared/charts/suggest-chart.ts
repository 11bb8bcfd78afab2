import type { DataShape } from './data-shape.ts';
import { type SliceChartForm, sliceChartForms } from './from-slice/slice-request.ts';
import { mostColors } from './kinds/chart-kind.ts';
import { counted } from '../base/words.ts';

/** A chart that could show a result: whether it fits, how well (0 to 100), and why or why not, as a sentence without its full stop. */
export interface ChartSuggestion {
  readonly form: SliceChartForm;
  readonly label: string;
  readonly fits: boolean;
  readonly score: number;
  readonly reason: string;
}

type Verdict = readonly [score: number, reason: string];

interface Rule {
  readonly label: string;
  /** What it takes, in the words of the picker. */
  readonly needs: string;
  /** How well it fits and why; null = it does not. */
  readonly judge: (shape: DataShape) => Verdict | null;
}

const groupsOf = ({ groups }: DataShape): string => counted(groups, 'group');
const isWhole = (shape: DataShape): boolean => shape.isAdditive && !shape.hasNegative;
const isColorable = (count: number): boolean => count >= 2 && count <= mostColors;

const rules: Readonly<Record<SliceChartForm, Rule>> = {
  line: {
    label: 'Lines',
    needs: 'Needs at least two periods',
    judge: (shape) => {
      if (shape.periods < 2) return null;
      if (shape.groups > mostColors) return [60, `Shows the ${mostColors} largest of ${groupsOf(shape)} over ${shape.periods} periods`];
      const each = shape.groups > 1 ? `each of ${groupsOf(shape)}` : 'it';
      return [shape.isAdditive && shape.groups <= 1 ? 80 : 90, `Shows how ${each} moved over ${shape.periods} periods`];
    },
  },
  columns: {
    label: 'Columns',
    needs: 'Needs one series over time, or a few groups',
    judge: (shape) => {
      if (shape.periods > 0) {
        if (shape.groups > 1) return null;
        return [
          shape.isAdditive && shape.periods <= 31 ? 92 : 55,
          `Compares ${counted(shape.periods, 'period')} with one another, from zero`,
        ];
      }
      return shape.groups >= 2 && shape.groups <= 8 && shape.parts === 0 && !shape.hasComparison
        ? [50, `Compares ${groupsOf(shape)}, from zero`]
        : null;
    },
  },
  bar: {
    label: 'Bars',
    needs: 'Needs groups, without time',
    judge: (shape) => (shape.periods === 0 && shape.groups >= 1 ? [shape.hasInterval ? 80 : 86, `Ranks ${groupsOf(shape)}`] : null),
  },
  stacked: {
    label: 'Stacked',
    needs: 'Needs counts or amounts that add up, in two to eight parts',
    judge: (shape) => {
      if (!shape.isAdditive) return null;
      if (shape.periods > 0) return isColorable(shape.groups) ? [84, `Shows the sum of ${groupsOf(shape)} and what it is made of`] : null;
      return isColorable(shape.parts) ? [83, `Shows what each of ${groupsOf(shape)} is made of`] : null;
    },
  },
  share: {
    label: 'Stacked to 100 %',
    needs: 'Needs counts or amounts that add up and are not negative, in two to eight parts',
    judge: (shape) => {
      if (!isWhole(shape)) return null;
      if (shape.periods > 0) return isColorable(shape.groups) ? [82, `Shows how the mix of ${groupsOf(shape)} moved`] : null;
      return isColorable(shape.parts) ? [85, `Compares the mix within ${groupsOf(shape)}`] : null;
    },
  },
  area: {
    label: 'Stacked areas',
    needs: 'Needs counts or amounts that add up, in two to eight parts, over at least twelve periods',
    judge: (shape) =>
      shape.isAdditive && shape.periods >= 12 && isColorable(shape.groups) ? [58, 'Shows the sum and its parts over many periods'] : null,
  },
  slope: {
    label: 'Slopes',
    needs: 'Needs two to 24 groups and a period to compare with, without time',
    judge: (shape) =>
      shape.periods === 0 && shape.hasComparison && shape.groups >= 2 && shape.groups <= 24
        ? [88, `Shows which of ${groupsOf(shape)} rose and which fell`]
        : null,
  },
  dot: {
    label: 'Dots with intervals',
    needs: 'Needs a rate by group, with the number of cases behind it',
    judge: (shape) =>
      shape.periods === 0 && shape.hasInterval && shape.groups >= 2 && shape.parts === 0
        ? [84, `Shows which of ${groupsOf(shape)} differ by more than chance`]
        : null,
  },
  heat: {
    label: 'Heat map',
    needs: 'Needs two dimensions, or one over time',
    judge: (shape) => {
      if (shape.periods === 0)
        return shape.groups >= 2 && shape.parts >= 2 ? [90, `Shows ${shape.groups} by ${shape.parts} cells at a glance`] : null;
      return shape.groups >= 4
        ? [shape.groups > mostColors ? 78 : 62, `Shows all ${groupsOf(shape)} over ${shape.periods} periods at a glance`]
        : null;
    },
  },
  pareto: {
    label: 'Pareto',
    needs: 'Needs a count or an amount that adds up, in at least four groups',
    judge: (shape) =>
      shape.periods === 0 && isWhole(shape) && shape.groups >= 4 && shape.parts === 0
        ? [87, `Shows how few of ${groupsOf(shape)} make up most of it`]
        : null,
  },
  scatter: {
    label: 'Scatter',
    needs: 'Needs two metrics by one dimension, without time',
    judge: (shape) =>
      shape.periods === 0 && shape.metrics >= 2 && shape.groups >= 3
        ? [95, `Shows how the two metrics lie together over ${groupsOf(shape)}`]
        : null,
  },
  bullet: {
    label: 'Against target',
    needs: 'Needs groups and a level to reach, without time',
    judge: (shape) =>
      shape.periods === 0 && shape.hasTarget && shape.groups >= 1 ? [91, `Shows which of ${groupsOf(shape)} reach the level`] : null,
  },
  multiples: {
    label: 'Small lines side by side',
    needs: 'Needs two to 24 groups over time',
    judge: (shape) =>
      shape.periods >= 2 && shape.groups >= 2 && shape.groups <= 24
        ? [shape.groups > mostColors ? 88 : 70, `Shows each of ${groupsOf(shape)} for itself, on one scale`]
        : null,
  },
  histogram: {
    label: 'Histogram',
    needs: 'Needs a count or an amount by steps of a number, without time',
    judge: (shape) =>
      shape.periods === 0 && shape.isStepped && isWhole(shape) && shape.groups >= 2 && shape.parts === 0
        ? [94, `Shows how it spreads over ${counted(shape.groups, 'step')}, in their order`]
        : null,
  },
  funnel: {
    label: 'Funnel',
    needs: 'Needs two or more counts without groups, each a part of the one before',
    judge: (shape) => (shape.stages >= 2 ? [93, `Shows what is lost between ${shape.stages} stages`] : null),
  },
};

/** Every chart that a slice can become, the best first, those that do not fit last with what they would need. */
export function suggestCharts(shape: DataShape): readonly ChartSuggestion[] {
  return sliceChartForms
    .map((form): ChartSuggestion => {
      const { label, needs, judge } = rules[form];
      const verdict = judge(shape);
      return { form, label, fits: verdict !== null, score: verdict?.[0] ?? 0, reason: verdict?.[1] ?? needs };
    })
    .toSorted((a, b) => b.score - a.score);
}

/** How a form is called where it is chosen. */
export function formLabel(form: SliceChartForm): string {
  return rules[form].label;
}
