import type { JSX } from 'react';
import { sliceChartForms } from '../../../../shared/charts/slice-chart.ts';
import { formLabel } from '../../../../shared/charts/suggest-chart.ts';
import type { SliceSpec } from '../../../../shared/query/slice.ts';
import type { ReportBlock } from '../../../../shared/report/report-spec.ts';
import { useMetrics } from '../../../state/use-metrics.ts';
import { IconButton } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { Select } from '../../../ui/field/select.tsx';
import { dimensionOptions, metricOptions } from './metric-options.ts';

type SliceBlock = Extract<ReportBlock, { slice: SliceSpec }>;
type BridgeBlock = Extract<ReportBlock, { kind: 'bridge' }>;
interface Props<Block> {
  readonly block: Block;
  readonly onChange: (block: Block) => void;
}

const none = { value: '', label: 'Nothing' };
const grains = [
  { value: '', label: 'One number for the period' },
  { value: 'day', label: 'By day' },
  { value: 'week', label: 'By week' },
  { value: 'month', label: 'By month' },
] as const;

/** Metrics, split and time of a figure. */
export function SliceFields({ block, onChange }: Props<SliceBlock>): JSX.Element {
  const metrics = useMetrics();
  const { slice } = block;
  const put = (change: Partial<SliceSpec>) => onChange({ ...block, slice: { ...slice, ...change } } as SliceBlock);
  const isSplit = block.kind === 'chart' || block.kind === 'table';
  const several = block.kind !== 'chart';
  const free = metricOptions(metrics).filter(({ value }) => !slice.metrics.includes(value));
  return (
    <>
      {slice.metrics.map((id, at) => (
        <div key={id} className="bound-number">
          <Select
            label={several ? `Metric ${at + 1}` : 'Metric'}
            options={metricOptions(metrics)}
            value={id}
            onChange={(metric) => put({ metrics: slice.metrics.map((known, index) => (index === at ? metric : known)) })}
            width={260}
          />
          {block.kind === 'kpis' && <TargetField block={block} metric={id} onChange={onChange} />}
          {several && (
            <IconButton
              icon="close"
              label={`Remove metric ${at + 1}`}
              isDisabled={slice.metrics.length === 1}
              onPress={() => put({ metrics: slice.metrics.filter((known) => known !== id) })}
            />
          )}
        </div>
      ))}
      {several && (
        <Select
          label="Another metric"
          options={free}
          value={null}
          placeholder="Choose"
          onChange={(metric) => put({ metrics: [...slice.metrics, metric] })}
          width={260}
        />
      )}
      {isSplit && (
        <Select
          label="Split by"
          options={[none, ...dimensionOptions(metrics, slice.metrics)]}
          value={slice.by[0] ?? ''}
          onChange={(by) => put({ by: by === '' ? [] : [by] })}
          width={260}
        />
      )}
      {isSplit && (
        <Select
          label="Over time"
          options={grains}
          value={slice.grain === 'day' || slice.grain === 'week' || slice.grain === 'month' ? slice.grain : ''}
          onChange={(grain) => put({ grain: grain === '' ? null : grain })}
          width={260}
        />
      )}
      {block.kind === 'chart' && (
        <Select
          label="Chart"
          options={sliceChartForms.map((form) => ({ value: form, label: formLabel(form) }))}
          value={block.chart}
          onChange={(chart) => onChange({ ...block, chart })}
          width={260}
        />
      )}
    </>
  );
}

/** What a metric should reach; shares in percent. */
function TargetField({
  block,
  metric,
  onChange,
}: {
  readonly block: Extract<ReportBlock, { kind: 'kpis' }>;
  readonly metric: string;
  readonly onChange: (block: SliceBlock) => void;
}): JSX.Element {
  const isShare = useMetrics()?.get(metric)?.unit === 'ratio';
  const goal = block.targets[metric];
  const shown = goal === undefined ? '' : String(Number((isShare ? goal * 100 : goal).toPrecision(12)));
  const set = (text: string) => {
    const { [metric]: _, ...others } = block.targets;
    const value = Number(text.replace(',', '.'));
    const isEmpty = text.trim() === '' || !Number.isFinite(value);
    onChange({ ...block, targets: isEmpty ? others : { ...others, [metric]: isShare ? value / 100 : value } });
  };
  return <Field label="Target" numeric defaultValue={shown} onChange={set} suffix={isShare ? '%' : undefined} width={110} />;
}

/** What a bridge takes apart, and along which dimension. */
export function BridgeFields({ block, onChange }: Props<BridgeBlock>): JSX.Element {
  const metrics = useMetrics();
  const { bridge } = block;
  return (
    <>
      <Select
        label="Metric"
        options={metricOptions(metrics)}
        value={bridge.metric}
        onChange={(metric) => onChange({ ...block, bridge: { ...bridge, metric } })}
        width={260}
      />
      <Select
        label="By"
        options={dimensionOptions(metrics, [bridge.metric])}
        value={bridge.by}
        onChange={(by) => onChange({ ...block, bridge: { ...bridge, by } })}
        width={260}
      />
    </>
  );
}
