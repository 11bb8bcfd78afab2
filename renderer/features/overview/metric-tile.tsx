import type { JSX } from 'react';
import { Button } from 'react-aria-components';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import { cellOf, numberAt } from '../../../shared/charts/slice-cells.ts';
import { everything } from '../../../shared/query/filter.ts';
import type { SliceResult } from '../../../shared/query/slice.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { waysOut } from '../../state/ways-out.ts';
import { focusNumber } from '../../state/ui-store.ts';
import { Button as PlainButton } from '../../ui/button/button.tsx';
import { Skeleton } from '../../ui/feedback/skeleton.tsx';
import { toneOf } from '../../ui/number/change-of.ts';
import { DeltaChip } from '../../ui/number/delta-chip.tsx';
import { NumberDisplay } from '../../ui/number/number-display.tsx';
import { Sparkline } from '../../ui/number/sparkline.tsx';
import { metricChange, metricColumn, metricValue } from '../figure/index.ts';
import { useFigures } from './use-figures.ts';
import { useMetricSlice } from './use-metric-slice.ts';

function shape(result: SliceResult, metric: string): readonly (number | null)[] {
  const column = metricColumn(result.rows, metric);
  // A day that is not wholly there would look like a fall.
  const isWhole = (row: number) => cellOf(result.rows, 'complete', row) !== false;
  return column === undefined
    ? []
    : Array.from({ length: result.rows.rowCount }, (_, row) => (isWhole(row) ? numberAt(column, row) : null));
}

/** A headline number with its change and its shape; choosing it shows its passport and draws it. */
export function MetricTile({
  metric,
  isChosen,
  onChoose,
}: {
  readonly metric: MetricInfo;
  readonly isChosen: boolean;
  readonly onChoose: (metric: string) => void;
}): JSX.Element {
  const { grain, scope } = useWorkbookDocument();
  const { slice, result } = useMetricSlice(metric.id, {
    grain: grain === 'month' || grain === 'quarter' || grain === 'year' ? 'week' : grain === 'week' ? 'day' : grain,
  });
  const figures = useFigures(metric.id, null);
  const { value, slow, error, retry } = result;
  const brushed = figures.result.value;
  const stale = figures.result.stale || figures.isBehind;
  if (value === null && error !== null) {
    return (
      <output className="tile panel tile-error">
        <span className="tile-name">{metric.label}</span>
        <span className="tile-why" title={`${error.detail} ${error.remedy}`}>
          {error.title}
        </span>
        <span className="tile-foot">
          {[...waysOut(error), { label: 'Try again', run: retry }].slice(0, 1).map(({ label, run }) => (
            <PlainButton key={label} kind="quiet" onPress={run}>
              {label}
            </PlainButton>
          ))}
        </span>
      </output>
    );
  }
  const cell = brushed === null ? null : metricValue(brushed, metric.id, 'total');
  const change = brushed === null ? null : metricChange(brushed, metric.id, 'total', metric.direction);
  const choose = () => {
    onChoose(metric.id);
    if (value !== null && slice !== null)
      focusNumber({ metric: metric.id, slice, result: value, row: 'total', where: '', cell: everything });
  };
  return (
    <Button className={`tile panel${isChosen ? ' chosen' : ''}`} onPress={choose} aria-pressed={isChosen}>
      <span className="tile-name" title={metric.label}>
        {metric.label}
        {figures.isBehind && <span className="tile-behind"> · updating</span>}
      </span>
      <span className={stale ? 'tile-value stale' : 'tile-value'}>
        {cell === null ? (
          slow && <Skeleton width={90} height={26} />
        ) : (
          <NumberDisplay value={cell.value} unit={cell.unit} size="large" missing="Nothing to count in this period" />
        )}
      </span>
      <span className="tile-foot">
        {brushed !== null && (
          <DeltaChip
            change={change}
            missing={cell?.value === null || cell === null ? 'no value' : scope.compare === null ? 'no comparison' : 'no value before'}
          />
        )}
        {value !== null && <Sparkline values={shape(value, metric.id)} tone={toneOf(change)} />}
      </span>
    </Button>
  );
}
