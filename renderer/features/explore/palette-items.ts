import { factTable } from '../../../shared/domain/tables.ts';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import { addMetric, fieldId, placeField } from '../../../shared/pivot/layout-edits.ts';
import { fieldLabel } from '../../../shared/pivot/member-text.ts';
import { type PivotField, type PivotLayout, plainMeasure } from '../../../shared/pivot/pivot-spec.ts';
import { workedName } from '../../../shared/query/worked-column.ts';
import { dragTypes } from './field-drag.ts';
import type { PaletteItem } from './field-palette.tsx';

const dates = (['year', 'quarter', 'month', 'week', 'day', 'hour'] as const).map((grain): PivotField => ({ kind: 'date', grain }));
/** Steps that people begin with; another width is chosen on the shelf. */
const firstStep = { money: '50', integer: '10', number: '250' } as const;

/** Numbers of the one table of all measures, in steps. */
function stepped(layout: PivotLayout, metrics: ReadonlyMap<string, MetricInfo>): readonly PivotField[] {
  const tables = [...new Set(layout.measures.flatMap(({ metric }) => metrics.get(metric)?.table ?? []))];
  const [table] = tables;
  if (table === undefined || tables.length > 1) return [];
  return factTable(table).columns.flatMap(({ name, type, role }): PivotField[] =>
    role === 'measure' && (type === 'money' || type === 'integer' || type === 'number')
      ? [{ kind: 'column', column: workedName({ kind: 'bin', column: name, step: firstStep[type] }) }]
      : [],
  );
}

const clock = ['weekday(time)', 'hour_of_day(time)', 'month_of_year(time)'].map((column): PivotField => ({ kind: 'column', column }));

/** The columns by which every measure of a layout can be split. */
export function sharedDimensions(layout: PivotLayout, metrics: ReadonlyMap<string, MetricInfo>) {
  const [first, ...others] = layout.measures.flatMap(({ metric }) => metrics.get(metric) ?? []);
  return (first?.dimensions ?? []).filter(({ name }) =>
    others.every(({ dimensions }) => dimensions.some((column) => column.name === name)),
  );
}

/** Fields and measures that the palette offers, in the order in which people ask for them. */
export function paletteItems(
  layout: PivotLayout,
  metrics: ReadonlyMap<string, MetricInfo>,
  /** Changes the arrangement as it then is. */
  edit: (make: (layout: PivotLayout) => PivotLayout) => void,
): readonly PaletteItem[] {
  const used = new Set([...layout.rows, ...layout.columns].map(fieldId));
  const field = (each: PivotField, group: string): PaletteItem => ({
    id: fieldId(each),
    label: fieldLabel(each),
    group,
    dragType: dragTypes.field,
    data: JSON.stringify(each),
    isUsed: used.has(fieldId(each)),
    add: () => {
      const axis = each.kind === 'date' ? 'columns' : 'rows';
      edit((now) => placeField(now, each, axis, now[axis].length));
    },
  });
  const measures = [...metrics.values()]
    .filter(({ available, kind }) => available && kind !== 'stated')
    .map(
      (metric): PaletteItem => ({
        id: `metric ${metric.id}`,
        label: metric.label,
        group: `Measures: ${metric.group}`,
        dragType: dragTypes.measure,
        data: JSON.stringify(plainMeasure(metric.id)),
        isUsed: layout.measures.some((measure) => measure.metric === metric.id),
        add: () => edit((now) => addMetric(now, metric.id)),
      }),
    );
  return [
    ...sharedDimensions(layout, metrics).map(({ name }) => field({ kind: 'column', column: name }, 'Split by')),
    ...dates.map((each) => field(each, 'Time')),
    ...clock.map((each) => field(each, 'Clock')),
    ...stepped(layout, metrics).map((each) => field(each, 'Numbers in steps')),
    ...measures,
  ];
}
