import { type JSX, memo, type ReactNode } from 'react';
import { periodLabel } from '../../../shared/calendar/period.ts';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import { allOf, type Filter } from '../../../shared/query/filter.ts';
import { formatChange, formatValue } from '../../../shared/query/format-value.ts';
import type { SliceResult, SliceSpec } from '../../../shared/query/slice.ts';
import { copyReport } from '../../state/clipboard.ts';
import { toggleFilter, useScope } from '../../state/scope.ts';
import { chosenValues } from '../../state/scope-filters.ts';
import { focusNumber, navigate } from '../../state/ui-store.ts';
import { labelOfValue } from '../../state/value-words.ts';
import { IconButton } from '../../ui/button/button.tsx';
import { AsyncView } from '../../ui/feedback/async-view.tsx';
import { toneOf } from '../../ui/number/change-of.ts';
import { formatCell } from '../../ui/number/format-value.ts';
import { metricChange, metricValue } from '../figure/index.ts';
import { isSamePeriod, useBrush } from './brush.ts';
import { type LeaderLine, leaderLines } from './leader-line.ts';
import { useFigures } from './use-figures.ts';

interface LeaderboardProps {
  readonly title: ReactNode;
  readonly hint: string;
  readonly metric: MetricInfo;
  readonly by: string;
  /** rank by how much of the whole a row carries, or by its own value. */
  readonly rank: 'weight' | 'value';
  /** With share and contribution, where there is room. */
  readonly isWide?: boolean;
}

const shownRows = 6;

interface RowProps {
  readonly line: LeaderLine;
  readonly bar: number;
  readonly isChosen: boolean;
  readonly slice: SliceSpec;
  readonly result: SliceResult;
  readonly props: LeaderboardProps;
}

function contributionText({ contribution }: LeaderLine, metric: MetricInfo): string {
  if (contribution === null) return '–';
  if (metric.kind === 'ratio' && (metric.unit === 'ratio' || metric.unit === 'bps'))
    return formatChange(contribution, { kind: metric.unit }, 'en-US', metric.unit === 'ratio' ? { decimals: 2 } : {});
  return formatChange(contribution, { kind: 'ratio' }, 'en-US', { decimals: 1 });
}

/** Stays as it is while figures move beside it: a brush redraws dozens of rows. */
const RowsButton = memo(function RowsButton({
  metric,
  by,
  value,
  slice,
}: {
  readonly metric: MetricInfo;
  readonly by: string;
  readonly value: string | null;
  readonly slice: SliceSpec;
}): JSX.Element {
  const label = labelOfValue(by, value);
  const drill = () =>
    navigate('rows', {
      rows: {
        table: metric.table,
        where: allOf(slice.where, { kind: 'in', column: by, values: [value] }),
        period: slice.period,
        metric: metric.id,
        part: metric.id === 'decline_rate' ? 'numerator' : 'denominator',
        sort: null,
      },
      title: `${label}: ${metric.label.toLowerCase()}`,
      subtitle: slice.period === null ? 'all that is loaded' : periodLabel(slice.period),
    });
  return <IconButton icon="table" label={`Rows of ${label}`} size={12} onPress={drill} />;
});

function LeaderRow({ line, bar, isChosen, slice, result, props: { metric, by, isWide } }: RowProps): JSX.Element {
  const cell = metricValue(result, metric.id, line.row);
  const change = metricChange(result, metric.id, line.row, metric.direction);
  const label = labelOfValue(by, line.value);
  const focus = () => {
    // While the time is brushed the figure is of other days than its passport would say.
    const brushed = useBrush.getState().period;
    if (brushed !== null && !isSamePeriod(brushed, slice.period)) return;
    const filter: Filter = { kind: 'in', column: by, values: [line.value] };
    focusNumber({ metric: metric.id, slice, result, row: line.row, where: label, cell: filter });
  };
  const share = line.share === null ? '–' : formatValue(line.share, { kind: 'ratio' }, 'en-US', { decimals: line.share < 0.1 ? 1 : 0 });
  return (
    <li className="leader">
      <button
        type="button"
        className={`leader-row${isWide === true ? ' leader-wide' : ''}${isChosen ? ' chosen' : ''}`}
        aria-pressed={isChosen}
        onClick={() => toggleFilter(by, line.value)}
        onFocus={focus}
        onPointerEnter={focus}
      >
        <span
          className="leader-bar"
          style={{ width: `calc((100% - ${isWide === true ? 244 : 132}px) * ${Math.max(0.03, Math.min(1, bar)).toFixed(3)})` }}
        />
        <span className="leader-name ellipsis" title={`${label}, ${share} of all: filter everything to it, or lift the filter`}>
          {label}
        </span>
        {isWide === true && <span className="leader-value muted">{share}</span>}
        <span className="leader-value">{cell === null ? '–' : formatCell(cell.value, cell.unit)}</span>
        <span className={`leader-change ${toneOf(change)}`}>{change === null ? '–' : change.signed}</span>
        {isWide === true && <span className="leader-value">{contributionText(line, metric)}</span>}
      </button>
      <RowsButton metric={metric} by={by} value={line.value} slice={slice} />
    </li>
  );
}

/** Who carries the number, how each moved and what that did to the whole; a click filters everything to it, the table icon shows its rows. */
export function Leaderboard(props: LeaderboardProps): JSX.Element {
  const { title, hint, metric, by, rank, isWide = false } = props;
  const { slice, result, isBehind } = useFigures(metric.id, by);
  const { where } = useScope();
  const chosen = chosenValues(where, by);
  return (
    <section className={`panel leaderboard${isBehind ? ' behind' : ''}`} aria-busy={isBehind}>
      <header>
        <h3>
          {title}
          {isBehind && <span className="tile-behind"> · updating</span>}
        </h3>
        {isWide ? (
          <span className="leader-heads muted" aria-hidden="true">
            <span>share</span>
            <span>{metric.kind === 'ratio' ? 'rate' : 'value'}</span>
            <span>change</span>
            <span title="What it did to the change of the whole; all of them add up to it">effect</span>
          </span>
        ) : (
          <span className="muted">{hint}</span>
        )}
      </header>
      <AsyncView result={result} onCopyReport={copyReport}>
        {(value) => {
          const lines = leaderLines(value, metric.id, by, rank).slice(0, shownRows);
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
                  bar={sum > 0 ? line.size / sum : 0}
                  isChosen={chosen?.includes(line.value) === true}
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
