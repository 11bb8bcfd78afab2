import { type JSX, useState } from 'react';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import { type PivotColor, type PivotMeasure, type PivotShow } from '../../../shared/pivot/pivot-spec.ts';
import { decimalText } from '../../../shared/query/sql-text.ts';
import { IconButton } from '../../ui/button/button.tsx';
import { Field } from '../../ui/field/field.tsx';
import { Select } from '../../ui/field/select.tsx';
import { Popover } from '../../ui/popover/popover.tsx';

export const showLabels: Readonly<Record<PivotShow, string>> = {
  value: 'Value',
  base: 'Value before',
  change: 'Change',
  relative: 'Change in %',
  running: 'Running total',
  row_share: '% of row',
  column_share: '% of column',
  total_share: '% of total',
};

const colors = [
  { value: 'none', label: 'No color' },
  { value: 'heat', label: 'Heat map' },
  { value: 'direction', label: 'Better or worse than before' },
  { value: 'threshold', label: 'Meets a level' },
  { value: 'target', label: 'Near a target' },
] as const satisfies readonly { value: PivotColor['kind']; label: string }[];

/** A share is a part of a whole: only what is counted or added up has one. */
const hasShare = (metric: MetricInfo | undefined): boolean =>
  metric !== undefined && (metric.kind === 'additive' || (metric.kind === 'holistic' && metric.unit === 'count'));

/** What a measure shows and how its cells are colored. Levels of a rate are typed in percent. */
export function MeasureOptions({
  measure,
  metric,
  onChange,
}: {
  readonly measure: PivotMeasure;
  readonly metric: MetricInfo | undefined;
  readonly onChange: (measure: PivotMeasure) => void;
}): JSX.Element {
  const shows = (Object.keys(showLabels) as PivotShow[]).filter(
    (show) => (!show.endsWith('_share') || hasShare(metric)) && (show !== 'running' || metric?.kind === 'additive'),
  );
  const { color } = measure;
  const scale = metric?.unit === 'ratio' ? 100 : 1;
  const [level, setLevel] = useState(() => ('value' in color ? String(Number((color.value * scale).toPrecision(12))) : ''));
  const name = metric?.label ?? measure.metric;
  const number = decimalText(level.trim());
  const setColor = (kind: PivotColor['kind'], text = number): void => {
    const value = text === null ? 0 : Number(text) / scale;
    if (kind === 'threshold') return onChange({ ...measure, color: { kind, value } });
    if (kind === 'target') return onChange({ ...measure, color: { kind, value, near: Math.abs(value) * 0.01 } });
    return onChange({ ...measure, color: { kind } });
  };
  return (
    <Popover label={`Options of ${name}`} width={260} trigger={<IconButton icon="chevron" size={10} label={`Options of ${name}`} />}>
      <div className="explore-form">
        <Select
          label="Show"
          options={shows.map((value) => ({ value, label: showLabels[value] }))}
          value={measure.show}
          onChange={(show) => onChange({ ...measure, show })}
        />
        {!hasShare(metric) && <p className="muted">It does not add up, so a part of it is no share of a whole.</p>}
        <Select label="Color" options={colors} value={color.kind} onChange={(kind) => setColor(kind)} />
        {'value' in color && (
          <Field
            label={`Level${scale === 100 ? ', %' : ''}`}
            numeric
            value={level}
            error={number === null ? 'A number' : null}
            description={color.kind === 'target' ? 'Within 1 % of it counts as near.' : undefined}
            onChange={(text) => {
              setLevel(text);
              const typed = decimalText(text.trim());
              if (typed !== null) setColor(color.kind, typed);
            }}
          />
        )}
      </div>
    </Popover>
  );
}
