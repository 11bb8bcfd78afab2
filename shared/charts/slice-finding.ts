import { cellAt, type ColumnBatch, type Unit } from '../base/column-batch.ts';
import { bucketLabel } from '../calendar/period.ts';
import { faceOf } from '../metrics/metric-face.ts';
import { formatValue } from '../query/format-value.ts';
import type { Grain, SliceResult, SliceSpec } from '../query/slice.ts';
import { dimensionName, dimensionText } from './dimension-text.ts';
import { cellOf, columnOf, metricUnit, numberAt, showableAt } from './slice-cells.ts';
import { shortValue, wordChange } from './word-change.ts';
import { lowerFirst } from '../base/words.ts';

/** What a slice shows, as a sentence without its full stop: the title of its chart. */
export function sliceFinding(result: SliceResult, slice: SliceSpec, locale = 'en-US', total?: SliceResult): string {
  const id = slice.metrics[0] ?? '';
  const metric = faceOf(result.lineage, id);
  const unit = metricUnit(result, id);
  const now = showable(result.totals, id, 0);
  if (slice.compare)
    return `${metric.label} ${wordChange(showable(result.totals, `${id}.base`, 0), now, unit, metric.direction, locale).text}`;
  if (slice.by.length > 0 && slice.grain === null) return ranking(result, slice, unit, locale);
  const line = slice.by.length === 0 ? result : total;
  if (slice.grain !== null && line !== undefined) {
    const ends = firstAndLast(line.rows, id);
    if (ends !== null) {
      const [from, to] = [showable(line.rows, id, ends[0]), showable(line.rows, id, ends[1])];
      return `${metric.label} ${wordChange(from, to, unit, metric.direction, locale, spanText(line.rows, ends, slice.grain)).text}`;
    }
  }
  return now === null ? `${metric.label} has no value in this period` : `${metric.label} is ${shortValue(now, unit, locale)}`;
}

function showable(batch: ColumnBatch, name: string, row: number) {
  const column = columnOf(batch, name);
  return column === undefined || row >= batch.rowCount ? null : showableAt(column, row);
}

/** First and last complete bucket that have a value; null when there are not two. */
function firstAndLast(rows: ColumnBatch, id: string): readonly [number, number] | null {
  const column = columnOf(rows, id);
  const good = Array.from({ length: rows.rowCount }, (_, row) => row).filter(
    (row) => column !== undefined && numberAt(column, row) !== null && cellOf(rows, 'complete', row) !== false,
  );
  const first = good[0];
  const last = good.at(-1);
  return first === undefined || last === undefined || first === last ? null : [first, last];
}

function ranking(result: SliceResult, slice: SliceSpec, unit: Unit, locale: string): string {
  const id = slice.metrics[0] ?? '';
  const metric = faceOf(result.lineage, id);
  const column = columnOf(result.rows, id);
  const ranked = Array.from({ length: result.rows.rowCount }, (_, row) => ({
    row,
    value: column === undefined ? null : numberAt(column, row),
  }))
    .filter((each): each is { row: number; value: number } => each.value !== null)
    .sort((a, b) => b.value - a.value);
  const name = (row: number) => slice.by.map((dimension) => dimensionText(dimension, cellOf(result.rows, dimension, row))).join(' · ');
  const best = ranked[0];
  const last = ranked.at(-1);
  if (best === undefined || last === undefined || column === undefined) return `${metric.label} has no value in this period`;
  const value = (row: number) => shortValue(showableAt(column, row), unit, locale);
  if (best === last) return `${metric.label} of ${name(best.row)} is ${value(best.row)}`;
  if (metric.kind === 'additive' && best.value > 0) {
    const all = columnOf(result.totals, id);
    const sum = all === undefined ? null : numberAt(all, 0);
    const share = sum === null || sum <= 0 ? '' : `, ${formatValue(best.value / sum, { kind: 'ratio' }, locale, { decimals: 0 })} of all`;
    return `${name(best.row)} is the largest ${slice.by.map(dimensionName).join(' and ')} by ${lowerFirst(metric.label)}: ${value(best.row)}${share}`;
  }
  return `${metric.label} is highest for ${name(best.row)} at ${value(best.row)}, lowest for ${name(last.row)} at ${value(last.row)}`;
}

/** From which bucket to which a line moved; hours are on the axis. */
function spanText(rows: ColumnBatch, ends: readonly [number, number], grain: Grain): string {
  const column = columnOf(rows, 'period');
  if (column === undefined || column.type !== 'day' || grain === 'hour') return '';
  const [from, to] = ends.map((row) => bucketLabel(grain, Number(cellAt(column, row) ?? 0)));
  return grain === 'week' ? ` from the week of ${from} to that of ${to}` : ` from ${from} to ${to}`;
}
