import { type JSX, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { cellAt } from '../../../shared/base/column-batch.ts';
import { numberAt } from '../../../shared/charts/slice-cells.ts';
import { periodLabel } from '../../../shared/calendar/period.ts';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import { allOf, type Filter } from '../../../shared/query/filter.ts';
import type { SliceResult, SliceSpec } from '../../../shared/query/slice.ts';
import { copyReport } from '../../state/clipboard.ts';
import { toggleFilter } from '../../state/scope.ts';
import { focusNumber, navigate } from '../../state/ui-store.ts';
import { labelOfValue } from '../../state/value-words.ts';
import { IconButton } from '../../ui/button/button.tsx';
import { AsyncView } from '../../ui/feedback/async-view.tsx';
import { toneOf } from '../../ui/number/change-of.ts';
import { formatCell } from '../../ui/number/format-value.ts';
import { metricChange, metricColumn, metricValue } from '../figure/index.ts';
import { useMetricSlice } from './use-metric-slice.ts';

interface LeaderboardProps {
  readonly title: ReactNode;
  readonly hint: string;
  readonly metric: MetricInfo;
  readonly by: string;
  /** rank by how much of the whole a row carries, or by its own value. */
  readonly rank: 'weight' | 'value';
}

const shownRows = 6;

interface Line {
  readonly row: number;
  readonly value: string | null;
  readonly size: number;
}

function linesOf(result: SliceResult, metric: string, by: string, rank: 'weight' | 'value'): readonly Line[] {
  const dimension = result.rows.columns.find((column) => column.name === by);
  const size =
    rank === 'value'
      ? metricColumn(result.rows, metric)
      : (metricColumn(result.rows, metric, 'denominator') ?? metricColumn(result.rows, metric));
  if (dimension === undefined || size === undefined) return [];
  return Array.from({ length: result.rows.rowCount }, (_, row): Line => {
    const value = cellAt(dimension, row);
    return { row, value: value === null ? null : String(value), size: numberAt(size, row) ?? 0 };
  })
    .filter((line) => rank === 'weight' || line.value !== null)
    .sort((left, right) => right.size - left.size)
    .slice(0, shownRows);
}

interface RowProps {
  readonly line: Line;
  readonly share: number;
  readonly slice: SliceSpec;
  readonly result: SliceResult;
  readonly props: LeaderboardProps;
}

function LeaderRow({ line, share, slice, result, props: { metric, by } }: RowProps): JSX.Element {
  const cell = metricValue(result, metric.id, line.row);
  const change = metricChange(result, metric.id, line.row, metric.direction);
  const label = labelOfValue(by, line.value);
  const filter: Filter = { kind: 'in', column: by, values: [line.value] };
  const focus = () => focusNumber({ metric: metric.id, slice, result, row: line.row, where: label, cell: filter });
  const drill = () =>
    navigate('rows', {
      rows: {
        table: metric.table,
        where: allOf(slice.where, filter),
        period: slice.period,
        metric: metric.id,
        part: metric.id === 'decline_rate' ? 'numerator' : 'denominator',
        sort: null,
      },
      title: `${label}: ${metric.label.toLowerCase()}`,
      subtitle: slice.period === null ? 'all that is loaded' : periodLabel(slice.period),
    });
  return (
    <li className="leader">
      <AriaButton className="leader-row" onPress={() => toggleFilter(by, line.value)} onFocus={focus} onHoverStart={focus}>
        <span className="leader-bar" style={{ width: `calc((100% - 132px) * ${Math.max(0.03, Math.min(1, share)).toFixed(3)})` }} />
        <span className="leader-name ellipsis" title={`${label}: filter everything to it, or lift the filter`}>
          {label}
        </span>
        <span className="leader-value">{cell === null ? '–' : formatCell(cell.value, cell.unit)}</span>
        <span className={`leader-change ${toneOf(change)}`}>{change === null ? '–' : change.signed}</span>
      </AriaButton>
      <IconButton icon="table" label={`Rows of ${label}`} size={12} onPress={drill} />
    </li>
  );
}

/** Who carries the number and how each moved; a click filters everything to it, the table icon shows its rows. */
export function Leaderboard(props: LeaderboardProps): JSX.Element {
  const { title, hint, metric, by, rank } = props;
  const { slice, result } = useMetricSlice(metric.id, { by: [by] });
  return (
    <section className="panel leaderboard">
      <header>
        <h3>{title}</h3>
        <span className="muted">{hint}</span>
      </header>
      <AsyncView result={result} onCopyReport={copyReport}>
        {(value) => {
          const lines = linesOf(value, metric.id, by, rank);
          const sum =
            rank === 'weight'
              ? lines.reduce((total, line) => total + line.size, 0)
              : Math.max(...lines.map((line) => line.size), Number.MIN_VALUE) * 1.6;
          return lines.length === 0 || slice === null ? (
            <p className="muted">Nothing to rank in this period.</p>
          ) : (
            <ul>
              {lines.map((line) => (
                <LeaderRow
                  key={line.value ?? ''}
                  line={line}
                  share={sum > 0 ? line.size / sum : 0}
                  slice={slice}
                  result={value}
                  props={props}
                />
              ))}
            </ul>
          );
        }}
      </AsyncView>
    </section>
  );
}
