import type { JSX } from 'react';
import { fieldLabel } from '../../../../shared/pivot/member-text.ts';
import { type PivotField, plainMeasure } from '../../../../shared/pivot/pivot-spec.ts';
import type { ReportBlock } from '../../../../shared/report/report-spec.ts';
import { useMetrics } from '../../../state/use-metrics.ts';
import { Select } from '../../../ui/field/select.tsx';
import { dimensionOptions, metricOptions } from './metric-options.ts';

type PivotBlock = Extract<ReportBlock, { kind: 'pivot' }>;

const times = [
  { value: 'time:day', label: 'By day' },
  { value: 'time:week', label: 'By week' },
  { value: 'time:month', label: 'By month' },
] as const;
const none = { value: '', label: 'Nothing' };

const fieldOf = (value: string): PivotField =>
  value.startsWith('time:') ? { kind: 'date', grain: value.slice(5) as 'day' | 'week' | 'month' } : { kind: 'column', column: value };
const valueOf = (field: PivotField | undefined): string =>
  field === undefined ? '' : field.kind === 'date' ? `time:${field.grain}` : field.column;

/** What a pivot shows, and the first field of its rows and columns; those behind it stay as Explore laid them out. */
export function PivotFields({
  block,
  onChange,
}: {
  readonly block: PivotBlock;
  readonly onChange: (block: PivotBlock) => void;
}): JSX.Element {
  const metrics = useMetrics();
  const { pivot } = block;
  const ids = [...new Set(pivot.measures.map(({ metric }) => metric))];
  const axis = (side: 'rows' | 'columns', label: string) => {
    const [first, ...rest] = pivot[side];
    const known = [none, ...times, ...dimensionOptions(metrics, ids)];
    const own =
      first === undefined || known.some(({ value }) => value === valueOf(first))
        ? []
        : [{ value: valueOf(first), label: fieldLabel(first) }];
    return (
      <Select
        label={label}
        options={[...known, ...own]}
        value={valueOf(first)}
        onChange={(value) => onChange({ ...block, pivot: { ...pivot, [side]: value === '' ? rest : [fieldOf(value), ...rest] } })}
        width={260}
      />
    );
  };
  return (
    <>
      {ids.length === 1 && (
        <Select
          label="Metric"
          options={metricOptions(metrics)}
          value={ids[0] ?? null}
          onChange={(metric) => onChange({ ...block, pivot: { ...pivot, measures: [plainMeasure(metric)] } })}
          width={260}
        />
      )}
      {axis('rows', 'Rows')}
      {axis('columns', 'Columns')}
      <p className="muted">Further fields, measures and subtotals are laid out in Explore, from where a table is added to a report.</p>
    </>
  );
}
