import { columnOf, metricUnit, showableAt } from '../../charts/slice-cells.ts';
import { shortValue, wordChange } from '../../charts/word-change.ts';
import { faceOf } from '../../metrics/metric-face.ts';
import type { Showable } from '../../query/format-value.ts';
import type { SliceResult, SliceSpec } from '../../query/slice.ts';
import { changeCell, missingCell, numberColumn, textCell, textColumn, valueCell } from '../model-cells.ts';
import type { KeyFigure, ModelCell, ModelTable } from '../report-model.ts';

/** One metric's total with what it is compared with and what it should reach. */
interface MetricFigure {
  readonly tile: KeyFigure;
  readonly cells: { readonly before: ModelCell; readonly now: ModelCell; readonly change: ModelCell };
  readonly target: ModelCell;
  /** '' without a target. */
  readonly status: 'Reached' | 'Missed' | 'No value' | '';
}

/** Targets by metric, in the metric's own unit: a share as 0 to 1. */
export type Targets = Readonly<Record<string, number>>;

const plain = (value: Showable, isMoney: boolean): number | null =>
  value === null ? null : typeof value === 'bigint' && isMoney ? Number(value) / 1e6 : Number(value);

/** The totals of a slice, metric by metric. */
export function metricFigures(result: SliceResult, slice: SliceSpec, targets: Targets, locale: string): readonly MetricFigure[] {
  return slice.metrics.map((id) => {
    const unit = metricUnit(result, id);
    const { label, direction } = faceOf(result.lineage, id);
    const total = (name: string): Showable => {
      const column = columnOf(result.totals, name);
      return column === undefined || result.totals.rowCount === 0 ? null : showableAt(column, 0);
    };
    const [now, before] = [total(id), slice.compare ? total(`${id}.base`) : null];
    const [value, base] = [plain(now, unit.kind === 'money'), plain(before, unit.kind === 'money')];
    const words = before === null ? null : wordChange(before, now, unit, direction, locale);
    const goal = targets[id];
    const reached = goal === undefined || value === null ? null : direction === 'down' ? value <= goal : value >= goal;
    return {
      tile: {
        label,
        value: shortValue(now, unit, locale),
        change: words === null ? null : words.verdict === 'unchanged' ? 'unchanged' : `${words.change} ${words.verdict}`.trim(),
        tone: words?.tone ?? 'neutral',
      },
      cells: {
        now: valueCell(now, unit, locale),
        before: valueCell(before, unit, locale),
        change: value === null || base === null ? missingCell : changeCell(value - base, unit, locale),
      },
      target: goal === undefined ? textCell('') : valueCell(goal, unit, locale),
      status: goal === undefined ? '' : reached === null ? 'No value' : reached ? 'Reached' : 'Missed',
    };
  });
}

/** The same as a table; columns that would stay empty are left out. */
export function metricTable(figures: readonly MetricFigure[], slice: SliceSpec, targets: Targets): ModelTable {
  const [hasBefore, hasTargets] = [Boolean(slice.compare), slice.metrics.some((id) => targets[id] !== undefined)];
  return {
    columns: [
      textColumn('Metric'),
      ...(hasBefore ? [numberColumn('Before')] : []),
      numberColumn('Now'),
      ...(hasBefore ? [numberColumn('Change')] : []),
      ...(hasTargets ? [numberColumn('Target'), textColumn('Status')] : []),
    ],
    rows: figures.map(({ tile, cells, target, status }) => [
      textCell(tile.label),
      ...(hasBefore ? [cells.before] : []),
      cells.now,
      ...(hasBefore ? [cells.change] : []),
      ...(hasTargets ? [target, textCell(status)] : []),
    ]),
  };
}
