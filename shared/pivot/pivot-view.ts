import type { BucketCalendar } from '../calendar/bucket.ts';
import { bucketCalendar } from '../calendar/bucket.ts';
import type { WeekStart } from '../calendar/bucket.ts';
import { metricUnit } from '../charts/slice-cells.ts';
import { faceOf } from '../metrics/metric-face.ts';
import { unlikeDays } from './cell-days.ts';
import { cellNumber, type PivotCell, pivotCell } from './pivot-cell.ts';
import { type MemberPath, type PivotIndex, pivotIndex } from './pivot-index.ts';
import { type PivotLine, pivotLines } from './pivot-lines.ts';
import type { PivotResult } from './pivot-result.ts';
import type { PivotMeasure, PivotShow } from './pivot-spec.ts';

export interface PivotSettings {
  readonly weekStart: WeekStart;
  readonly fiscalYearStartMonth: number;
  readonly timeZone: string;
  readonly locale: string;
}

/** A pivot as it is read: lines of rows, lines of columns, a figure for each measure where they cross. */
export interface PivotView {
  readonly result: PivotResult;
  readonly index: PivotIndex;
  readonly calendar: BucketCalendar;
  readonly rows: readonly PivotLine[];
  readonly columns: readonly PivotLine[];
  readonly cell: (rows: MemberPath, columns: MemberPath, measure: number) => PivotCell;
  readonly measureLabel: (measure: number) => string;
}

export function pivotView(result: PivotResult, settings: PivotSettings): PivotView {
  const { spec } = result;
  const { timeZone, locale } = settings;
  const calendar = bucketCalendar(spec.calendar, settings);
  const index = pivotIndex(result, calendar, timeZone);
  const words = { calendar, timeZone, locale };
  const measureAt = (at: number): PivotMeasure => spec.measures[at] ?? { metric: '', show: 'value', color: { kind: 'none' } };
  const daysOf = unlikeDays(result, calendar);
  const cell = (rows: MemberPath, columns: MemberPath, measure: number): PivotCell => {
    const asked = measureAt(measure);
    const found = pivotCell(index, rows, columns, asked, locale);
    const { place } = found;
    if (place === null || !comparing.has(asked.show)) return found;
    const { kind } = metricUnit(place.grain.result, asked.metric);
    return kind === 'count' || kind === 'money' ? { ...found, unlikeDays: daysOf(place) } : found;
  };
  const { sort } = spec;
  const sign = sort?.descending === false ? -1 : 1;
  const rank =
    sort === null
      ? null
      : (path: MemberPath): number | null => {
          const number = cellNumber(cell(path, [], sort.measure));
          return number === null ? null : sign * number;
        };
  return {
    result,
    index,
    calendar,
    rows: pivotLines('rows', spec.rows, index, words, rank),
    columns: pivotLines('columns', spec.columns, index, words),
    cell,
    measureLabel: (at) => measureLabel(result, measureAt(at)),
  };
}

/** What sets a figure against one of another period. */
const comparing: ReadonlySet<PivotShow> = new Set(['base', 'change', 'relative']);

const showWords: Readonly<Record<PivotShow, string>> = {
  value: '',
  base: ', before',
  change: ', change',
  relative: ', change in %',
  row_share: ', % of row',
  column_share: ', % of column',
  running: ', running total',
  total_share: ', % of total',
};

function measureLabel({ grains }: PivotResult, { metric, show }: PivotMeasure): string {
  const [first] = grains;
  return first === undefined ? metric : `${faceOf(first.result.lineage, metric).label}${showWords[show]}`;
}
